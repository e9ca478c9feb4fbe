import type { Availability } from '../core/availability.ts';
import type { Flag } from '../core/exchange-store.ts';
import type { Instant } from '../core/time.ts';

/** Rows of a shard: about 1 KB when packed, so that a change of one asset costs one write unit. */
const ROWS_PER_SHARD = 64;
/** A list that has outgrown its shards by this factor is laid out anew. */
const OUTGROWN = 2;

/** How many shards a list of so many rows wants, given how many it has. */
export const shardsFor = (rows: number, now: number): number => {
  const wanted = Math.max(1, Math.ceil(rows / ROWS_PER_SHARD));
  return now === 0 || wanted > now * OUTGROWN ? wanted : now;
};

/** FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/): spreads assets evenly and is the same everywhere. */
const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
};

const LETTERS: Record<Availability, string> = { open: 'o', suspended: 's', delayed: 'd', unknown: 'u' };
const AVAILABILITIES: Record<string, Availability> = { o: 'open', s: 'suspended', d: 'delayed', u: 'unknown' };

/** A flag as stored: asset, network, letters of deposit, withdrawal and last known, reason, since, flips, missing since. */
export type PackedFlag = [string, string | null, string, string | null, Instant | null, Instant[], Instant | null];

export const packFlag = (flag: Flag): PackedFlag => [
  flag.asset,
  flag.network,
  LETTERS[flag.deposit] + LETTERS[flag.withdrawal] + (flag.lastKnown === null ? '-' : LETTERS[flag.lastKnown]),
  flag.reason,
  flag.since,
  flag.flips,
  flag.missingSince,
];

export const unpackFlag = ([asset, network, letters, reason, since, flips, missingSince]: PackedFlag): Flag => ({
  asset,
  network,
  deposit: AVAILABILITIES[letters.charAt(0)] ?? 'unknown',
  withdrawal: AVAILABILITIES[letters.charAt(1)] ?? 'unknown',
  lastKnown: (AVAILABILITIES[letters.charAt(2)] ?? null) as Flag['lastKnown'],
  reason,
  since,
  flips,
  missingSince,
});

/** The shard that an asset's flags lie in. */
export const shardOf = (asset: string, shards: number): number => hash(asset) % shards;

/** Deals flags out to their shards, by asset, so that a flag stays in its shard whatever else comes and goes. */
export const dealOut = (flags: readonly Flag[], shards: number): PackedFlag[][] => {
  const dealt: PackedFlag[][] = Array.from({ length: shards }, () => []);
  for (const flag of flags) dealt[shardOf(flag.asset, shards)]?.push(packFlag(flag));
  return dealt;
};
