import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { createSeal } from '../../lib/store/seal.ts';
import { createSteadySeal } from '../../lib/store/steady-seal.ts';

const steady = () => createSteadySeal(createSeal(new Uint8Array(master)));
const master = randomBytes(32);

it('gives the same bytes for the same content of the same item, and others for anything else', () => {
  const seal = steady();
  const first = seal.seal('content', 'a');
  expect(seal.seal('content', 'a')).toBe(first);
  expect(seal.seal('content', 'b')).not.toEqual(first);
  const other = seal.seal('another', 'a');
  expect(other).not.toEqual(first);
  expect(seal.open(other, 'a')).toBe('another');
  // What it was before is forgotten: nothing shows that somebody has gone back to it.
  expect(seal.seal('content', 'a')).not.toEqual(first);
});

it('gives back what it has opened as it was', () => {
  const stored = steady().seal('content', 'a');
  const seal = steady();
  expect(seal.open(stored, 'a')).toBe('content');
  expect(seal.seal('content', 'a')).toBe(stored);
  expect(() => seal.open(stored, 'b')).toThrow(/authenticate/);
});

it('remembers no more than the last ones', () => {
  const seal = steady();
  const first = seal.seal('content', 'first');
  for (let number = 0; number < 100; number += 1) seal.seal('content', `${number}`);
  const again = seal.seal('content', 'first');
  expect(again).not.toEqual(first);
  expect(seal.open(first, 'first')).toBe('content');
});
