import { LABELS, type Label } from '../../../lib/core/announcement.ts';
import { iso, type Instant } from '../../../lib/core/time.ts';
import { classify as read, type Announcement } from '../../../lib/detectors/announcement/classify.ts';
import { confusionTable } from '../../classify/confusion-table.ts';
import { scoreOf, type Judged } from '../../classify/score.ts';
import { CommandFailed, type Command } from '../command.ts';
import { parseOptions } from '../parse-options.ts';
import { readLines } from '../read-lines.ts';

const OPTIONS = { file: { type: 'string', multiple: true }, confusion: { type: 'boolean' } } as const;

class BadLine extends Error {}

const objectOf = (line: string): Record<string, unknown> => {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new BadLine('no JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new BadLine('no JSON object');
  return value as Record<string, unknown>;
};

const timeOf = (fields: Record<string, unknown>): Instant | null => {
  const written = fields.publishedAt ?? fields.at ?? null;
  if (written === null) return null;
  const at = typeof written === 'string' ? Date.parse(written) : Number.NaN;
  if (Number.isNaN(at)) throw new BadLine('at is to be a time such as 2024-05-31T04:00:00Z');
  return at;
};

const announcementOf = (fields: Record<string, unknown>): Announcement => {
  const { text, title = '', lang } = fields;
  if (typeof text !== 'string') throw new BadLine('text is to be a text');
  return {
    title: typeof title === 'string' ? title : '',
    text,
    publishedAt: timeOf(fields),
    ...((lang === 'ja' || lang === 'en') && { lang }),
  };
};

const written = (at: Instant | null): string | null => (at === null ? null : iso(at));

const answerOf = (fields: Record<string, unknown>): Record<string, unknown> => {
  const { window, ...answer } = read(announcementOf(fields));
  const times = window === null ? null : { from: written(window.from), until: written(window.until) };
  return { ...fields, ...answer, window: times };
};

const isLabel = (value: unknown): value is Label => LABELS.some((label) => label === value);

const judgedOf = (fields: Record<string, unknown>): Judged => {
  if (!isLabel(fields.label)) throw new BadLine(`label is to be one of ${LABELS.join(', ')}`);
  return { expected: fields.label, given: read(announcementOf(fields)).label };
};

/** Takes the objects of all files in their order. Throws CommandFailed naming the line. */
const eachObject = async (files: readonly string[], take: (fields: Record<string, unknown>) => void): Promise<void> => {
  for (const file of files)
    await readLines(file, (line, number) => {
      if (line.trim() === '') return;
      try {
        take(objectOf(line));
      } catch (error) {
        if (!(error instanceof BadLine)) throw error;
        const where = files.length > 1 ? `${file}: line ${number}` : `line ${number}`;
        throw new CommandFailed(`${where}: ${error.message}`, { cause: error });
      }
    });
};

/** Reads announcements line by line and prints each with its label; or scores the labels that they carry. */
export const classify: Command = {
  summary: 'tells what announcements say; --confusion scores it against the labels that the lines carry',
  usage: '[--file FILE|-]… [--confusion]',
  async run(args, { print }) {
    const { file: files = ['-'], confusion = false } = parseOptions(args, OPTIONS);
    if (!confusion) {
      await eachObject(files, (fields) => print(JSON.stringify(answerOf(fields))));
      return;
    }
    const judged: Judged[] = [];
    await eachObject(files, (fields) => judged.push(judgedOf(fields)));
    for (const line of confusionTable(scoreOf(judged))) print(line);
  },
};
