import { CommandFailed } from '../command.ts';
import { ROW_FIELDS, type RowField, type WalletRow } from './wallet-row.ts';

/** A row of a file, or why it is none. */
export interface FileRow {
  /** From one; of a JSON array the number of the element. */
  line: number;
  row: WalletRow | { refused: string };
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;

const rowOf = (value: unknown): FileRow['row'] => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { refused: 'no JSON object' };
  const fields = new Map(Object.entries(value).map(([name, held]) => [name.toLowerCase(), held as unknown]));
  const wrong = ROW_FIELDS.find((field) => textOf(fields.get(field) ?? '') === undefined);
  if (wrong !== undefined) return { refused: `${wrong} is no text` };
  return Object.fromEntries(ROW_FIELDS.map((field) => [field, textOf(fields.get(field)) ?? '']));
};

const parsed = (text: string): FileRow['row'] => {
  try {
    return rowOf(JSON.parse(text));
  } catch {
    return { refused: 'no JSON' };
  }
};

const readArray = (text: string): FileRow[] => {
  let rows: unknown;
  try {
    rows = JSON.parse(text);
  } catch (error) {
    throw new CommandFailed('unreadable: the file begins as a JSON array and is none', { cause: error });
  }
  return (rows as unknown[]).map((row, at) => ({ line: at + 1, row: rowOf(row) }));
};

const readLines = (text: string): FileRow[] =>
  text.split('\n').flatMap((line, at) => (line.trim() === '' ? [] : [{ line: at + 1, row: parsed(line) }]));

/**
 * Records of comma-separated values with the line where each begins (https://www.rfc-editor.org/rfc/rfc4180: quotes
 * hold commas, line ends and doubled quotes).
 */
const recordsOf = (text: string): { line: number; cells: string[] }[] => {
  const records: { line: number; cells: string[] }[] = [];
  let [line, cells, cell, quoted]: [number, string[], string, boolean] = [1, [], '', false];
  let begin = 1;
  const end = (): void => {
    cells.push(cell);
    if (cells.some((one) => one.trim() !== '')) records.push({ line: begin, cells });
    [cells, cell, begin] = [[], '', line];
  };
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === '\n') line += 1;
    if (quoted && letter === '"' && text.charAt(at + 1) === '"') {
      cell += '"';
      at += 1;
    } else if (letter === '"' && (quoted || cell === '')) quoted = !quoted;
    else if (!quoted && letter === ',') {
      cells.push(cell);
      cell = '';
    } else if (!quoted && letter === '\n') end();
    else if (quoted || letter !== '\r') cell += letter;
  }
  if (quoted) throw new CommandFailed(`unreadable: a quote that opens at line ${begin} does not close`);
  end();
  return records;
};

const readTable = (text: string): FileRow[] => {
  const [head, ...records] = recordsOf(text);
  const names = (head?.cells ?? []).map((name) => name.trim().toLowerCase());
  const missing = (['exchange', 'chain', 'address'] as const).filter((field) => !names.includes(field));
  if (missing.length > 0) throw new CommandFailed(`unreadable: the header line has no ${missing.join(', ')}`);
  const cell = (cells: readonly string[], field: RowField): string => cells[names.indexOf(field)] ?? '';
  return records.map(({ line, cells }) => ({
    line,
    row:
      cells.length === names.length
        ? Object.fromEntries(ROW_FIELDS.map((field) => [field, cell(cells, field)]))
        : { refused: `${cells.length} cells, where the header has ${names.length}` },
  }));
};

/** Rows of a JSON array, of JSON lines, or of comma-separated values with a header, told apart by how they begin. */
export const readRows = (text: string): FileRow[] => {
  const plain = text.replace(/^\ufeff/, '');
  const first = plain.trimStart().charAt(0);
  return first === '[' ? readArray(plain) : first === '{' ? readLines(plain) : readTable(plain);
};
