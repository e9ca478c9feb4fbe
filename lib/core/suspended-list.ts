import type { Instant } from './time.ts';

export interface SuspendedAsset {
  asset: string;
  network: string | null;
  /** Null: it was off when it was first seen. */
  since: Instant | null;
  reason: string | null;
}

/** Withdrawals that are off, as far as they are read in a chat. */
export interface SuspendedList {
  /** Those that were seen to shut, the latest first. */
  changed: SuspendedAsset[];
  /** Others that were seen to shut. */
  more: number;
  /** Those that were off when they were first seen. */
  fromStart: number;
}
