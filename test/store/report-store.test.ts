import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '../../lib/core/report-weight.ts';
import { NO_REPORTS, REPORTS_KEPT, REPORTS_KEPT_MS, reportSignal } from '../../lib/core/reports.ts';
import { DAY, HOUR, MINUTE } from '../../lib/core/time.ts';
import { createReportStore } from '../../lib/store/report-store.ts';
import { createIdentify, createReportMark } from '../../lib/store/seal.ts';
import { startEmbeddedTable, type EmbeddedTable } from './embedded-table.ts';
import { formsHeld } from './forms-held.ts';

const START = Date.UTC(2026, 10, 24);
const master = new Uint8Array(randomBytes(32));
const identify = createIdentify(master);
const mark = createReportMark(master);
const idOf = (number: number): string => identify('telegram', `${500_000_000 + number}`);

let embedded: EmbeddedTable;
let now: number;
const units = { read: 0, write: 0 };
const clock = () => now;
const store = () => createReportStore({ table: embedded.table, clock, mark });
const report = (exchange: string, number: number, more: Partial<Report> = {}): Report => ({
  mark: mark(exchange, idOf(number)),
  at: now,
  arrivedAt: now - (40 + number * 8) * DAY,
  close: number % 2 === 0,
  ...more,
});
const say = async (exchange: string, ...people: number[]): Promise<void> => {
  for (const number of people) await store().add(exchange, report(exchange, number, { close: true }));
};

beforeEach(async () => {
  Object.assign(units, { read: 0, write: 0 });
  embedded = await startEmbeddedTable((operation, count) => {
    units[operation] += count;
  });
  now = START;
});
afterEach(() => embedded.close());

describe('reports', () => {
  it('come back as they were said, of each exchange apart', async () => {
    const said = [report('kraken', 1), report('kraken', 2)];
    for (const one of said) await store().add('kraken', one);
    expect((await store().recent('kraken')).reports).toEqual(said);
    expect(await store().recent('kucoin')).toEqual(NO_REPORTS);
  });

  it('raise the signal once enough people have said it, for whoever reads without a key', async () => {
    const reader = createReportStore({ table: embedded.table, clock });
    await say('kraken', 1, 2, 3, 4);
    expect(reportSignal(await reader.recent('kraken'), now)).toBeNull();
    await say('kraken', 5);
    expect(reportSignal(await reader.recent('kraken'), now)).toMatchObject({ severity: 'watch', since: now });
    now += HOUR;
    expect(reportSignal(await reader.recent('kraken'), now)).toBeNull();
  });

  it('cost a write unit each, full or not, and a repeat none', async () => {
    const people = Array.from({ length: REPORTS_KEPT + 10 }, (_, number) => number);
    for (const number of people) {
      now += MINUTE;
      Object.assign(units, { read: 0, write: 0 });
      await say('bitmart', number);
      expect(units).toEqual({ read: expect.any(Number), write: 1 });
      expect(units.read).toBeLessThanOrEqual(1);
    }
    Object.assign(units, { read: 0, write: 0 });
    await say('bitmart', people.length - 1);
    expect(units.write).toBe(0);
  });

  it('are all counted when several come at once', async () => {
    await Promise.all([1, 2, 3, 4].map((number) => say('kraken', number)));
    expect((await store().recent('kraken')).reports).toHaveLength(4);
  });

  it('are let go where far too many come at once, and never fail', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, number) => say('kraken', number)));
    expect((await store().recent('kraken')).reports.length).toBeGreaterThanOrEqual(5);
  });

  it('are absent once they have expired, whether the store has taken them away or not, and begin anew', async () => {
    await say('kraken', 1, 2);
    now += REPORTS_KEPT_MS + 2_000;
    expect(await store().recent('kraken')).toEqual(NO_REPORTS);
    await say('kraken', 3);
    expect((await store().recent('kraken')).reports).toHaveLength(1);
  });
});

describe('of whoever is to be forgotten', () => {
  it('nothing is left at any exchange, expired or not, and the others stay', async () => {
    await say('kraken', 1, 2);
    await say('kucoin', 1);
    now += REPORTS_KEPT_MS + 2_000;
    await say('gate', 1, 2);
    await store().forget(idOf(1));
    const items = await embedded.dump();
    const held = items.map(({ packed }) => Buffer.from(packed?.B ?? []).toString('base64url'));
    for (const exchange of ['kraken', 'kucoin', 'gate'])
      expect(
        items.map((item) =>
          Buffer.from(item['packed']?.B ?? []).includes(Buffer.from(mark(exchange, idOf(1)), 'base64url')),
        ),
      ).not.toContain(true);
    // Of the others only what counts is written again.
    expect(held.filter((packed) => packed !== '')).toHaveLength(1);
    expect((await store().recent('gate')).reports.map((one) => one.mark)).toEqual([mark('gate', idOf(2))]);
  });

  it('nothing is written where he has said nothing', async () => {
    await say('kraken', 1);
    Object.assign(units, { read: 0, write: 0 });
    await store().forget(idOf(2));
    expect(units.write).toBe(0);
  });
});

describe('what is stored', () => {
  it('holds no id, neither the platform’s nor ours', async () => {
    await say('kraken', 1, 2);
    expect(formsHeld(await embedded.dump(), ['500000001', idOf(1), idOf(2)])).toEqual([]);
  });

  it('shows nothing in common between two exchanges, nor under two keys', () => {
    const other = createReportMark(new Uint8Array(randomBytes(32)));
    expect(new Set([mark('kraken', idOf(1)), mark('kucoin', idOf(1)), other('kraken', idOf(1))]).size).toBe(3);
    expect(mark('kraken', idOf(1))).not.toBe(mark('kraken', idOf(2)));
  });
});
