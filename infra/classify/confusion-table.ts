import { LABELS } from '../../lib/core/announcement.ts';
import type { Score, Share } from './score.ts';

const WIDTH = 16;
const COLUMN = 5;

const shareLine = (name: string, { hits, of, share, low, high }: Share): string =>
  share === null || low === null || high === null
    ? `${name.padEnd(WIDTH)} no case`
    : `${name.padEnd(WIDTH)} ${share.toFixed(3)}  (${hits} of ${of}; 95 %: ${low.toFixed(3)} to ${high.toFixed(3)})`;

/** The score as a table for people: rows are what it is, columns what it was taken for, in the same order. */
export const confusionTable = ({ exact, precision, recall, confusion }: Score): string[] => {
  const columns = LABELS.map((_, index) => String(index + 1).padStart(COLUMN)).join('');
  const rows = LABELS.map((row, index) => {
    const counts = LABELS.map((column) => String(confusion.get(row)?.get(column) ?? '.').padStart(COLUMN)).join('');
    return `${String(index + 1).padStart(2)} ${row.padEnd(WIDTH)}${counts}`;
  });
  return [
    `${' '.repeat(WIDTH + 3)}${columns}`,
    ...rows,
    '',
    shareLine('exact', exact),
    'unplanned halts (emergency, incident and network together):',
    shareLine('  precision', precision),
    shareLine('  recall', recall),
  ];
};
