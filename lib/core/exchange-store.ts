import type { Availability, SourceState } from './availability.ts';
import type { SuspendedList } from './suspended-list.ts';
import type { Instant } from './time.ts';

/** How one source (exchange and endpoint) was last heard. */
export interface SourceHealth {
  state: Exclude<SourceState, 'stale'>;
  /** Last fresh reading; null before the first. */
  readAt: Instant | null;
  /** Last attempt, fresh or not. */
  triedAt: Instant;
  /** Since when it has been in this state. */
  since: Instant;
  /** Why it could not be read; null when fresh. */
  detail: string | null;
  etag: string | null;
  lastModified: string | null;
}

/** What is kept of an exchange beside its flags: small, and written at every poll. */
export interface ExchangeHead {
  exchange: string;
  sources: Record<string, SourceHealth>;
  /** What the exchange says of itself as a whole (trading, maintenance); null where it says nothing. */
  platform: string | null;
  /** Digest of the rows in the flags; null before the first fresh reading. */
  digest: string | null;
  /** Rows of the last fresh reading: all, those whose withdrawals are suspended, those it says nothing of. */
  rows: { all: number; suspended: number; unknown: number };
  /** Number of flag shards. */
  shards: number;
  /** Ids of incidents that may be open; one may not exist yet (it is named before it is written). */
  open: string[];
  /** Number of incidents so far: the next one's id is made of it. */
  incidents: number;
  version: number;
}

/** One asset and network as stored. */
export interface Flag {
  asset: string;
  network: string | null;
  deposit: Availability;
  withdrawal: Availability;
  /** The last `withdrawal` that was not unknown; null where it never was: what a change is measured against. */
  lastKnown: Exclude<Availability, 'unknown'> | null;
  reason: string | null;
  /** Since when `withdrawal` has been so; null where it was so at first sight. */
  since: Instant | null;
  /** Changes of `withdrawal` between open and suspended within the last hour. */
  flips: Instant[];
  /** Since when the row is missing from the exchange's list; null while it is there. */
  missingSince: Instant | null;
}

type FlagsOf = Pick<ExchangeHead, 'exchange' | 'shards'>;
export interface ExchangeStore {
  head(exchange: string): Promise<ExchangeHead | undefined>;
  heads(exchanges: readonly string[]): Promise<ExchangeHead[]>;
  /** Conditional on `head.version`; answers the new head. Throws Conflict. */
  saveHead(head: ExchangeHead): Promise<ExchangeHead>;
  flags(head: FlagsOf): Promise<Flag[]>;
  /** At least those of these assets, a moment old at the most. */
  flagsOf(head: FlagsOf, assets: readonly string[]): Promise<Flag[]>;
  /** What is off, a moment old at the most; undefined where it was never written. */
  suspended(exchange: string): Promise<SuspendedList | undefined>;
  /** Writes the shards that differ from `before`, and what is off; those of a later `at` are left. */
  saveFlags(
    exchange: string,
    shards: number,
    before: readonly Flag[],
    after: readonly Flag[],
    at: Instant,
  ): Promise<void>;
}
