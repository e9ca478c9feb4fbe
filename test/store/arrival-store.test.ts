import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ARRIVALS_SAMPLED, ARRIVALS_WINDOW_MS, countsArrival } from '../../lib/core/arrivals.ts';
import { createArrivalStore } from '../../lib/store/arrival-store.ts';
import { startEmbeddedTable, type EmbeddedTable } from './embedded-table.ts';

let embedded: EmbeddedTable;
let now: number;
const units = { read: 0, write: 0 };
const arrivals = () => createArrivalStore({ table: embedded.table, clock: () => now });
const idOf = (number: number): string => createHash('sha256').update(`${number}`).digest('base64url').slice(0, 22);
beforeEach(async () => {
  Object.assign(units, { read: 0, write: 0 });
  embedded = await startEmbeddedTable((operation, count) => {
    units[operation] += count;
  });
  now = Date.UTC(2026, 10, 24);
});
afterEach(() => embedded.close());

describe('arrivals', () => {
  it('are about as many as have come, at a write for one in sixteen', async () => {
    const people = 1_600;
    let count = 0;
    for (let number = 0; number < people; number += 1) count = await arrivals().arrive('line', idOf(number));
    const counted = Array.from({ length: people }, (_, number) => idOf(number)).filter(countsArrival).length;
    expect(count).toBe(counted * ARRIVALS_SAMPLED);
    expect(count / people).toBeGreaterThan(0.7);
    expect(count / people).toBeLessThan(1.3);
    expect(units.write).toBe(counted);
    expect(units.read).toBeLessThanOrEqual(people / 2);
  });

  it('begin anew in each window, and apart on each platform', async () => {
    const sampled = idOf(Array.from({ length: 100 }, (_, number) => number).find((n) => countsArrival(idOf(n))) ?? 0);
    expect(await arrivals().arrive('line', sampled)).toBe(ARRIVALS_SAMPLED);
    expect(await arrivals().arrive('telegram', sampled)).toBe(ARRIVALS_SAMPLED);
    expect(await arrivals().arrive('line', sampled)).toBe(2 * ARRIVALS_SAMPLED);
    now += ARRIVALS_WINDOW_MS;
    expect(await arrivals().arrive('line', sampled)).toBe(ARRIVALS_SAMPLED);
  });
});
