import { rowKey, type AssetRow } from './availability.ts';
import type { Flag } from './exchange-store.ts';
import { DAY, type Instant } from './time.ts';
import { FLIP_MEMORY_MS } from './verdict-limits.ts';

/** No rule asks for more of them, and an item must not grow with how often a source changes its mind. */
const FLIPS_KEPT = 8;
/** A row that has been missing from its exchange's list for so long is forgotten. */
export const FORGET_MISSING_MS = 30 * DAY;

/** Withdrawals that work slowly still work. */
const passes = (known: Flag['lastKnown']): boolean => known === 'open' || known === 'delayed';

/** Takes one more flip in, and forgets the old ones. */
export const withFlip = (flips: readonly Instant[], at: Instant): Instant[] =>
  [...flips.filter((time) => at - time < FLIP_MEMORY_MS), at].slice(-FLIPS_KEPT);

const firstSight = (row: AssetRow): Flag => ({
  asset: row.asset,
  network: row.network,
  deposit: row.deposit,
  withdrawal: row.withdrawal,
  lastKnown: row.withdrawal === 'unknown' ? null : row.withdrawal,
  reason: row.reason,
  since: null,
  flips: [],
  missingSince: null,
});

const advance = (flag: Flag, row: AssetRow, at: Instant): Flag => {
  const known = row.withdrawal === 'unknown' ? flag.lastKnown : row.withdrawal;
  const turned = flag.lastKnown !== null && passes(known) !== passes(flag.lastKnown);
  const flips = flag.flips.filter((time) => at - time < FLIP_MEMORY_MS);
  return {
    ...firstSight(row),
    lastKnown: known,
    since: turned ? at : flag.since,
    flips: turned ? withFlip(flips, at) : flips.length === flag.flips.length ? flag.flips : flips,
  };
};

/**
 * Takes one reading into the stored flags.
 * A row that is seen for the first time is a silent baseline, whatever it says; `unknown` leaves the last known
 * state to be measured against; a row that is missing keeps its flag. `turnedOff` are the flags that passed
 * withdrawals at their last known state and are suspended now: the only beginnings of an incident.
 */
export const advanceFlags = (
  before: readonly Flag[],
  rows: readonly AssetRow[],
  at: Instant,
): { after: Flag[]; turnedOff: Flag[] } => {
  const known = new Map(before.map((flag) => [rowKey(flag), flag]));
  const after: Flag[] = [];
  const turnedOff: Flag[] = [];
  for (const row of rows) {
    const key = rowKey(row);
    const flag = known.get(key);
    known.delete(key);
    const next = flag === undefined ? firstSight(row) : advance(flag, row, at);
    after.push(next);
    if (flag !== undefined && passes(flag.lastKnown) && next.lastKnown === 'suspended') turnedOff.push(next);
  }
  for (const flag of known.values()) {
    const missingSince = flag.missingSince ?? at;
    if (at - missingSince < FORGET_MISSING_MS)
      after.push(flag.missingSince === null ? { ...flag, missingSince } : flag);
  }
  return { after, turnedOff };
};

/** The rows that stored flags stand for: what an unchanged answer (304) says again. */
export const rowsOf = (flags: readonly Flag[]): AssetRow[] =>
  flags
    .filter(({ missingSince }) => missingSince === null)
    .map(({ asset, network, deposit, withdrawal, reason }) => ({ asset, network, deposit, withdrawal, reason }));
