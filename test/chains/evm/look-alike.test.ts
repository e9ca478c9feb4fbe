import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GUARDED_SYMBOLS, isHarmless, skeletonOf } from '../../../lib/chains/evm/look-alike.ts';

const known = new Set(GUARDED_SYMBOLS.map(skeletonOf));

describe('a symbol of an unknown contract', () => {
  test.each([
    ['ETH', 'itself'],
    ['eth', 'another case'],
    ['EТH', 'Cyrillic Т'],
    ['ЕТН', 'Cyrillic throughout'],
    ['ЕТН...', 'dots behind it'],
    ['stEТH', 'a Cyrillic letter in the middle'],
    ['ѕтETН', 'Cyrillic dze'],
    ['ΕΤΗ', 'Greek'],
    ['ＵＳＤＴ', 'full width'],
    ['U S D T', 'spaces'],
    ['US\u200BDT', 'a space of no width'],
    ['ÛSDT', 'a mark above'],
    ['USD₮', 'the sign of tugrik'],
    ['U5DC', 'a digit for a letter'],
    ['$USDT', 'a sign before it'],
    ['ᏌᏚᎠᎢ', 'Cherokee'],
    ['claim-at.xyz', 'a site'],
    ['https://x', 'an address of the web'],
    ['FREE MONEY', 'a sentence'],
    ['x'.repeat(21), 'too long'],
    ['\u202Etibbar', 'turned round'],
    ['CRV\u0000', 'with a control'],
    ['', 'empty'],
    ['...', 'nothing but dots'],
  ])('%s is not shown: %s', (symbol) => {
    expect(isHarmless(symbol, known)).toBe(false);
  });

  test.each(['LUSD', 'CRV', 'aUSDC', 'yvUSDC', 'sUSDe', 'JPYC2', '柴犬', 'ネム', 'USDC.b'])('%s is shown', (symbol) => {
    expect(isHarmless(symbol, known)).toBe(true);
  });

  test('any text is judged, and case never matters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (symbol) => {
        expect(typeof isHarmless(symbol, known)).toBe('boolean');
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...GUARDED_SYMBOLS), fc.infiniteStream(fc.boolean()), (symbol, capitals) => {
        const mixed = symbol.replaceAll(/./g, (letter) =>
          capitals.next().value === true ? letter.toUpperCase() : letter.toLowerCase(),
        );
        expect(isHarmless(mixed, known)).toBe(false);
      }),
    );
  });
});
