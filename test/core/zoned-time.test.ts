import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantIn, readWhen, wallTimeIn } from '../../lib/core/zoned-time.ts';
import { iso } from '../../lib/core/time.ts';

const ZONES = ['UTC', 'Asia/Tokyo', 'Europe/Berlin', 'America/New_York', 'Pacific/Apia', 'Asia/Kathmandu'];
const NOW = Date.UTC(2026, 10, 25, 17, 30);
const at = (text: string, zone = 'Asia/Tokyo'): string | undefined => {
  const found = readWhen(text, zone, NOW);
  return found === undefined ? undefined : iso(found);
};

describe('a time on a wall', () => {
  it('is the instant at which a clock there shows it', () => {
    const minutes = fc.integer({ min: 0, max: 2 ** 26 }).map((minute) => minute * 60_000);
    fc.assert(
      fc.property(minutes, fc.constantFrom(...ZONES), (instant, zone) => {
        const found = instantIn(zone, wallTimeIn(zone, instant));
        // What summer time shows twice may be an hour earlier; all else is the very instant.
        expect([instant, instant - 3_600_000]).toContain(found);
      }),
    );
  });

  it('is none where there is no such day, or the clocks pass over it', () => {
    const wall = { year: 2026, month: 2, day: 30, hour: 1, minute: 0 };
    expect(instantIn('UTC', wall)).toBeUndefined();
    expect(instantIn('Europe/Berlin', { ...wall, month: 3, day: 29, hour: 2, minute: 30 })).toBeUndefined();
    expect(instantIn('UTC', { ...wall, day: 1, hour: 24 })).toBeUndefined();
  });

  it.each([
    ['2026-12-01T09:00', '2026-12-01T00:00:00.000Z'],
    ['2026/12/1 9:00', '2026-12-01T00:00:00.000Z'],
    ['１２/１ ９:００', '2026-12-01T00:00:00.000Z'],
    // In Tokyo it is the 26th, 2:30.
    ['3:00', '2026-11-25T18:00:00.000Z'],
    ['2:00', '2026-11-26T17:00:00.000Z'],
    ['1/5 0:00', '2027-01-04T15:00:00.000Z'],
    ['11/26 2:29', '2027-11-25T17:29:00.000Z'],
    ['tomorrow', undefined],
    ['25:00', undefined],
    ['2026-13-01T09:00', undefined],
    ['2026-12-01', undefined],
    ['', undefined],
  ])('%j in Tokyo is %j', (text, expected) => expect(at(text)).toBe(expected));

  it('is read from any text without harm', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...ZONES), (text, zone) => {
        const found = readWhen(text, zone, NOW);
        expect(found === undefined || Number.isFinite(found)).toBe(true);
      }),
    );
  });
});
