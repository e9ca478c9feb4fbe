import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAddressIndex } from '../../lib/wallets/address-index.ts';

const letters = (of: string): fc.Arbitrary<string> => fc.constantFrom(...of.split(''));
const hex = fc.array(letters('0123456789abcdef'), { minLength: 40, maxLength: 40 });
const address = fc.oneof(
  hex.map((of) => `0x${of.join('')}`),
  hex.map((of) => `0x${of.join('')}`.toUpperCase()),
  fc.string({ unit: letters('abcXYZ019'), minLength: 0, maxLength: 120 }),
  // Made to share their end, as poisoned look-alikes are.
  hex.map((of) => `0x${of.join('').slice(0, 20)}11111111112222222222`),
  // Twenty letters: as many as a packed one has bytes.
  fc.string({ unit: letters('abc.near'), minLength: 20, maxLength: 20 }),
);
const row = fc.tuple(fc.integer({ min: 0, max: 3 }), address);

describe('the address index', () => {
  it('finds what was added under its number, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 80 }), fc.array(row, { maxLength: 20 }), (known, asked) => {
        const index = createAddressIndex();
        const numbers = new Map<string, number>();
        for (const [family, text] of known) {
          const key = `${family} ${text}`;
          const packs = /^0x[0-9a-f]{40}$/.test(text) && numbers.size % 2 === 0;
          const number = packs
            ? index.addPacked(family, Buffer.from(`00${text.slice(2)}`, 'hex'), 1)
            : index.add(family, text);
          expect(number).toBe(numbers.get(key) ?? numbers.size);
          numbers.set(key, number);
        }
        expect(index.size).toBe(numbers.size);
        for (const [family, text] of [...known, ...asked])
          expect(index.find(family, text)).toBe(numbers.get(`${family} ${text}`) ?? -1);
        for (const [key, number] of numbers) {
          const { family, address: text } = index.at(number);
          expect(`${family} ${text}`).toBe(key);
        }
      }),
    );
  });

  it('grows past what was expected', () => {
    const index = createAddressIndex(3);
    const texts = Array.from({ length: 5_000 }, (_, at) =>
      at % 2 === 0 ? `0x${at.toString(16).padStart(40, '0')}` : `address-${at}`,
    );
    for (const text of texts) index.add(1, text);
    expect(texts.map((text) => index.find(1, text))).toEqual(texts.map((_, at) => at));
    expect(texts.filter((text) => index.find(0, text) !== -1)).toEqual([]);
  });

  it('takes no address that differs in one letter, in its case or in its length', () => {
    const index = createAddressIndex();
    const text = '0x28c6c06298d514db089934071355e5743bf21d60';
    index.add(0, text);
    for (let at = 0; at < text.length; at += 1) {
      const other = text[at] === 'a' ? 'b' : 'a';
      expect(index.find(0, text.slice(0, at) + other + text.slice(at + 1))).toBe(-1);
    }
    expect(index.find(0, text.toUpperCase())).toBe(-1);
    expect(index.find(0, text.slice(0, -1))).toBe(-1);
    expect(index.find(0, `${text}0`)).toBe(-1);
  });

  it('refuses an address that is not ASCII', () => {
    expect(() => createAddressIndex().add(0, '0x28с6')).toThrow(RangeError);
  });
});
