import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createIdentify, createSeal, MASTER_KEY_BYTES } from '../../lib/store/seal.ts';

/** The library's own words; that it refuses is what matters. */
const ANY = /.*/s;

const key = (fill: number): Uint8Array => new Uint8Array(MASTER_KEY_BYTES).fill(fill);

describe('the seal', () => {
  it('opens what it has sealed, for the same item and with the same key alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), fc.string(), (plain, context, other) => {
        const sealed = createSeal(key(1)).seal(plain, context);
        expect(createSeal(key(1)).open(sealed, context)).toBe(plain);
        expect(() => createSeal(key(2)).open(sealed, context)).toThrow(ANY);
        if (other !== context) expect(() => createSeal(key(1)).open(sealed, other)).toThrow(ANY);
      }),
    );
  });

  it('notices any changed byte, and never gives the same value twice', () => {
    const seal = createSeal(key(1));
    const sealed = seal.seal('a platform id', 'item');
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Uint8Array.from(sealed, (byte, at) => (at === index ? byte ^ 1 : byte));
      expect(() => seal.open(changed, 'item')).toThrow(ANY);
    }
    expect(() => seal.open(sealed.subarray(0, 10), 'item')).toThrow(ANY);
    expect(Buffer.from(seal.seal('x', 'item'))).not.toEqual(Buffer.from(seal.seal('x', 'item')));
  });
});

describe('the identity of a person', () => {
  it('is the same for the same person, and differs by channel, id and key', () => {
    const identify = createIdentify(key(1));
    expect(identify('line', 'U1')).toBe(createIdentify(key(1))('line', 'U1'));
    expect(identify('line', 'U1')).toMatch(/^[\w-]{22}$/);
    const others = [identify('telegram', 'U1'), identify('line', 'U2'), createIdentify(key(2))('line', 'U1')];
    expect(others).not.toContain(identify('line', 'U1'));
  });
});
