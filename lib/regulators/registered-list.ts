import { Unreadable } from '../core/exchange.ts';
import type { RegisteredOperator } from '../core/registered-operators.ts';
import { japaneseDate } from './japanese-date.ts';
import { readWorkbook, type Row } from './workbook.ts';

/**
 * The list of registered crypto-asset exchange service providers:
 * https://www.fsa.go.jp/menkyo/menkyoj/kasoutuka.xlsx (the same as a PDF beside it, which has no rows to rely on).
 * Columns are found by their headings (所管, 登録番号, 登録年月日, 暗号資産交換業者名), wherever they stand and whatever
 * stands around them. Not verified on a recording: none was at hand.
 */

/** No company's name is longer; longer texts are none. */
const NAME_MOST = 80;
const BUREAU = /(北海道|東北|関東|北陸|東海|近畿|中国|四国|九州|福岡|沖縄)(財務局|財務支局|総合事務局)?/;
const NUMBER = /^(.*?長)?第?(\d{1,5})号?$/;
const NUMBER_DIGITS = 5;

interface Columns {
  number: number;
  date: number;
  name: number;
  /** The bureau has a column of its own, or stands in the number. */
  bureau: number | undefined;
}

const folded = (text: string | undefined): string => (text ?? '').normalize('NFKC').replaceAll(/\s+/g, '');

const columnsOf = (row: Row): Columns | undefined => {
  const heading = (pattern: RegExp): number | undefined =>
    Array.from(row).find(([, text]) => pattern.test(folded(text)))?.[0];
  const [number, date, name] = [heading(/^登録番号/), heading(/^登録(年月)?日/), heading(/業者名|商号|名称/)];
  return number === undefined || date === undefined || name === undefined
    ? undefined
    : { number, date, name, bureau: heading(/^(所管|管轄)/) };
};

/** `関東財務局`, `関東財務局長`, `関東` → `関東財務局長` */
const bureauIn = (text: string): string | undefined => {
  const [, place] = BUREAU.exec(text) ?? [];
  if (place === undefined) return undefined;
  return place === '福岡' ? '福岡財務支局長' : place === '沖縄' ? '沖縄総合事務局長' : `${place}財務局長`;
};

/** One line, as it is written; full width stays. */
const nameIn = (text: string | undefined): string => (text ?? '').replaceAll(/[\s\p{C}]+/gu, ' ').trim();

/** Rows without a number or a name are headings' rests, further lines of a company and notes below the table. */
const operatorIn = (row: Row, at: Columns, bureauAbove: string | undefined): RegisteredOperator | undefined => {
  const [written, date, name] = [folded(row.get(at.number)), row.get(at.date), nameIn(row.get(at.name))];
  const [, before = '', digits] = NUMBER.exec(written) ?? [];
  const [numbered, complete] = [digits !== undefined, name !== '' && date !== undefined];
  if (!numbered && !(complete && written !== '')) return undefined;
  const registered = japaneseDate(date ?? '');
  const bureau = bureauIn(before) ?? bureauAbove;
  if (digits === undefined || name === '' || name.length > NAME_MOST || registered === null || bureau === undefined) {
    throw new Unreadable('a row of the list is not one of a registered operator');
  }
  return { name, number: digits.padStart(NUMBER_DIGITS, '0'), date: registered, bureau };
};

const operatorsBelow = (rows: readonly Row[], at: Columns): RegisteredOperator[] => {
  // A bureau is written once, beside the first of its companies.
  let bureau: string | undefined;
  return rows.flatMap((row) => {
    if (at.bureau !== undefined) bureau = bureauIn(folded(row.get(at.bureau))) ?? bureau;
    const operator = operatorIn(row, at, bureau);
    return operator === undefined ? [] : [operator];
  });
};

/**
 * The rows of the regulator's list, in its order. Throws Unreadable for anything else: a PDF, a page, a workbook without
 * the headings, a row that has only a part of what belongs to it, a number that stands twice, an empty list.
 */
export const readRegisteredList = (file: Uint8Array): RegisteredOperator[] => {
  const operators = readWorkbook(file).flatMap((rows) => {
    const heading = rows.findIndex((row) => columnsOf(row) !== undefined);
    const columns = columnsOf(rows[heading] ?? new Map());
    return columns === undefined ? [] : operatorsBelow(rows.slice(heading + 1), columns);
  });
  if (operators.length === 0) throw new Unreadable('the workbook holds no registered operator');
  if (new Set(operators.map(({ bureau, number }) => bureau + number)).size < operators.length) {
    throw new Unreadable('a number of the list stands twice');
  }
  return operators;
};
