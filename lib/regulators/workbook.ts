import { XMLParser } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';
import { Unreadable } from '../core/exchange.ts';

/**
 * The cells of a workbook: SpreadsheetML in a zip (ECMA-376, part 1, 18.3 and 18.4). Formats, formulas and merged cells
 * are left aside: a cell is what is written in it.
 */

/** The list of thirty companies has some ten thousand bytes; a file a hundred times as large is none. */
const FILE_MOST = 2_000_000;
/** Of one part of it, unpacked: what is packed harder is made to fill the memory. */
const PART_MOST = 8_000_000;
const SHEETS_MOST = 10;
/** The last column there is (XFD): https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3 */
const COLUMNS_MOST = 16_384;

const STRINGS = 'xl/sharedStrings.xml';
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/;

/** Column (A is 0) → text. Empty cells are left out. */
export type Row = ReadonlyMap<number, string>;

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const nodeIn = (value: unknown): Node => (isNode(value) ? value : {});
const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  trimValues: false,
  // For letters by their number (&#x682A;), which are read with these alone.
  htmlEntities: true,
  alwaysCreateTextNode: true,
  isArray: (name) => ['row', 'c', 'si', 'r', 't'].includes(name),
});

const parse = (part: Uint8Array): Node => {
  const text = strFromU8(part);
  // No workbook has one, and what it declares could grow without end.
  if (text.includes('<!DOCTYPE')) throw new Unreadable('the workbook declares entities');
  try {
    return nodeIn(parser.parse(text, true));
  } catch (error) {
    throw new Unreadable('the workbook is not XML', { cause: error instanceof Error ? error.name : undefined });
  }
};

const ownText = (value: unknown): string => {
  const text = nodeIn(value)['#text'];
  return typeof text === 'string' ? text : '';
};
/** Of a string in one piece or in runs. How it is pronounced (rPh) stands beside it and is no part of it. */
const stringOf = (item: unknown): string => {
  const { t, r } = nodeIn(item);
  return [...listIn(t), ...listIn(r).flatMap((run) => listIn(nodeIn(run)['t']))].map(ownText).join('');
};

const cellText = (cell: Node, strings: readonly string[]): string => {
  const value = ownText(cell['v']);
  if (cell['@t'] === 'inlineStr') return stringOf(cell['is']);
  if (cell['@t'] !== 's') return value;
  const text = strings[Number(value)];
  if (text === undefined) throw new Unreadable('a cell names a text that the workbook lacks');
  return text;
};

/** `B7` → 1. Undefined where the cell does not say where it stands: then it is the next one. */
const columnOf = (reference: unknown): number | undefined => {
  const letters = typeof reference === 'string' ? /^([A-Z]{1,3})\d+$/.exec(reference)?.[1] : undefined;
  if (letters === undefined) return undefined;
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  if (column >= COLUMNS_MOST) throw new Unreadable('a cell stands beyond the last column');
  return column;
};

const rowOf = (row: unknown, strings: readonly string[]): Row => {
  const cells = new Map<number, string>();
  let next = 0;
  for (const cell of listIn(nodeIn(row)['c']).map(nodeIn)) {
    const column = columnOf(cell['@r']) ?? next;
    const text = cellText(cell, strings);
    if (text.trim() !== '') cells.set(column, text);
    next = column + 1;
  }
  return cells;
};

const unpack = (file: Uint8Array): Readonly<Record<string, Uint8Array>> => {
  if (file.length > FILE_MOST) throw new Unreadable('the workbook is too large');
  try {
    return unzipSync(file, {
      filter: ({ name, originalSize }) => (name === STRINGS || SHEET.test(name)) && originalSize <= PART_MOST,
    });
  } catch (error) {
    throw new Unreadable('the workbook is not a zip', { cause: error instanceof Error ? error.name : undefined });
  }
};

/** The rows of each sheet. Throws Unreadable for what is no workbook. */
export const readWorkbook = (file: Uint8Array): Row[][] => {
  const parts = unpack(file);
  const sheets = Object.keys(parts).filter((name) => SHEET.test(name));
  if (sheets.length === 0 || sheets.length > SHEETS_MOST) throw new Unreadable('the workbook has no sheets');
  const shared = parts[STRINGS];
  const strings = shared === undefined ? [] : listIn(nodeIn(parse(shared)['sst'])['si']).map(stringOf);
  return sheets.toSorted().map((name) => {
    const data = nodeIn(nodeIn(parse(parts[name] ?? new Uint8Array())['worksheet'])['sheetData']);
    return listIn(data['row']).map((row) => rowOf(row, strings));
  });
};
