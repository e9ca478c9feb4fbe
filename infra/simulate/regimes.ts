/** What ordinary traffic is like. Engineering estimates after the design's generator, not fitted to chain data. */
export interface Regime {
  /** Standard deviation of log amounts. */
  sigma: readonly [number, number];
  whaleShare: number;
  paretoAlpha: number;
  /** One payout is at most that share of the target balance. */
  payoutCap: number;
  newReceiver: number;
  newWhaleReceiver: number;
  batching: number;
  /** Sweeps that go to a cold address which no label knows. */
  unlabelledCold: number;
  /** A year: moves of the whole wallet to a new address, loans of 10 to 35 %, runs of an exchange's customers. */
  migrations: number;
  loans: number;
  runs: number;
  runCount: number;
  runSize: number;
  /** A year: 40 to 70 % to a new address over the counter. In the regime that was never tuned for, alone. */
  otc: number;
  /** Days of ordinary payouts that a wallet holds. */
  coverDays: number;
}

const HARSH: Regime = {
  sigma: [1.6, 1.9],
  whaleShare: 0.03,
  paretoAlpha: 1.2,
  payoutCap: 0.5,
  newReceiver: 0.4,
  newWhaleReceiver: 0.3,
  batching: 0.4,
  unlabelledCold: 0.07,
  migrations: 0.4,
  loans: 6,
  runs: 4,
  runCount: 4,
  runSize: 1.5,
  otc: 0,
  coverDays: 4,
};

export const REGIMES = {
  mild: {
    ...HARSH,
    payoutCap: 0.25,
    newWhaleReceiver: 0.2,
    unlabelledCold: 0.03,
    migrations: 0.15,
    loans: 3,
    runs: 2,
  },
  harsh: HARSH,
  /** Never used for tuning: heavier tails, bigger runs, more batching, thinner wallets, a kind of payment of its own. */
  shift: {
    ...HARSH,
    sigma: [2, 2.3],
    whaleShare: 0.05,
    paretoAlpha: 1,
    newReceiver: 0.6,
    newWhaleReceiver: 0.5,
    batching: 0.8,
    runs: 6,
    runCount: 7,
    coverDays: 2.5,
    otc: 1,
  },
} satisfies Record<string, Regime>;

export type RegimeName = keyof typeof REGIMES;
