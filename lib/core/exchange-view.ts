import { DELISTED, type SourceState } from './availability.ts';
import type { ExchangeHead, Flag, SourceHealth } from './stores.ts';
import type { Instant } from './time.ts';

/**
 * operational: nothing that was open is shut. partly-suspended: something is. suspended: the whole exchange.
 * unknown: the flags cannot be read now, or never could be; what was read last is shown with its age.
 */
export type ExchangeState = 'operational' | 'partly-suspended' | 'suspended' | 'unknown';

export interface SuspendedAsset {
  asset: string;
  network: string | null;
  /** Null: it was off when it was first seen. */
  since: Instant | null;
  reason: string | null;
}

/** What can be said of an exchange now, for people and programs. */
export interface ExchangeView {
  id: string;
  state: ExchangeState;
  /** The last fresh reading of its flags; null before the first. */
  readAt: Instant | null;
  sourceState: SourceState;
  /** Withdrawals that are off now, the latest change first. */
  suspended: SuspendedAsset[];
  /** How many rows the reading has. */
  assets: number;
}

/** A source is stale when this many polls have brought nothing fresh. */
export const STALE_AFTER_POLLS = 3;
/** Polls and their requests take time: a reading is not called stale for a few seconds' delay. */
const STALE_GRACE_MS = 10_000;

/** Fresh, or why not. A fresh reading turns stale with age: nobody is told of calm that nobody has seen. */
export const sourceState = (health: SourceHealth, now: Instant, pollMs: number): SourceState => {
  if (health.state !== 'fresh') return health.state;
  const age = now - (health.readAt ?? 0);
  return age > STALE_AFTER_POLLS * pollMs + STALE_GRACE_MS ? 'stale' : 'fresh';
};

const bySince = (a: SuspendedAsset, b: SuspendedAsset): number =>
  (b.since ?? 0) - (a.since ?? 0) || (a.asset < b.asset ? -1 : 1);

/** `whole`: an open incident says that the exchange as a whole is concerned. `funding` names the source of the flags. */
export const viewExchange = (
  head: ExchangeHead,
  flags: readonly Flag[],
  { funding, whole, now, pollMs }: { funding: string; whole: boolean; now: Instant; pollMs: number },
): ExchangeView => {
  const health = head.sources[funding];
  const state = health === undefined ? 'unreachable' : sourceState(health, now, pollMs);
  const suspended = flags
    .filter((flag) => flag.withdrawal === 'suspended' && flag.missingSince === null)
    .map(({ asset, network, since, reason }) => ({ asset, network, since, reason }))
    .toSorted(bySince);
  const changed = suspended.some(({ since, reason }) => since !== null && reason !== DELISTED);
  const known = health?.readAt !== undefined && health.readAt !== null;
  const shown = whole ? 'suspended' : changed ? 'partly-suspended' : 'operational';
  const anyKnown = flags.some(({ withdrawal }) => withdrawal !== 'unknown');
  return {
    id: head.exchange,
    state: known && anyKnown && state === 'fresh' ? shown : 'unknown',
    readAt: health?.readAt ?? null,
    sourceState: state,
    suspended,
    assets: flags.length,
  };
};
