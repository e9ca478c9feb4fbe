import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDecimals } from '../../lib/core/decimal.ts';
import { readAmount, withHolding, type Holding } from '../../lib/core/holding.ts';

describe('an amount', () => {
  it.each([
    ['0.5', '0.5'],
    ['０．５', '0.5'],
    ['1,000.5', '1000.5'],
    ['１，０００', '1000'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['007', '7'],
    ['0', '0'],
    ['0.000000000000000001', '0.000000000000000001'],
    ['999999999999999999', '999999999999999999'],
    [' 3 ', '3'],
  ])('%j is %s', (text, amount) => expect(readAmount(text)).toBe(amount));

  it.each([
    '',
    '-5',
    '+5',
    '1e400',
    '1e5',
    'NaN',
    'Infinity',
    '0x10',
    'たくさん',
    '1,00',
    '1.000.000',
    '1,2,3',
    '.',
    ',',
    '1 000',
    '½',
    '1‮2',
    '1​2',
    '9'.repeat(19),
    `0.${'0'.repeat(18)}1`,
  ])('%j is none', (text) => expect(readAmount(text)).toBeUndefined());

  it('is exact, whatever is written, and read again as the same', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }),
        fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }),
        (whole, fraction) => {
          const text = `${whole}.${String(fraction).padStart(18, '0')}`;
          const amount = readAmount(text) ?? '';
          expect(compareDecimals(amount, text)).toBe(0);
          expect(readAmount(amount)).toBe(amount);
          expect(readAmount(whole.toLocaleString('en-US'))).toBe(String(whole));
        },
      ),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const amount = readAmount(text);
        expect(amount === undefined || /^\d+(\.\d+)?$/.test(amount)).toBe(true);
      }),
    );
  });
});

describe('holdings', () => {
  const BTC: Holding = { exchange: 'kucoin', asset: 'BTC', amount: '1' };
  const ETH: Holding = { exchange: 'kucoin', asset: 'ETH', amount: '2' };
  it('are added, changed in their place, and taken away by 0', () => {
    expect(withHolding([BTC], ETH)).toEqual([BTC, ETH]);
    expect(withHolding([BTC, ETH], { ...BTC, amount: '3' })).toEqual([{ ...BTC, amount: '3' }, ETH]);
    expect(withHolding([BTC, ETH], { ...BTC, amount: '0' })).toEqual([ETH]);
    expect(withHolding([ETH], { ...BTC, amount: '0' })).toEqual([ETH]);
    expect(withHolding([BTC], { ...BTC, exchange: 'gate' })).toHaveLength(2);
  });
});
