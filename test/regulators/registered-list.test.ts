import { strToU8, zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Unreadable } from '../../lib/core/exchange.ts';
import { compareRegistered } from '../../lib/core/registered-operators.ts';
import { exchangeOfOperator } from '../../lib/regulators/operator-names.ts';
import { readRegisteredList } from '../../lib/regulators/registered-list.ts';
import { madeWorkbook, workbookParts, zipOf, type Cell } from './made-workbook.ts';

// Workbooks written here after the headings that the list is said to have; no recording of it was at hand.

const HEADINGS = ['所管', '登録番号', '登録年月日', '暗号資産交換業者名', '法人番号', '本店所在地', '取り扱う暗号資産'];
const BITFLYER = [
  '関東財務局',
  '関東財務局長\n第00003号',
  43_007,
  '株式会社bitFlyer',
  '1010001154321',
  '東京都',
  'BTC',
];
const COINCHECK = [null, '関東財務局長 第00014号', '平成31年1月11日', 'コインチェック株式会社', null, '東京都', 'BTC'];
const MORE_COINS = [null, null, null, null, null, null, 'ETH、XRP'];
const ZAIF = ['近畿財務局', '近畿財務局長第00001号', '2017/9/29', '株式会社Zaif', null, '大阪府', 'BTC & <MONA>'];
const NOTE = ['（注）一覧に掲載された者の信用を保証するものではない。'];
const TITLE = ['暗号資産交換業者登録一覧'];
const TABLE: Cell[][] = [TITLE, [], ['令和8年6月30日現在'], HEADINGS, BITFLYER, COINCHECK, MORE_COINS, ZAIF, [], NOTE];
const ROWS = [
  { name: '株式会社bitFlyer', number: '00003', date: '2017-09-29', bureau: '関東財務局長' },
  { name: 'コインチェック株式会社', number: '00014', date: '2019-01-11', bureau: '関東財務局長' },
  { name: '株式会社Zaif', number: '00001', date: '2017-09-29', bureau: '近畿財務局長' },
];
const replaced = (row: number, column: number, by: Cell): Cell[][] =>
  TABLE.map((cells, at) => (at === row ? cells.map((value, place) => (place === column ? by : value)) : cells));
const [AT_BITFLYER, AT_COINCHECK, AT_ZAIF] = [4, 5, 7];
const [NUMBER, DATE, NAME] = [1, 2, 3];

