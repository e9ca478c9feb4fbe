import { MINUTE, SECOND } from '../../lib/core/time.ts';
import type { Random } from './random.ts';

/** One transfer of a theft: after the beginning, of the balance at the beginning, to which of the thief's addresses. */
export interface TheftTransfer {
  after: number;
  share: number;
  to: number;
}

export interface TheftKind {
  /** Among those that resemble history, by which detectors are compared. */
  historical: boolean;
  /** Takes four fifths or more. */
  total: boolean;
  script(random: Random): TheftTransfer[];
}

const spread = (random: Random, count: number, share: number, spanMs: number, receivers: number): TheftTransfer[] => {
  const sizes = Array.from({ length: count }, () => random.between(0.5, 1.5));
  const sum = sizes.reduce((total, size) => total + size, 0);
  return sizes
    .map((size, index) => ({
      after: index === 0 ? 0 : random.between(0, spanMs),
      share: (share * size) / sum,
      to: index % receivers,
    }))
    .toSorted((a, b) => a.after - b.after);
};

/** Offsets and shares of 26 January 2018 (../shared/data/risk/theft-scenarios.json; the second halves approximate). */
const COINCHECK: readonly [number, number][] = [
  [133, 1e-7],
  [296, 0.19],
  [399, 0.19],
  [498, 0.19],
  [574, 0.19],
  [648, 0.19],
  [1274, 0.038],
];

export const THEFTS = {
  coincheck: {
    historical: true,
    total: true,
    script: (random) => {
      const pace = random.between(0.7, 1.5);
      return COINCHECK.map(([seconds, share]) => ({ after: seconds * SECOND * pace, share, to: 0 }));
    },
  },
  /** 17:33 to 18:54 on 14 September 2018. */
  zaif: { historical: true, total: true, script: (random) => spread(random, 12, 0.95, 81 * MINUTE, 3) },
  'single sweep': {
    historical: true,
    total: true,
    script: (random) => [{ after: 0, share: random.between(0.9, 0.99), to: 0 }],
  },
  /** 95.7 % of the coins that were there, in one transaction. */
  'one transaction (dmm)': { historical: true, total: true, script: () => [{ after: 0, share: 0.957, to: 0 }] },
  'upbit 2025': { historical: true, total: true, script: (random) => spread(random, 40, 0.9, 54 * MINUTE, 10) },
  bitpoint: { historical: true, total: true, script: (random) => spread(random, 25, 0.9, 180 * MINUTE, 5) },
  'part 15 to 30 %': {
    historical: false,
    total: false,
    script: (random) => [{ after: 0, share: random.between(0.15, 0.3), to: 0 }],
  },
  'slow, 3 % an hour': {
    historical: false,
    total: false,
    script: (random) => spread(random, 24, 0.5, 24 * 60 * MINUTE, 24),
  },
} satisfies Record<string, TheftKind>;

export type TheftName = keyof typeof THEFTS;
