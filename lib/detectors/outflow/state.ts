import type { Instant } from '../../core/time.ts';

/** Version of the form in which a state is stored. */
const STATE_VERSION = 1;

/** A large payment to a new receiver: kept so that it can be told, and taken back. */
export interface NewPayment {
  at: Instant;
  /** `payeeMark` of the receiver. */
  to: number;
  amount: number;
  /** Whether it counted towards the burst. */
  burst: boolean;
}

/** What the detector remembers of one asset of one wallet: plain JSON, constant in size. */
export interface FlowState {
  version: number;
  /** First and last event; null before the first. */
  first: Instant | null;
  at: Instant;
  outs: number;
  /** Last known, carried on by what moved since; null where none was ever told. */
  balance: number | null;
  /** Mean balance, over a day; null where none was ever told. */
  mean: number | null;
  /** All that left, fading with 10 minutes, 1 hour, 6 hours. */
  out: [number, number, number];
  /** The same of large payments to new receivers. */
  fresh: [number, number, number];
  /** Large payments to new receivers: fading with 30 minutes, and with a week (what is usual). */
  burst: number;
  weekly: number;
  /** All other payments: fading with an hour, and with a week (how busy the wallet is, and usually is). */
  busy: number;
  busyWeekly: number;
  /** Running 90 % quantile of the amounts, as log10; null before the first. */
  quantile: number | null;
  /** The two largest payments so far. */
  largest: [number, number];
  /** How far the largest was exceeded (log10), fading with an hour. */
  excess: number;
  /** Mark and instant from which it is known, of receivers of large payments; the last used last. */
  payees: [number, Instant][];
  recent: NewPayment[];
  /** Per level (watch, warn, critical): when the score last held it; null where it is not raised. */
  held: [Instant | null, Instant | null, Instant | null];
}

export const createFlowState = (): FlowState => ({
  version: STATE_VERSION,
  first: null,
  at: 0,
  outs: 0,
  balance: null,
  mean: null,
  out: [0, 0, 0],
  fresh: [0, 0, 0],
  burst: 0,
  weekly: 0,
  busy: 0,
  busyWeekly: 0,
  quantile: null,
  largest: [0, 0],
  excess: 0,
  payees: [],
  recent: [],
  held: [null, null, null],
});
