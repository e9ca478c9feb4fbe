import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBudgetStore } from '../../lib/store/budget-store.ts';
import { startEmbeddedTable, type EmbeddedTable } from './embedded-table.ts';

let embedded: EmbeddedTable;
let now: number;
beforeEach(async () => {
  embedded = await startEmbeddedTable();
  now = 1_700_000_000_000;
});
afterEach(() => embedded.close());
const budget = () => createBudgetStore({ table: embedded.table, clock: () => now });

/** The most that any window of a second holds; a hundredth of a millisecond is below what these numbers can tell. */
const busiest = (times: readonly number[]): number =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 999.99).length));

describe('the budget of a token', () => {
  it('never gives more than the rate in any second, whoever asks and after whatever pause', async () => {
    const asks = fc.array(
      fc.record({
        count: fc.integer({ min: 1, max: 4 }),
        together: fc.integer({ min: 1, max: 3 }),
        idleMs: fc.integer({ min: 0, max: 2_500 }),
      }),
      { minLength: 1, maxLength: 8 },
    );
    let run = 0;
    await fc.assert(
      fc.asyncProperty(asks, fc.integer({ min: 2, max: 50 }), async (all, rate) => {
        run += 1;
        const channel = `channel-${run}` as 'line';
        const given: number[] = [];
        for (const { count, together, idleMs } of all) {
          now += idleMs;
          const slots = await Promise.all(
            Array.from({ length: together }, () => budget().reserve(channel, rate, count)),
          );
          given.push(...slots.flatMap((some) => some ?? []));
          for (const some of slots) for (const at of some ?? []) expect(at).toBeGreaterThanOrEqual(now);
        }
        expect(new Set(given).size).toBe(given.length);
        expect(busiest(given)).toBeLessThanOrEqual(rate);
      }),
      { numRuns: 25 },
    );
  });

  it('gives slots at once after idling, one after another, with no burst', async () => {
    expect(await budget().reserve('telegram', 10, 3)).toEqual([now, now + 100, now + 200]);
    now += 60_000;
    expect(await budget().reserve('telegram', 10, 2)).toEqual([now, now + 100]);
    expect(await budget().reserve('telegram', 10, 1)).toEqual([now + 200]);
  });

  it('gives nothing, and takes nothing, where it would be later than asked for', async () => {
    await budget().reserve('telegram', 1, 3);
    expect(await budget().reserve('telegram', 1, 1, 2_999)).toBeUndefined();
    expect(await budget().reserve('telegram', 1, 2, 3_000)).toBeUndefined();
    expect(await budget().reserve('telegram', 1, 1, 3_000)).toEqual([now + 3_000]);
  });

  it('rests while it is paused, and a shorter pause does not end a longer one', async () => {
    await budget().pause('discord', now + 5_000);
    await budget().pause('discord', now + 1_000);
    expect(await budget().reserve('discord', 40, 1, 4_000)).toBeUndefined();
    expect(await budget().reserve('discord', 40, 1)).toEqual([now + 5_000]);
    expect(await budget().reserve('line', 40, 1, 0)).toEqual([now]);
  });
});
