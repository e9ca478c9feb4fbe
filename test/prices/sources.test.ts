import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Unreadable } from '../../lib/core/exchange.ts';
import type { PriceSource, Quote } from '../../lib/core/price.ts';
import { PRICE_SOURCES } from '../../lib/prices/index.ts';

// Bodies written here after the documents that each source names; no recording of a live answer was at hand.

const NOW = Date.parse('2026-01-02T03:04:05.000Z');
const AT = Date.parse('2026-01-02T03:04:00.000Z');

const BODIES: Record<keyof typeof PRICE_SOURCES, { body: unknown; quotes: [string, string, string, number][] }> = {
  bitbank: {
    body: {
      success: 1,
      data: [
        { pair: 'btc_jpy', sell: '15000001', buy: '15000000', last: '15000000', vol: '1', timestamp: AT },
        { pair: 'xrp_jpy', sell: '400.12', buy: '400.11', last: '400.120', vol: '1', timestamp: AT },
        { pair: 'xem_jpy', sell: null, buy: null, last: null, vol: '0', timestamp: AT },
        { pair: 'bcc_btc', last: '0.004', timestamp: AT },
      ],
    },
    quotes: [
      ['BTC', 'JPY', '15000000', AT],
      ['XRP', 'JPY', '400.12', AT],
    ],
  },
  gmocoin: {
    body: {
      status: 0,
      data: [
        { ask: '1', bid: '1', last: '15000010', symbol: 'BTC', timestamp: '2026-01-02T03:04:00.000Z', volume: '1' },
        { ask: '1', bid: '1', last: '15300000', symbol: 'BTC_JPY', timestamp: '2026-01-02T03:04:00.000Z', volume: '1' },
      ],
      responsetime: '2026-01-02T03:04:05.000Z',
    },
    quotes: [['BTC', 'JPY', '15000010', AT]],
  },
  coincheck: {
    body: { last: 15000020.5, bid: 15000019, ask: 15000021, high: 1, low: 1, volume: '50.2', timestamp: AT / 1_000 },
    quotes: [['BTC', 'JPY', '15000020.5', AT]],
  },
  bitflyer: {
    body: { product_code: 'BTC_JPY', state: 'RUNNING', timestamp: '2026-01-02T03:04:00', best_bid: 1, ltp: 15000030 },
    quotes: [['BTC', 'JPY', '15000030', AT]],
  },
  kraken: {
    body: {
      error: [],
      result: {
        XXBTZUSD: { a: ['1'], b: ['1'], c: ['100000.10000', '0.00067643'] },
        XXBTZJPY: { c: ['15000040', '1'] },
        XETHZUSD: { c: ['3000.00', '1'] },
        USDTZUSD: { c: ['0.99990', '1'] },
        XTZUSD: { c: ['0.9', '1'] },
        XDGUSD: { c: ['0.12', '1'] },
        SOLUSD: { c: ['150.5', '1'] },
        SOLEUR: { c: ['140', '1'] },
        XETHXXBT: { c: ['0.03', '1'] },
      },
    },
    quotes: [
      ['BTC', 'USD', '100000.1', NOW],
      ['BTC', 'JPY', '15000040', NOW],
      ['ETH', 'USD', '3000', NOW],
      ['USDT', 'USD', '0.9999', NOW],
      ['XTZ', 'USD', '0.9', NOW],
      ['DOGE', 'USD', '0.12', NOW],
      ['SOL', 'USD', '150.5', NOW],
    ],
  },
  gate: {
    body: [
      { currency_pair: 'BTC_USDT', last: '100050', quote_volume: '900000000' },
      { currency_pair: 'XEM_USDT', last: '0.00123', quote_volume: '123456.7' },
      { currency_pair: 'THIN_USDT', last: '99999', quote_volume: '12' },
      { currency_pair: 'BTC3L_USDC', last: '5', quote_volume: '900000000' },
    ],
    quotes: [
      ['BTC', 'USDT', '100050', NOW],
      ['XEM', 'USDT', '0.00123', NOW],
    ],
  },
};

const sources = Object.entries(PRICE_SOURCES) as [keyof typeof BODIES, PriceSource][];
const flat = (quotes: readonly Quote[]) => quotes.map(({ asset, currency, price, at }) => [asset, currency, price, at]);

describe.each(sources)('prices of %s', (id, source) => {
  it('are read from what it documents, exactly', () => {
    const quotes = source.read(BODIES[id].body, NOW);
    expect(flat(quotes)).toEqual(BODIES[id].quotes);
    expect(new Set(quotes.map((quote) => quote.source))).toEqual(new Set([id]));
    expect(source.id).toBe(id);
    for (const address of [source.url, source.documentation]) expect(new URL(address).protocol).toBe('https:');
  });

  it.each<[string, unknown]>([
    ['null', null],
    ['an empty object', {}],
    ['an empty list', []],
    ['a number', 7],
    ['an error of bitbank', { success: 0, data: { code: 10_000 } }],
    ['an error of GMO Coin', { status: 5, messages: [{ message_code: 'ERR-5201' }] }],
    ['an error of Coincheck', { success: false, error: 'invalid' }],
    ['an error of Kraken', { error: ['EService:Unavailable'], result: { XXBTZUSD: { c: ['1', '1'] } } }],
    ['an error of Gate', { label: 'TOO_MANY_REQUESTS', message: 'slow' }],
    ['another product of bitFlyer', { product_code: 'FX_BTC_JPY', ltp: 1 }],
  ])('are not read from %s', (_what, body) => {
    expect(() => source.read(body, NOW)).toThrow(Unreadable);
  });

  it('are not read from the answers of the others', () => {
    const others = Object.entries(BODIES).filter(([other]) => other !== id);
    expect(others).toHaveLength(sources.length - 1);
    for (const [, { body }] of others) expect(() => source.read(body, NOW)).toThrow(Unreadable);
  });

  it('are exact decimals above zero, whatever JSON comes', () => {
    const odd = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom('1e5', '-1', '0', '0.000', 'NaN', '1,000', '９', '١', ' 5', '0x10', 1e300, 1e-300, -5, '007.50'),
    );
    const replaced = (value: unknown, by: unknown): unknown =>
      Array.isArray(value)
        ? value.map((one) => replaced(one, by))
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, replaced(one, by)]))
          : typeof value === 'string' && !/^\d/.test(value)
            ? value
            : by;
    fc.assert(
      fc.property(odd, (by) => {
        for (const body of [by, replaced(BODIES[id].body, by)]) {
          try {
            for (const { price, at } of source.read(body, NOW)) {
              expect(price).toMatch(/^(0|[1-9]\d*)(\.\d*[1-9])?$/);
              expect(price).toMatch(/[1-9]/);
              expect(at).toBeLessThanOrEqual(NOW);
            }
          } catch (error) {
            expect(error).toBeInstanceOf(Unreadable);
          }
        }
      }),
    );
  });
});
