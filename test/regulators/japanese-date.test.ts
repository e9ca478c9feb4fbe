import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { japaneseDate } from '../../lib/regulators/japanese-date.ts';

describe('a date in a Japanese table', () => {
  it.each([
    ['平成29年9月29日', '2017-09-29'],
    ['平成２９年１２月１日', '2017-12-01'],
    ['平成31年4月30日', '2019-04-30'],
    ['令和元年5月1日', '2019-05-01'],
    ['令和 1年 11月 27日', '2019-11-27'],
    ['令和4年10月14日', '2022-10-14'],
    ['H29.9.29', '2017-09-29'],
    ['R3/6/18', '2021-06-18'],
    ['2017/9/29', '2017-09-29'],
    ['2017-09-29', '2017-09-29'],
    ['2024年2月29日', '2024-02-29'],
    ['43007', '2017-09-29'],
    ['43476', '2019-01-11'],
  ])('%s is %s', (text, date) => expect(japaneseDate(text)).toBe(date));

  it.each([
    '',
    '平成29年',
    '平成29年13月1日',
    '令和5年2月29日',
    '2023-02-29',
    '昭和60年1月1日',
    '2017-03-31',
    '2100-01-01',
    '9/29/2017',
    '41545',
    '100000',
    '第00014号',
    '平成29年9月29日、令和元年5月1日',
  ])('%j is none', (text) => expect(japaneseDate(text)).toBeNull());

  it('is real and of the years of registration, or none, whatever is written', () => {
    const parts = fc.constantFrom(
      '平成',
      '令和',
      'R',
      '元',
      '年',
      '月',
      '日',
      '/',
      '-',
      '2017',
      '2020',
      '9',
      '31',
      '13',
      '０',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(parts, { maxLength: 9 }).map((all) => all.join('')),
        ),
        (text) => {
          const date = japaneseDate(text);
          if (date === null) return;
          expect(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date);
          expect(date >= '2017-04-01').toBe(true);
        },
      ),
    );
  });

  it('is the same in all its forms', () => {
    fc.assert(
      fc.property(fc.integer({ min: 43_586, max: 55_000 }), (serial) => {
        const iso = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);
        const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
        for (const text of [
          String(serial),
          iso,
          `${year}年${month}月${day}日`,
          `令和${year - 2018}年${month}月${day}日`,
        ]) {
          expect(japaneseDate(text)).toBe(iso);
        }
      }),
    );
  });
});
