import { expect, it } from 'vitest';
import { isSilenced, readDuration } from '../../lib/core/silence.ts';

it.each([
  ['90m', 5_400_000],
  ['3h', 10_800_000],
  ['３時間', 10_800_000],
  ['1 d', 86_400_000],
  ['7d', 604_800_000],
  ['8d', undefined],
  ['0h', undefined],
  ['h', undefined],
  ['-1h', undefined],
  ['1e9h', undefined],
  ['soon', undefined],
  ['constructor', undefined],
])('%j is %s', (text, length) => expect(readDuration(text)).toBe(length));

it.each([
  ['warn', 'confirmed', 0, true],
  ['critical', 'escalated', 0, false],
  ['info', 'resolved', 0, false],
  ['info', 'corrected', 0, false],
  ['warn', 'confirmed', 1_000, false],
] as const)('%s, %s, at %i: %s', (severity, reason, now, silent) => {
  const silence = { exchange: 'kucoin', until: 1_000, by: 'ann', at: 0 };
  expect(isSilenced(silence, { severity, reason }, now)).toBe(silent);
  expect(isSilenced(undefined, { severity, reason }, now)).toBe(false);
});
