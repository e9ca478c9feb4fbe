import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { iso } from '../../lib/core/time.ts';
import { playTimeline, type Played, type PlayedEvent } from './play-timeline.ts';
import { readTimelines, type Timeline } from './read-timelines.ts';

const OUTPUT = new URL('../../docs/measured/timelines.md', import.meta.url);

const HEAD = `# What a subscriber would have been told

Written by \`npm run timelines\`. Recorded timelines of stops, played through the classifier, the verdict and the delivery as they
run in production, on a virtual clock; what is told is what an English reader at level watch would have had. Times are UTC;
"about" where the day alone is known (played at noon there) or the source says so. The notices' own words are not recorded:
the timelines' summaries of them stand in, so the labels say little of real texts. "Notices" has what was announced alone;
"flags" has besides what the exchange's flags would have shown, had it published any (none of these did then). What wallets
showed before any of it stands in [replay](replay-2026-11-25.md).
`;

const inTable = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const lineOf = ({ told }: PlayedEvent): string =>
  told
    .map(({ severity, message, edited }) => `${severity ?? '–'}${edited ? ' (edited)' : ''}: ${message.title}`)
    .join('<br>') || '–';

const tableOf = async (timeline: Timeline): Promise<string> => {
  const [notices, flags] = await Promise.all(
    (['notices', 'flags'] as const).map((played: Played) => playTimeline(timeline, played)),
  );
  const rows = (notices ?? []).map((event, index) => {
    const { at, approximate, kind, what, label } = event;
    const other = flags?.[index];
    const cells = [
      `${approximate ? 'about ' : ''}${iso(at).slice(0, 16).replace('T', ' ')}`,
      `${kind}: ${what}`,
      label ?? 'not public',
      lineOf(event),
      other === undefined ? '–' : lineOf(other),
    ];
    return `| ${cells.map(inTable).join(' | ')} |`;
  });
  return `## ${timeline.name} (${timeline.id})\n\n| when | what | read as | told, by notices | told, with flags |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`;
};

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const shared = resolve(ROOT, process.env['MAMORI_SHARED_DIR'] ?? '../shared');
const tables: string[] = [];
for (const timeline of readTimelines(await readFile(join(shared, 'data/incidents/timelines.json'), 'utf8'))) {
  // One after another: each has a store of its own.
  // oxlint-disable-next-line no-await-in-loop
  tables.push(await tableOf(timeline));
  console.error(`${timeline.id}: played`);
}
await writeFile(OUTPUT, `${HEAD}\n${tables.join('\n')}`);
