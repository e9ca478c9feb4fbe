import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../lib/locales/index.ts';

describe('times', () => {
  it.each([
    [Date.UTC(2026, 10, 24, 12, 5), '24 Nov 2026, 12:05 UTC', '2026年11月24日 21:05 JST'],
    [Date.UTC(2026, 11, 31, 15, 0), '31 Dec 2026, 15:00 UTC', '2027年1月1日 00:00 JST'],
    [Date.UTC(2018, 0, 25, 15, 2), '25 Jan 2018, 15:02 UTC', '2018年1月26日 00:02 JST'],
  ])('%d', (at, en, ja) => {
    expect(LOCALES.en.time(at)).toBe(en);
    expect(LOCALES.ja.time(at)).toBe(ja);
  });

  it.each([
    [0, '0 seconds'],
    [119_000, '119 seconds'],
    [120_000, '2 minutes'],
    [7_199_000, '120 minutes'],
    [7_200_000, '2 hours'],
    [-5_000, '0 seconds'],
  ])('a reading of %d ms ago is %s old', (age, text) => {
    const now = Date.UTC(2026, 10, 24);
    const line = LOCALES.en.statusLine({
      exchange: 'X',
      state: 'operational',
      source: 'fresh',
      readAt: now - age,
      now,
    });
    expect(line).toContain(`read ${text} ago`);
  });
});
