import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createRefreshPrices, readPriceBook } from '../../lib/app/refresh-prices.ts';
import { Unreadable } from '../../lib/core/exchange.ts';
import type { PriceSource } from '../../lib/core/price.ts';
import { HOUR, MINUTE } from '../../lib/core/time.ts';
import { createPriceStore } from '../../lib/store/price-store.ts';
import { startEmbeddedTable, type EmbeddedTable } from './embedded-table.ts';

let embedded: EmbeddedTable;
beforeAll(async () => {
  embedded = await startEmbeddedTable();
});
afterAll(() => embedded.close());

const START = 1_000 * HOUR;
let now = START;
beforeEach(() => {
  now += 100 * HOUR;
});

const source = (id: string): PriceSource => ({
  id,
  url: `https://${id}.example/ticker`,
  documentation: 'https://example.com',
  read(body, at) {
    if (typeof body !== 'string') throw new Unreadable('no price');
    return [{ asset: 'BTC', currency: 'JPY', price: body, at, source: id }];
  },
});

const refreshed = (answers: Record<string, () => unknown>) => {
  const asked: string[] = [];
  const warned: unknown[] = [];
  const prices = createPriceStore({ table: embedded.table });
  const log = { info: () => {}, warn: (_: string, fields?: unknown) => void warned.push(fields), error: () => {} };
  const refresh = createRefreshPrices({
    sources: Object.keys(answers).map(source),
    prices,
    read: async (url) => {
      const { hostname } = new URL(url);
      asked.push(hostname);
      const answer = answers[hostname.split('.')[0] ?? '']?.();
      return answer === undefined
        ? { state: 'unreachable', detail: 'timed out' }
        : { state: 'fresh', text: JSON.stringify(answer) };
    },
    parse: (text) => JSON.parse(text) as unknown,
    clock: () => now,
    log,
    everyMs: MINUTE,
  });
  return { refresh, asked, warned, book: () => readPriceBook(prices, () => now) };
};

describe('prices in the store', () => {
  it('are asked of each source once in its time, however often and by however many', async () => {
    const { refresh, asked, book } = refreshed({ one: () => '100', two: () => '101' });
    await Promise.all([refresh(), refresh(), refresh()]);
    now += MINUTE - 1;
    await refresh();
    expect(asked.toSorted()).toEqual(['one.example', 'two.example']);
    now += 1;
    await refresh();
    expect(asked).toHaveLength(4);
    expect((await book()).priceOf('BTC')).toEqual({ yen: '100', at: now, source: 'one' });
  });

  it('age where a source fails, fall back to the others, and are unknown at last', async () => {
    let answer: unknown = '100';
    const { refresh, warned, book } = refreshed({ three: () => answer });
    await refresh();
    const read = now;
    for (answer of [undefined, { error: 'down' }]) {
      now += 2 * HOUR;
      await refresh();
      expect((await book()).priceOf('BTC')).toMatchObject({ at: read, source: 'three' });
    }
    expect(warned).toMatchObject([
      { source: 'three', state: 'unreachable' },
      { source: 'three', state: 'unreadable' },
    ]);
    now += 30 * HOUR;
    expect((await book()).priceOf('BTC')).toBeUndefined();
  });
});
