import type { KeyRefusal } from './signed-request.ts';
import type { Instant } from './time.ts';

/**
 * Whether customers can move an asset in one direction.
 * `unknown` is a state of its own: it is never read as `open`, nor as `suspended`.
 */
export type Availability = 'open' | 'suspended' | 'delayed' | 'unknown';

/** One asset on one network of one exchange, as one reading shows it. */
export interface AssetRow {
  /** Common code where known (XXBT → BTC), else the exchange's own; `*` is the whole exchange. */
  asset: string;
  /** The exchange's own name of the network; null where the source does not tell networks apart. */
  network: string | null;
  deposit: Availability;
  withdrawal: Availability;
  /** What the source says of it in its own words, or `delisted`; null where it says nothing. */
  reason: string | null;
}

/** The reason of an asset that is off for good: kept in the list, never a freeze. */
export const DELISTED = 'delisted';
/** The asset of a row that speaks of the whole exchange. */
export const WHOLE_EXCHANGE = '*';

/** How the last attempt to read a source ended. `stale` is never stored: it follows from the age. */
export type SourceState = 'fresh' | 'stale' | 'unreachable' | 'blocked' | 'unreadable';

/** Why nothing could be read. The detail is ours, never a piece of the answer. */
export interface ReadFailure {
  state: 'unreachable' | 'blocked' | 'unreadable';
  detail: string;
  /** Where it is the key that the exchange refuses. */
  refused?: KeyRefusal;
}

/** What one endpoint of an exchange said at one time, or why it could not be heard. */
export interface Observation {
  exchange: string;
  endpoint: string;
  /** When the request was sent: two readings are in a row only if the later was sent after the earlier was read. */
  requestedAt: Instant;
  /** When the answer was complete. */
  readAt: Instant;
  outcome:
    | { state: 'fresh'; rows: AssetRow[]; etag?: string; lastModified?: string }
    /** 304: the same body as at the last fresh reading. */
    | { state: 'unchanged' }
    | ReadFailure;
}

/** The key of a row within its exchange; a tab occurs in no code. */
export const rowKey = (row: { asset: string; network: string | null }): string => `${row.asset}\t${row.network ?? ''}`;
