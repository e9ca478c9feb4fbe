import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDecimals, formatUnits } from '../../lib/core/decimal.ts';
import { createPriceBook, divideDecimals, quoteTime, type Quote } from '../../lib/core/price.ts';
import { DAY, HOUR, MINUTE } from '../../lib/core/time.ts';

const NOW = 100 * DAY;
const quote = (source: string, asset: string, price: string, from: Partial<Quote> = {}): Quote => ({
  asset,
  currency: 'JPY',
  price,
  at: NOW,
  source,
  ...from,
});
const usd = (source: string, asset: string, price: string, from: Partial<Quote> = {}): Quote =>
  quote(source, asset, price, { currency: 'USD', ...from });
const priceOf = (asset: string, ...quotes: Quote[]) => createPriceBook(quotes, NOW).priceOf(asset);

describe('a price in yen', () => {
  it('is the middle one of its sources, with its time and name', () => {
    const quotes = [quote('a', 'BTC', '101'), quote('b', 'BTC', '100', { at: NOW - MINUTE }), quote('c', 'BTC', '99')];
    expect(priceOf('BTC', ...quotes)).toEqual({ yen: '100', at: NOW - MINUTE, source: 'b' });
  });

  it('is unknown where nobody tells it, and never zero', () => {
    expect(priceOf('XEM')).toBeUndefined();
    expect(priceOf('XEM', quote('a', 'XEM', '0'))).toBeUndefined();
    expect(priceOf('XEM', usd('k', 'XEM', '0.01'))).toBeUndefined();
  });

  it('takes no source that is a fifth off the others', () => {
    const [low, middle] = [quote('a', 'BTC', '100'), quote('b', 'BTC', '101')];
    expect(priceOf('BTC', low, middle, quote('c', 'BTC', '1000'))?.yen).toBe('100');
    expect(priceOf('BTC', low, middle, quote('c', 'BTC', '1'))?.yen).toBe('100');
    expect(priceOf('BTC', quote('a', 'BTC', '100'), quote('b', 'BTC', '120'))?.yen).toBe('100');
  });

  it('is unknown where two sources contradict each other, and the dollar decides between them', () => {
    const two = [quote('a', 'XRP', '100'), quote('b', 'XRP', '150')];
    expect(priceOf('XRP', ...two)).toBeUndefined();
    const dollar = [usd('k', 'XRP', '1'), usd('k', 'BTC', '100000'), quote('a', 'BTC', '15000000')];
    expect(priceOf('XRP', ...two, ...dollar)).toMatchObject({ yen: '150', source: 'b' });
  });

  it('comes from dollars by way of bitcoin where there is no yen market, and says so', () => {
    const quotes = [
      quote('a', 'BTC', '15000000.5', { at: NOW - 2 * MINUTE }),
      usd('k', 'BTC', '100000'),
      usd('k', 'XEM', '0.0123', { at: NOW - MINUTE }),
    ];
    expect(priceOf('XEM', ...quotes)).toEqual({
      yen: '1.8450000615',
      at: NOW - 2 * MINUTE,
      source: 'k XEM/USD × BTC/JPY (a) ÷ BTC/USD',
    });
  });

  it('crosses each source by its own bitcoin: a stablecoin that has fallen is what it is worth', () => {
    const quotes = [quote('a', 'BTC', '15000000'), usd('g', 'BTC', '200000', { currency: 'USDT' })];
    expect(priceOf('XEM', ...quotes, usd('g', 'XEM', '2', { currency: 'USDT' }))?.yen).toBe('150');
    expect(priceOf('XEM', ...quotes, usd('k', 'XEM', '2'))).toBeUndefined();
  });

  it.each([
    [HOUR, HOUR],
    [HOUR + 1, HOUR + 1],
    [DAY, DAY],
    [DAY + 1, undefined],
  ])('of %i ms ago has that age or is none', (age, known) => {
    const price = priceOf('BTC', quote('a', 'BTC', '100', { at: NOW - age }));
    expect(price && NOW - price.at).toBe(known);
  });

  it('takes an old one only where there is no fresh one', () => {
    const old = quote('a', 'BTC', '100', { at: NOW - 2 * HOUR });
    expect(priceOf('BTC', old, quote('b', 'BTC', '500'))).toMatchObject({ yen: '500', source: 'b' });
  });

  it('lies among its quotes, whatever they are', () => {
    const amount = fc.integer({ min: 1, max: 10 ** 9 }).map((raw) => formatUnits(BigInt(raw), 4));
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 7 }), (prices) => {
        const found = priceOf('BTC', ...prices.map((price, at) => quote(String(at), 'BTC', price)));
        if (found === undefined) expect(prices.length).toBeGreaterThan(1);
        else expect(prices.some((price) => compareDecimals(price, found.yen) === 0)).toBe(true);
      }),
    );
  });
});

describe('division of decimals', () => {
  it.each([
    ['1', '3', '0.333333333333'],
    ['2', '0.5', '4'],
    ['15000000', '100000', '150'],
    ['1', '30000', '0.0000333333333333'],
    ['1', '0', undefined],
    ['1', '-1', undefined],
    ['x', '1', undefined],
  ])('%s by %s is %s', (dividend, divisor, quotient) => {
    expect(divideDecimals(dividend, divisor)).toBe(quotient);
  });

  it('undoes a multiplication by whole numbers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 6 }), fc.integer({ min: 1, max: 10 ** 5 }), (a, b) => {
        expect(divideDecimals(String(a * b), String(b))).toBe(String(a));
      }),
    );
  });
});

it('takes a market at its own time, but none that lies ahead', () => {
  expect(quoteTime(NOW - DAY, NOW)).toBe(NOW - DAY);
  expect(quoteTime(NOW + MINUTE, NOW)).toBe(NOW);
  expect(quoteTime(NOW + DAY, NOW)).toBe(NOW);
  expect(quoteTime(null, NOW)).toBe(NOW);
  expect(quoteTime(Number.NaN, NOW)).toBe(NOW);
});