describe('the list of registered operators', () => {
  it('is read with its title, its notes and the further lines of a company', () => {
    expect(readRegisteredList(madeWorkbook(TABLE))).toEqual(ROWS);
  });

  it('is read beside other sheets, whatever columns it has and in whatever order', () => {
    const turned = TABLE.map((cells) => cells.toReversed());
    const shifted = TABLE.map((cells): Cell[] => [null, ...Array<Cell>(30).fill(null), ...cells]);
    for (const table of [shifted, turned.map((cells) => (cells.length === 7 ? cells : []))]) {
      expect(readRegisteredList(madeWorkbook([['目次']], table))).toEqual(ROWS);
    }
  });

  it.each<[string, Cell]>([
    ['without its bureau, which is in a column of its own', '第00014号'],
    ['as digits', '00014'],
    ['as a number', 14],
    ['in full width', '関東財務局長　第０００１４号'],
    ['in place', { inline: '関東財務局長 第00014号' }],
  ])('has its numbers %s', (_how, number) => {
    expect(readRegisteredList(madeWorkbook(replaced(AT_COINCHECK, NUMBER, number)))).toEqual(ROWS);
  });

  it('has names in one line', () => {
    const [, , zaif] = readRegisteredList(madeWorkbook(replaced(AT_ZAIF, NAME, { inline: '株式会社\nZaif ' })));
    expect(zaif?.name).toBe('株式会社 Zaif');
  });

  it('is read whatever prefix its elements have, and where cells do not say where they stand', () => {
    const parts = workbookParts([TABLE]);
    const sheet = parts['xl/worksheets/sheet1.xml'] ?? '';
    const bare = sheet.replaceAll(/ r="[A-Z]+\d+"/g, '');
    const prefixed = sheet
      .replaceAll(/<(\/?)(worksheet|sheetData|row|c|v)\b/g, '<$1x:$2')
      .replace('xmlns=', 'xmlns:x=');
    for (const text of [bare, prefixed]) {
      expect(readRegisteredList(zipOf({ ...parts, 'xl/worksheets/sheet1.xml': text }))).toEqual(ROWS);
    }
  });

  it('knows letters by their number', () => {
    const parts = workbookParts([TABLE]);
    const texts = (parts['xl/sharedStrings.xml'] ?? '').replace('>bitFlyer<', '>bit&#70;l&#x79;er<');
    expect(readRegisteredList(zipOf({ ...parts, 'xl/sharedStrings.xml': texts }))).toEqual(ROWS);
  });

  it.each<[string, Cell[][]]>([
    ['no headings', TABLE.filter((cells) => cells !== HEADINGS)],
    ['a heading that is missing', replaced(3, DATE, '日付')],
    ['no rows', TABLE.slice(0, 4)],
    ['a number without a name', replaced(AT_BITFLYER, NAME, null)],
    ['a number without a date', replaced(AT_BITFLYER, DATE, null)],
    ['a date that is none', replaced(AT_BITFLYER, DATE, '未定')],
    ['a date before the law', replaced(AT_BITFLYER, DATE, '2016/9/29')],
    ['something else for a number', replaced(AT_COINCHECK, NUMBER, '関東財務局長（暗号資産）第14号、第15号')],
    ['a name that is a page of text', replaced(AT_BITFLYER, NAME, 'あ'.repeat(81))],
    ['a number that stands twice', replaced(AT_COINCHECK, NUMBER, '関東財務局長 第00003号')],
    ['no bureau anywhere', replaced(AT_BITFLYER, NUMBER, '第00003号').map((cells) => [null, ...cells.slice(1)])],
  ])('is unreadable with %s', (_what, table) => {
    expect(() => readRegisteredList(madeWorkbook(table))).toThrow(Unreadable);
  });

  const parts = workbookParts([TABLE]);
  const sheet = parts['xl/worksheets/sheet1.xml'] ?? '';
  const whole = madeWorkbook(TABLE);
  it.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['a page', strToU8('<!DOCTYPE html><html><body>403 Forbidden</body></html>')],
    ['a PDF', strToU8('%PDF-1.7\n1 0 obj')],
    ['the half of it', whole.slice(0, whole.length / 2)],
    ['another zip', zipSync({ 'a.txt': strToU8('登録番号') })],
    ['a workbook without its texts', zipOf({ 'xl/worksheets/sheet1.xml': sheet })],
    ['broken XML', zipOf({ ...parts, 'xl/worksheets/sheet1.xml': sheet.slice(0, -40) })],
    [
      'a sheet that declares entities',
      zipOf({ ...parts, 'xl/worksheets/sheet1.xml': `<!DOCTYPE x [<!ENTITY a "b">]>${sheet}` }),
    ],
    [
      'a cell beyond the last column',
      zipOf({ ...parts, 'xl/worksheets/sheet1.xml': sheet.replace('r="A5"', 'r="ZZZ5"') }),
    ],
    ['a sheet that fills the memory', zipOf({ ...parts, 'xl/worksheets/sheet1.xml': sheet + ' '.repeat(9_000_000) })],
    ['a file too large to be it', new Uint8Array(2_000_001)],
    ['eleven sheets', madeWorkbook(...Array.from({ length: 11 }, () => TABLE))],
  ])('is not read from %s', (_what, file) => {
    expect(() => readRegisteredList(file)).toThrow(Unreadable);
  });

  it('is read or unreadable, whatever bytes come', () => {
    const damaged = fc
      .tuple(fc.nat(whole.length - 1), fc.uint8Array({ minLength: 1, maxLength: 40 }))
      .map(([at, bytes]) => {
        const file = whole.slice();
        file.set(bytes.slice(0, file.length - at), at);
        return file;
      });
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), damaged), (file) => {
        try {
          expect(readRegisteredList(file).length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(Unreadable);
        }
      }),
    );
  });

  it('gives back what was written, and so no change', () => {
    const operator = fc.record({
      name: fc
        .string({ unit: fc.constantFrom('あ', '株', 'カ', 'Z', '&', '<', '・', '9'), minLength: 1, maxLength: 20 })
        .map((text) => `${text}株式会社`),
      number: fc.integer({ min: 1, max: 99_999 }).map((number) => String(number).padStart(5, '0')),
      date: fc
        .integer({ min: 0, max: 3_000 })
        .map((days) => new Date(Date.UTC(2017, 8, 29 + days)).toISOString().slice(0, 10)),
      bureau: fc.constantFrom('関東財務局長', '近畿財務局長', '福岡財務支局長', '沖縄総合事務局長'),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(operator, { selector: ({ number, bureau }) => bureau + number, minLength: 1, maxLength: 30 }),
        (rows) => {
          const cells = rows.map(({ name, number, date, bureau }) => [null, `${bureau} 第${number}号`, date, name]);
          const read = readRegisteredList(madeWorkbook([HEADINGS, ...cells]));
          expect(read).toEqual(rows);
          expect(compareRegistered(rows, read, exchangeOfOperator)).toEqual([]);
        },
      ),
      { numRuns: 50 },
    );
  });
});
