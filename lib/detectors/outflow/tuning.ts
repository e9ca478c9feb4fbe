/** Figures of the score. Source of the first ones: the design's prototype; what was changed is in docs/detection.md. */
export interface Tuning {
  newShare: number;
  largest: number;
  burst: number;
  /** What one, and what several other alarmed wallets add. */
  coincidence: readonly [number, number];
  /** Taken off within an announced window. */
  announced: number;
  /** Score of a wallet of which 85 % left within the hour, to whomever. */
  drained: number;
  /** Whether a payment is held against what the wallet had six hours ago: an emptied one makes all payments look large. */
  beforeOutflow: boolean;
  /** How much of the mean balance of late is the least that a wallet is held to have: taking the rest of it is no drain. */
  usualBalance: number;
  /** On a busy day more bursts are usual, by as much as the wallet pays more often than it does; this is the most. */
  busiestDay: number;
  watch: number;
  warn: number;
  critical: number;
}

/** As the design proposes: what the detector is measured against. */
export const PROTOTYPE: Tuning = {
  newShare: 2.2,
  largest: 1.7,
  burst: 2,
  coincidence: [0.3, 0.45],
  announced: 1.5,
  drained: 4,
  beforeOutflow: false,
  usualBalance: 0,
  busiestDay: 1,
  watch: 2.7,
  warn: 3.4,
  critical: 4.9,
};

/** Found with seeds 1 to 4 of the simulation's mild and harsh regimes (docs/detection.md). */
export const TUNING: Tuning = {
  ...PROTOTYPE,
  burst: 3,
  drained: 4.2,
  beforeOutflow: true,
  usualBalance: 0.5,
  busiestDay: 4,
  watch: 3.2,
  warn: 3.7,
  critical: 4.6,
};
