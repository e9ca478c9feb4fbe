import { describe, expect, it } from 'vitest';
import { accountsNeeded } from '../../infra/simulate/report-attacks.ts';
import { freezeRow, grumblingRow } from '../../infra/simulate/report-crowds.ts';

/** Small runs with fixed seeds: bars with margins, so that a change which spoils the weights is seen. */
describe('reports, simulated', () => {
  it.each([
    { ageDays: 1, overDays: 0 },
    { ageDays: 2, overDays: 1 },
    { ageDays: 7, overDays: 7 },
    { ageDays: 90, overDays: 0 },
    { ageDays: 90, overDays: 7 },
    { ageDays: 90, overDays: 14 },
  ])('accounts of $ageDays days, made over $overDays, raise nothing, however many', (how) => {
    expect(accountsNeeded({ ...how, follow: true })).toBeNull();
  });

  it('takes a month of making accounts and another of waiting', () => {
    expect(accountsNeeded({ ageDays: 30, overDays: 30, follow: true })).toBeGreaterThanOrEqual(4);
    expect(accountsNeeded({ ageDays: 30, overDays: 30, follow: false })).toBeNull();
  });

  it('a freeze is noticed where many follow, and grumbling is not taken for one', () => {
    const row = freezeRow({ followers: 500, reporting: 0.1, days: 365 }, 40, 7);
    expect(row['signalled, %']).toBeGreaterThanOrEqual(95);
    expect(row['minutes p50']).toBeLessThanOrEqual(40);
    expect(grumblingRow(500, 5, 7)['false signals a year']).toBeLessThanOrEqual(0.4);
    expect(freezeRow({ followers: 500, reporting: 0.1, days: 365 }, 40, 7)).toEqual(row);
  });
});
