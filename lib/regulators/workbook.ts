import { strFromU8, unzipSync } from 'fflate';
import { Parser } from 'htmlparser2';
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
/** Elements within one another; a run of a string stands five deep. */
const DEPTH_MOST = 50;
/** The last column there is (XFD): https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3 */
const COLUMNS_MOST = 16_384;

const STRINGS = 'xl/sharedStrings.xml';
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/;

/** Column (A is 0) → text. Empty cells are left out. */
export type Row = ReadonlyMap<number, string>;

interface Element {
  name: string;
  attributes: Readonly<Record<string, string>>;
  /** Its own; that of the elements in it is theirs. */
  text: string;
  children: Element[];
}

const elementOf = (written: string, attributes: Readonly<Record<string, string>>): Element => ({
  // A prefix is the author's choice: `x:row` is a row.
  name: written.slice(written.indexOf(':') + 1),
  attributes,
  text: '',
  children: [],
});

/** The elements of one part, below a nameless one. Throws Unreadable for what is not well-formed. */
const elementsIn = (text: string): Element => {
  const path = [elementOf('', {})];
  let openedAt = -1;
  const parser: Parser = new Parser(
    {
      onprocessinginstruction(name) {
        // No workbook has one, and what it declares could grow without end.
        if (name.startsWith('!')) throw new Unreadable('the workbook declares entities');
      },
      onopentag(name, attributes) {
        openedAt = parser.endIndex;
        const element = elementOf(name, attributes);
        path.at(-1)?.children.push(element);
        if (path.push(element) > DEPTH_MOST) throw new Unreadable('the workbook is nested too deeply');
      },
      ontext(data) {
        const element = path.at(-1);
        if (element !== undefined) element.text += data;
      },
      onclosetag(_name, implied) {
        // An element that closes itself is told as implied as well, where it was opened.
        if (implied && parser.endIndex !== openedAt) throw new Unreadable('the workbook is not XML');
        path.pop();
      },
    },
    { xmlMode: true },
  );
  parser.write(text);
  const [root] = path;
  if (root === undefined || path.length > 1) throw new Unreadable('the workbook is cut off');
  return root;
};

const parse = (part: Uint8Array): Element => {
  try {
    return elementsIn(strFromU8(part));
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable('the workbook is not XML', { cause: error instanceof Error ? error.name : undefined });
  }
};

/** The children of that name. */
const within = (elements: readonly Element[], name: string): Element[] =>
  elements.flatMap(({ children }) => children.filter((child) => child.name === name));
const textOf = (elements: readonly Element[]): string => elements.map(({ text }) => text).join('');

/** Of a string in one piece or in runs. How it is pronounced (rPh) stands beside it and is no part of it. */
const stringOf = (items: readonly Element[]): string =>
  textOf([...within(items, 't'), ...within(within(items, 'r'), 't')]);

const cellText = (cell: Element, strings: readonly string[]): string => {
  const value = textOf(within([cell], 'v'));
  if (cell.attributes['t'] === 'inlineStr') return stringOf(within([cell], 'is'));
  if (cell.attributes['t'] !== 's') return value;
  const text = strings[Number(value)];
  if (text === undefined) throw new Unreadable('a cell names a text that the workbook lacks');
  return text;
};

/** `B7` → 1. Undefined where the cell does not say where it stands: then it is the next one. */
const columnOf = (reference: string | undefined): number | undefined => {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference ?? '')?.[1];
  if (letters === undefined) return undefined;
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  if (column >= COLUMNS_MOST) throw new Unreadable('a cell stands beyond the last column');
  return column;
};

const rowOf = (row: Element, strings: readonly string[]): Row => {
  const cells = new Map<number, string>();
  let next = 0;
  for (const cell of within([row], 'c')) {
    const column = columnOf(cell.attributes['r']) ?? next;
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
  const strings =
    shared === undefined ? [] : within(within([parse(shared)], 'sst'), 'si').map((item) => stringOf([item]));
  return sheets.toSorted().map((name) => {
    const sheet = within([parse(parts[name] ?? new Uint8Array())], 'worksheet');
    return within(within(sheet, 'sheetData'), 'row').map((row) => rowOf(row, strings));
  });
};
