import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EXCHANGES } from '../../lib/exchanges/index.ts';
import { recordings, recordingsPresent } from '../exchanges/recordings.ts';
import { feedRecordings, recordingsPresent as feedsPresent } from '../feeds/recordings.ts';
import { exchangeLines } from './exchange-table.ts';
import { between } from './markdown-table.ts';
import { recordedReadings } from './recorded-readings.ts';
import { recordingTable } from './recording-table.ts';
import { CONTRIBUTING, EXCHANGES_BEGIN, EXCHANGES_END, RECORDING_TABLE } from './table-file.ts';

const contributing = readFileSync(CONTRIBUTING, 'utf8');
const table = readFileSync(RECORDING_TABLE, 'utf8');
const cellsOf = (line: string): string[] => line.split(/(?<!\\)\|/).map((cell) => cell.trim());
const shown = contributing
  .slice(contributing.indexOf(EXCHANGES_BEGIN), contributing.indexOf(EXCHANGES_END))
  .split('\n')
  .filter((line) => /^\| [a-z0-9]+ \|/.test(line) && !line.startsWith('| id |'))
  .map(cellsOf);

describe('the table of exchanges', () => {
  it('has a row for each, with what it tells, what it was verified on and how it stands', () => {
    expect(shown.map(([, id]) => id)).toEqual(Object.keys(EXCHANGES).toSorted());
    expect(shown.length).toBeGreaterThan(30);
    for (const [, id, name, tells, polled, , , verified, , standing] of shown) {
      expect([id, name]).toEqual([id, EXCHANGES[id as keyof typeof EXCHANGES].names.en]);
      expect(`${id} ${tells}`).toMatch(
        / (flags per (network|asset)|trading or system only|notices only|wallets only|gone|nothing by itself)/,
      );
      expect([id, polled === '–']).toEqual([id, EXCHANGES[id as keyof typeof EXCHANGES].polls.length === 0]);
      expect(`${id} ${verified}`).toMatch(/ (document alone|recorded: |–$)/);
      expect(`${id} ${standing}`).toMatch(/ (serves|(closed|merged|services-suspended) since \d{4}-\d\d-\d\d)$/);
    }
  });

  it.skipIf(!recordingsPresent || !feedsPresent)(
    'is what the code and the recordings give now: else npm run conformance (skipped without them)',
    () => {
      expect(contributing).toBe(between(contributing, EXCHANGES_BEGIN, EXCHANGES_END, exchangeLines()));
      expect(table).toBe(recordingTable());
    },
  );
});

describe('the table of recordings', () => {
  const rows = table
    .split('\n')
    .filter((line) => /^\| [\w.-]+\.(json|xml|html) \|/.test(line))
    .map(cellsOf);

  it('says of each how it is read, or why it is not', () => {
    expect(rows.length).toBeGreaterThan(45);
    for (const row of rows) expect(row.join(' | ')).toMatch(/\d+( \| \d+| entries)|no: .+/);
  });

  it.skipIf(!recordingsPresent)(
    'leaves out no recorded body of an exchange, each of which is read (skipped without them)',
    () => {
      expect(rows.map(([, file]) => file)).toEqual(expect.arrayContaining(recordings.map(({ file }) => file)));
      expect(recordedReadings.filter(({ why }) => why !== '').map(({ recording }) => recording.file)).toEqual([]);
    },
  );

  it.skipIf(!feedsPresent)(
    'leaves out no recording of feeds; what nothing reads is known (skipped without them)',
    () => {
      const files = feedRecordings.map(({ file }) => file);
      expect(rows.map(([, file]) => file)).toEqual(expect.arrayContaining(files));
      const unread = rows.filter((row) => files.includes(row[1] ?? '') && row.some((cell) => cell.startsWith('no: ')));
      expect(unread.map(([, file = '']) => file).toSorted()).toEqual([
        'kraken-incident-shape-note.json',
        'sources.json',
        'statuspage-v2-discord-2022-02-15-status.json',
      ]);
    },
  );
});

describe('what is put between marks', () => {
  it('replaces what stood there and nothing else, and needs both marks', () => {
    expect(between('a <b> old <e> c', '<b>', '<e>', ['x', 'y'])).toBe('a <b>\n\nx\ny\n\n<e> c');
    const once = between('<b><e>', '<b>', '<e>', ['x']);
    expect(between(once, '<b>', '<e>', ['x'])).toBe(once);
    for (const text of ['<b>', '<e>', '<e><b>']) expect(() => between(text, '<b>', '<e>', [])).toThrow('lacks');
  });
});
