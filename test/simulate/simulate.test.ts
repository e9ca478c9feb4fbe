import { describe, expect, it } from 'vitest';
import { QUICK, reportRegime } from '../../infra/simulate/report.ts';

/** Two standard deviations of a count that may be `most` a year: few wallet-years scatter widely. */
const margin = (most: number, walletYears: number): number => 2 * Math.sqrt(most / walletYears);

/** Small runs with fixed seeds: bars with margins, so that a change which spoils the detector is seen. */
describe('simulation, small', () => {
  it.each([
    ['mild', 0.5],
    ['harsh', 0.7],
  ] as const)(
    '%s: no more than %d false critical alarms a wallet-year, and total drains are told',
    (regime, most) => {
      const report = reportRegime(regime, QUICK);
      const row = (label: string) => report.totalDrains.find(({ detector }) => detector === label);
      expect(row('mamori critical')?.falseAlarmsPerWalletYear).toBeLessThanOrEqual(
        most + margin(most, report.walletYears),
      );
      expect(row('mamori warn')?.detectedPercent).toBeGreaterThanOrEqual(99);
      const before = report.prototypeFixed.find(({ detector }) => detector === 'prototype warn');
      expect(row('mamori warn')?.falseAlarmsPerWalletYear).toBeLessThanOrEqual(before?.falseAlarmsPerWalletYear ?? 0);
    },
    60_000,
  );

  it('gives the same figures again', () => {
    const size = { exchanges: 1, days: 20, seeds: QUICK.seeds };
    expect(reportRegime('mild', size)).toEqual(reportRegime('mild', size));
  }, 60_000);
});
