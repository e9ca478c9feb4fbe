import { expect, it } from 'vitest';
import { isQuiet } from '../../lib/core/quiet-hours.ts';

const NIGHT = { from: 23 * 60, to: 7 * 60 };

it.each([
  ['Asia/Tokyo', '2026-11-25T13:59:00Z', false],
  ['Asia/Tokyo', '2026-11-25T14:00:00Z', true],
  ['Asia/Tokyo', '2026-11-25T21:59:00Z', true],
  ['Asia/Tokyo', '2026-11-25T22:00:00Z', false],
  // The same hour of UTC, in summer and in winter.
  ['Europe/Berlin', '2026-07-01T05:30:00Z', false],
  ['Europe/Berlin', '2026-12-01T05:30:00Z', true],
])('from 23:00 to 07:00 in %s it is quiet at %s: %s', (zone, at, quiet) => {
  expect(isQuiet({ ...NIGHT, zone }, Date.parse(at))).toBe(quiet);
});

it('is within a day too, and never without hours', () => {
  const noon = { from: 12 * 60, to: 13 * 60, zone: 'UTC' };
  expect(isQuiet(noon, Date.parse('2026-11-25T12:30:00Z'))).toBe(true);
  expect(isQuiet(noon, Date.parse('2026-11-25T13:00:00Z'))).toBe(false);
  expect(isQuiet(undefined, Date.parse('2026-11-25T12:30:00Z'))).toBe(false);
});
