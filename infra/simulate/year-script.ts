import type { Statement } from '../../lib/core/statement.ts';
import type { YearExchange } from './year-exchanges.ts';

/** Minutes of the year: a poll each. */
export type Minute = number;
export const HOURS = 60;
export const DAYS = 24 * HOURS;

/** Why rows are truly off. */
export type Cause =
  | 'emergency'
  | 'unannounced'
  /** Announced, but less than two hours ahead, before its time or after it, or called for another time. */
  | 'outside its time'
  | 'planned'
  | 'planned, notice not understood'
  | 'chain'
  | 'flapping'
  | 'delisting'
  | 'delisting, unannounced'
  | 'glitch of one row';

/** Rows that are off from `from`, and on again at `until`. */
export interface Stop {
  from: Minute;
  until: Minute;
  rows: readonly number[];
  cause: Cause;
  /** Stops of one happening have one. */
  episode: number;
  /** What the list says of it. */
  reason: string | null;
  /** Everything at the exchange. */
  isWhole: boolean;
}

/** What is wrong with what is read, not with the exchange. */
export interface Fault {
  from: Minute;
  until: Minute;
  kind: 'unreachable' | 'blocked' | 'unreadable' | 'all off' | 'vanished' | 'unknown' | 'stale body';
  /** Of `vanished` and `unknown`: every so manyth row. Of `stale body`: its age in minutes. */
  of: number;
}

/** A row that appears in the list, or leaves it. */
export interface Listing {
  at: Minute;
  row: number;
  isThere: boolean;
}

/** A halt that must be told. */
export interface Emergency {
  kind: EmergencyKind;
  from: Minute;
  until: Minute;
  rows: readonly number[];
  isWhole: boolean;
}
export const EMERGENCIES = [
  'everything',
  'everything, called maintenance',
  'one large asset',
  'during an outage',
  'right after an outage',
  'growing scope',
] as const;
export type EmergencyKind = (typeof EMERGENCIES)[number];

/** All that happens at one exchange. */
export interface Script {
  exchange: YearExchange;
  stops: Stop[];
  faults: Fault[];
  listings: Listing[];
  /** `at`: when the feed is read. */
  says: { at: Minute; statement: Statement }[];
  emergencies: Emergency[];
  /** Minutes at which nothing changes here that may matter nevertheless: what happens elsewhere, the end of a window. */
  looks: Minute[];
}
