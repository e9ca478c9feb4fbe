import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findExchange, isEverything, leadingExchange, nearExchanges } from '../../lib/commands/exchange-names.ts';
import { EXCHANGES } from '../../lib/exchanges/index.ts';

describe('names of exchanges', () => {
  it('knows every exchange by its id, English name, Japanese name and former names', () => {
    for (const exchange of Object.values(EXCHANGES)) {
      for (const name of [exchange.id, exchange.names.en, exchange.names.ja, ...exchange.names.also]) {
        expect([name, findExchange(name, EXCHANGES)?.id]).toEqual([name, exchange.id]);
        expect(findExchange(name.toUpperCase(), EXCHANGES)).toBe(findExchange(name, EXCHANGES));
      }
    }
  });

  it.each([
    ['ＫｕＣｏｉｎ', 'kucoin'],
    ['ｸｰｺｲﾝ', 'kucoin'],
    ['くーこいん', 'kucoin'],
    ['Ku Coin', 'kucoin'],
    ['gate.io', 'gate'],
    ['びっとふぃねっくす', 'bitfinex'],
    ['huobi', 'htx'],
  ])('%s is %s', (typed, id) => expect(findExchange(typed, EXCHANGES)?.id).toBe(id));

  it.each([
    [['ku', 'coin', 'btc'], 'kucoin', ['btc']],
    [['gate', 'io'], 'gate', []],
    [['gate', 'IOTA'], 'gate', ['IOTA']],
    [['kraken'], 'kraken', []],
  ])('%j names %s and leaves %j', (words, id, rest) => {
    const found = leadingExchange(words, EXCHANGES);
    expect([found?.exchange.id, found?.rest]).toEqual([id, rest]);
  });

  it.each([
    ['kucoim', 'kucoin'],
    ['krakn', 'kraken'],
    ['bitfinix', 'bitfinex'],
    ['クーコイソ', 'kucoin'],
    ['upb', 'upbit'],
  ])('%s is nearly %s', (typed, id) => expect(nearExchanges(typed, EXCHANGES)[0]?.id).toBe(id));

  it.each(['', ' ', 'x', 'completely different', '__proto__', 'constructor'])("%j is nobody's name", (typed) => {
    expect(findExchange(typed, EXCHANGES)).toBeUndefined();
    expect(nearExchanges(typed, EXCHANGES)).toEqual([]);
  });

  it('every exchange is meant by all, in both languages', () => {
    expect(['all', 'ALL', '全部', 'すべて', 'スベテ', '全て', '＊'].filter((word) => !isEverything(word))).toEqual([]);
    expect(isEverything('some')).toBe(false);
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const [found, near] = [findExchange(text, EXCHANGES), nearExchanges(text, EXCHANGES)];
        if (found !== undefined) expect(Object.values(EXCHANGES)).toContain(found);
        expect(near.length).toBeLessThanOrEqual(Object.keys(EXCHANGES).length);
      }),
    );
  });

  it('suggests whatever is one letter away', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(EXCHANGES)),
        fc.nat(12),
        fc.constantFrom('q', 'z', '9'),
        (id, at, letter) => {
          const typed = id.slice(0, at) + letter + id.slice(at);
          expect(nearExchanges(typed, EXCHANGES).map((exchange) => exchange.id)).toContain(id);
        },
      ),
    );
  });
});
