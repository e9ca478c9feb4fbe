import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DateOrder } from '../../lib/core/feed.ts';
import { iso } from '../../lib/core/time.ts';
import { publishedBy, readTime } from '../../lib/feeds/feed-time.ts';

const TOKYO = { zone: 'Asia/Tokyo' };
const isoOf = (text: string, order?: DateOrder, zone = 'Asia/Tokyo'): string | null => {
  const at = readTime(text, { zone, ...(order !== undefined && { order }) });
  return at === null ? null : iso(at).replace('.000Z', 'Z');
};

describe('a time', () => {
  it.each([
    ['Thu, 23 Dec 2021 10:30:37 +0100', '2021-12-23T09:30:37Z'],
    ['23 Dec 2021 10:30 GMT', '2021-12-23T10:30:00Z'],
    ['Fri, 16 Mar 2018 19:16:13 JST', '2018-03-16T10:16:13Z'],
    ['Fri, 16 Mar 2018 19:16:13 EST', '2018-03-17T00:16:13Z'],
    ['Fri, 16 Mar 2018 19:16:13 PDT', '2018-03-17T02:16:13Z'],
    ['Fri, 16 Mar 2018 19:16:13 Z', '2018-03-16T19:16:13Z'],
    ['Friday, 16-Mar-18 19:16:13 UT', '2018-03-16T19:16:13Z'],
    ['16 March 2018', '2018-03-15T15:00:00Z'],
    ['March 16, 2018', '2018-03-15T15:00:00Z'],
    ['2018-03-16T19:16:13Z', '2018-03-16T19:16:13Z'],
    ['2018-03-16T19:16:13.407-08:00', '2018-03-17T03:16:13Z'],
    ['2018-03-16T19:16:13+0900', '2018-03-16T10:16:13Z'],
    ['2018-03-16T19:16:13', '2018-03-16T10:16:13Z'],
    ['2018-03-16', '2018-03-15T15:00:00Z'],
    ['2018/03/16 19:16:13', '2018-03-16T10:16:13Z'],
    ['2018.03.05', '2018-03-04T15:00:00Z'],
    ['2018. 3. 5.', '2018-03-04T15:00:00Z'],
    ['2018年3月5日', '2018-03-04T15:00:00Z'],
    ['2018年3月5日（月） 午後3時30分', '2018-03-05T06:30:00Z'],
    ['2018年3月5日(月)15:30', '2018-03-05T06:30:00Z'],
    ['２０１８年３月５日　１５：３０', '2018-03-05T06:30:00Z'],
    ['掲載日：2018年12月31日 9時', '2018-12-31T00:00:00Z'],
    ['2018/03/16 19:16 BTC出金停止', '2018-03-16T10:16:00Z'],
    ['2018/03/16 10:00-12:00', '2018-03-16T01:00:00Z'],
    ['2018-03-16T10:00+01:00', '2018-03-16T09:00:00Z'],
    ['2018-03-16 10:00:00 +01:00', '2018-03-16T09:00:00Z'],
    ['16 Mar 2018 10:00 by Support', '2018-03-16T01:00:00Z'],
    ['Mar 16, 2018, 10:00 (UTC)', '2018-03-16T10:00:00Z'],
  ])('is read from %s', (text, expected) => {
    expect(isoOf(text)).toBe(expected);
  });

  it.each([
    ['an empty text', ''],
    ['words', 'yesterday'],
    ['a day that there is not', '2018-02-30'],
    ['a month that there is not', '2018/13/01'],
    ['an hour that there is not', '2018-03-16 25:00'],
    ['a year before Bitcoin', '1970-01-01T00:00:00Z'],
    ['a year beyond reason', '2999-01-01'],
    ['no date at all', '0001-01-01T00:00:00'],
    ['a name that is no month', '16 Foo 2018'],
    ['a word that begins as one', '16 Marbles 2018'],
    ['a zone that nobody knows', 'Fri, 16 Mar 2018 19:16:13 XYZ'],
    ['a number', '1521195373'],
    ['a long figure', '12018-03-16'],
    ['a date in another order', '3/5/2018'],
    ['a method of a prototype', '16 constructor 2018'],
  ])('is none in %s', (_what, text) => {
    expect(isoOf(text)).toBeNull();
  });

  it('has its figures in the order that the feed states, and in no other', () => {
    expect(isoOf('3/5/2018', 'mdy')).toBe('2018-03-04T15:00:00Z');
    expect(isoOf('3/5/2018', 'dmy')).toBe('2018-05-02T15:00:00Z');
    expect(isoOf('25/12/2018', 'mdy')).toBeNull();
    expect(isoOf('25/12/2018', 'dmy')).toBe('2018-12-24T15:00:00Z');
    expect(isoOf('2018/03/16', 'dmy')).toBeNull();
  });

  it('without a zone is in the zone of the feed', () => {
    expect(isoOf('2026-07-01 12:00', 'ymd', 'America/New_York')).toBe('2026-07-01T16:00:00Z');
    expect(isoOf('2026-01-01 12:00', 'ymd', 'America/New_York')).toBe('2026-01-01T17:00:00Z');
    expect(isoOf('2026-07-01 12:00', 'ymd', 'UTC')).toBe('2026-07-01T12:00:00Z');
  });

  it('of a publication lies no more than a day ahead', () => {
    const now = Date.UTC(2026, 0, 1);
    expect(publishedBy(now + 3_600_000, now)).toBe(now + 3_600_000);
    expect(publishedBy(now + 2 * 86_400_000, now)).toBeNull();
    expect(publishedBy(null, now)).toBeNull();
  });

  it('is read back as it was written, and nothing breaks the reader', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2009-02-01'), max: new Date('2099-01-01'), noInvalidDate: true }),
        (date) => {
          const second = Math.floor(date.getTime() / 1_000) * 1_000;
          expect(readTime(date.toISOString(), TOKYO)).toBe(second);
          expect(readTime(date.toUTCString(), TOKYO)).toBe(second);
        },
      ),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const at = readTime(text, TOKYO);
        if (at !== null) expect(Number.isSafeInteger(at)).toBe(true);
      }),
    );
  });
});
