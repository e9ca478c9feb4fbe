import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, type Instant } from '../../../lib/core/time.ts';
import { classify } from '../../../lib/detectors/announcement/classify.ts';

const PUBLISHED = Date.parse('2026-09-14T03:00:00Z');
const windowOf = (text: string, publishedAt: Instant | null = PUBLISHED) => {
  const { window } = classify({ title: '', text, publishedAt });
  const written = (at: Instant | null) => (at === null ? null : new Date(at).toISOString().slice(0, 16));
  return window === null ? null : [written(window.from), written(window.until)];
};

describe('announced windows', () => {
  it.each([
    ['9/15 17:00頃より出庫を停止いたします', '2026-09-15T08:00', null],
    ['明日9月15日(火)午後5時より入出庫を停止いたします', '2026-09-15T08:00', null],
    ['明日17:00より出庫を停止いたします', '2026-09-15T08:00', null],
    ['2023年9月15日（金）10:00～12:00 システムメンテナンス', '2023-09-15T01:00', '2023-09-15T03:00'],
    ['9月15日 10:00から翌2:00までメンテナンスを実施いたします', '2026-09-15T01:00', '2026-09-15T17:00'],
    ['9月15日 22:00から16日 2:00までメンテナンスを実施いたします', '2026-09-15T13:00', '2026-09-15T17:00'],
    ['9月30日 25:00よりメンテナンスを実施いたします', '2026-09-30T16:00', null],
    ['9月30日 24:00よりメンテナンスを実施いたします', '2026-09-30T15:00', null],
    ['9月15日正午から当面の間、出金を停止します', '2026-09-15T03:00', null],
    ['9月15日午後0時半からメンテナンス', '2026-09-15T03:30', null],
    ['メンテナンス 12月31日 22:00～1月4日 9:00', '2026-12-31T13:00', '2027-01-04T00:00'],
    ['9月20日に定期メンテナンスを実施いたします', '2026-09-19T15:00', null],
    ['Scheduled maintenance Sept 15, 2026, 10:00–12:00 (UTC)', '2026-09-15T10:00', '2026-09-15T12:00'],
    ['Withdrawals will be suspended at 2026-09-15 08:00 UTC', '2026-09-15T08:00', null],
    [
      'ETH deposits will be suspended on 15 September from 15:00 UTC+8 to 18:00 UTC+8',
      '2026-09-15T07:00',
      '2026-09-15T10:00',
    ],
    ['Deposits will be unavailable between 02:00 and 04:00 UTC on 3 October', '2026-10-03T02:00', '2026-10-03T04:00'],
    ['Maintenance: 9 AM ET September 20 to 11:30 AM ET', '2026-09-20T13:00', '2026-09-20T15:30'],
    ['2026/09/15 10:00 - 2026/09/16 02:00 (JST) メンテナンス', '2026-09-15T01:00', '2026-09-15T17:00'],
    ['The maintenance takes longer than planned, until 09:30 UTC on September 14', null, '2026-09-14T09:30'],
    // A planned resumption: its reopening. A delisting: when withdrawals close.
    ['6月20日10時に暗号資産の出庫を再開する予定です', null, '2026-06-20T01:00'],
    ['Withdrawals will resume on Sept 16 at 08:00 UTC', null, '2026-09-16T08:00'],
    [
      'XYZ will be delisted on Oct 1, 2026. Withdrawals will close on Nov 1, 2026, at 03:00 (UTC).',
      '2026-11-01T03:00',
      null,
    ],
    ['リスク（LSK）取扱い廃止 出庫期限：2026年10月31日 23:59', '2026-10-31T14:59', null],
  ])('%s', (text, from, until) => {
    expect(windowOf(text)).toEqual([from, until]);
  });

  it('reads windows that stand on lines of their own', () => {
    const lines =
      '入出庫停止のお知らせ\n下記の通りメンテナンスを実施いたします。\n■日時\n2026年9月15日（火）10:00～12:00\n■対象\nXRP';
    expect(windowOf(lines)).toEqual(['2026-09-15T01:00', '2026-09-15T03:00']);
    const ends = 'Scheduled wallet maintenance\nStart: 2026-09-15 10:00 (UTC)\nEnd: 2026-09-15 12:30 (UTC)';
    expect(windowOf(ends)).toEqual(['2026-09-15T10:00', '2026-09-15T12:30']);
  });

  it.each([
    '2月30日 10:00にメンテナンスを実施いたします',
    '13月1日 10:00 メンテナンス',
    '9月15日 31:00 メンテナンス'.replace('9月15日', '9月31日'),
    'メンテナンス終了時刻は未定です',
    'Withdrawals are suspended until further notice',
    'Scheduled maintenance at 10:00 UTC',
    '出金を停止しております（9/13 更新）',
    'XYZ will be delisted on Oct 1, 2026.',
    '出金は9月13日に再開しました',
  ])('invents none: %s', (text) => {
    expect(windowOf(text)).toBeNull();
  });

  it('tells no day without a year where nobody knows when it was written', () => {
    expect(windowOf('9/15 17:00より出庫を停止いたします', null)).toBeNull();
    expect(windowOf('2026/9/15 17:00より出庫を停止いたします', null)).toEqual(['2026-09-15T08:00', null]);
  });

  const JAPAN = 9 * HOUR;
  const EPOCH = Date.UTC(2020, 0, 1);
  const minutes = fc.integer({ min: 0, max: (10 * 366 * DAY) / MINUTE }).map((count) => EPOCH + count * MINUTE);
  const lengths = fc.integer({ min: 1, max: 48 * 60 }).map((count) => count * MINUTE);
  const two = (value: number): string => String(value).padStart(2, '0');
  const partsOf = (at: Instant, shift: number) => {
    const wall = new Date(at + shift);
    return {
      year: wall.getUTCFullYear(),
      month: wall.getUTCMonth() + 1,
      day: wall.getUTCDate(),
      clock: `${wall.getUTCHours()}:${two(wall.getUTCMinutes())}`,
      name: wall.toLocaleString('en', { month: 'long', timeZone: 'UTC' }),
    };
  };

  it('reads back what it is told in Japanese, within half a year of the announcement', () => {
    fc.assert(
      fc.property(minutes, lengths, fc.integer({ min: -150, max: 150 }), (from, length, days) => {
        const [a, b] = [partsOf(from, JAPAN), partsOf(from + length, JAPAN)];
        const text = `${a.month}月${a.day}日 ${a.clock}～${b.month}月${b.day}日 ${b.clock} メンテナンス`;
        expect(classify({ title: text, text: '', publishedAt: from + days * DAY }).window).toEqual({
          from,
          until: from + length,
        });
      }),
    );
  });

  it('reads back what it is told in English, in any offset', () => {
    fc.assert(
      fc.property(minutes, lengths, fc.integer({ min: -12, max: 14 }), (from, length, offset) => {
        const [a, b] = [from, from + length].map((at) => partsOf(at, offset * HOUR));
        const zone = `UTC${offset < 0 ? '' : '+'}${offset}`;
        const day = (of: ReturnType<typeof partsOf>): string =>
          `${of.name} ${of.day}, ${of.year}, ${of.clock} (${zone})`;
        const text = `Scheduled maintenance from ${day(a!)} to ${day(b!)}`;
        expect(classify({ title: text, text: '', publishedAt: null }).window).toEqual({ from, until: from + length });
      }),
    );
  });
});
