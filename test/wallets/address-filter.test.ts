import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAddressFilter } from '../../lib/wallets/address-filter.ts';

const texts = fc.oneof(fc.string({ maxLength: 12 }), fc.string({ unit: 'binary', maxLength: 45 }));

describe('the filter of addresses', () => {
  it('knows those that it was made of and no other, whatever they look like', () => {
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 200 }), fc.array(texts, { maxLength: 200 }), (inside, others) => {
        const filter = createAddressFilter(inside);
        const all = new Set(inside);
        for (const text of [...inside, ...others]) expect(filter(text)).toBe(all.has(text));
      }),
    );
  });

  it('tells apart addresses that end alike', () => {
    const filter = createAddressFilter(['0xaaaa567890', 'bbbb567890']);
    expect(['0xaaaa567890', 'bbbb567890', '0xbbbb567890', '567890', ''].map(filter)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('is made of nothing as well', () => {
    expect(createAddressFilter([])('x')).toBe(false);
  });
});
