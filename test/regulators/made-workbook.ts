import { strToU8, zipSync } from 'fflate';

/** A cell: a text among the shared ones, a number, a text in place, or nothing. */
export type Cell = string | number | { inline: string } | null;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const column = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : `${column(Math.floor(index / 26) - 1)}${column(index % 26)}`;

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** How Japanese spreadsheets write a text: with its pronunciation beside it, and in runs where a part of it is set apart. */
const shared = (text: string): string =>
  text.startsWith('株式会社') && text.length > 4
    ? `<si><r><t>株式会社</t></r><r><rPr><b/></rPr><t xml:space="preserve">${escaped(text.slice(4))}</t></r><rPh sb="0" eb="4"><t>カブシキガイシャ</t></rPh></si>`
    : `<si><t>${escaped(text)}</t><rPh sb="0" eb="1"><t>ヨミ</t></rPh><phoneticPr fontId="1"/></si>`;

/** The parts of a workbook of these sheets, as spreadsheet programs write them. */
export const workbookParts = (sheets: readonly (readonly (readonly Cell[])[])[]): Record<string, string> => {
  const texts: string[] = [];
  const cell = (value: Cell, reference: string): string => {
    if (value === null) return `<c r="${reference}" s="3"/>`;
    if (typeof value === 'number') return `<c r="${reference}" s="2"><v>${value}</v></c>`;
    if (typeof value === 'object')
      return `<c r="${reference}" t="inlineStr"><is><t>${escaped(value.inline)}</t></is></c>`;
    if (!texts.includes(value)) texts.push(value);
    return `<c r="${reference}" s="1" t="s"><v>${texts.indexOf(value)}</v></c>`;
  };
  const parts = sheets.map((rows, index): [string, string] => [
    `xl/worksheets/sheet${index + 1}.xml`,
    `${HEAD}<worksheet ${MAIN}><dimension ref="A1"/><sheetData>${rows
      .map(
        (cells, at) =>
          `<row r="${at + 1}">${cells.map((value, place) => cell(value, `${column(place)}${at + 1}`)).join('')}</row>`,
      )
      .join('')}</sheetData><pageMargins left="0.7"/></worksheet>`,
  ]);
  const strings = `${HEAD}<sst ${MAIN} uniqueCount="${texts.length}">${texts.map(shared).join('')}</sst>`;
  return {
    'xl/workbook.xml': `${HEAD}<workbook ${MAIN}/>`,
    'xl/sharedStrings.xml': strings,
    ...Object.fromEntries(parts),
  };
};

export const zipOf = (parts: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));

export const madeWorkbook = (...sheets: readonly (readonly (readonly Cell[])[])[]): Uint8Array =>
  zipOf(workbookParts(sheets));
