import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chainRecordings, chainRecordingsPresent } from '../chains/recordings.ts';
import { chainTable } from './chain-table.ts';
import { CHAIN_TABLE } from './table-file.ts';

const table = readFileSync(CHAIN_TABLE, 'utf8');

describe('the table of recordings of chains', () => {
  it('says of each either how many transfers there are or why none is read', () => {
    const rows = table.split('\n').filter((line) => /^\| (chains|flows)\//.test(line));
    expect(rows.length).toBeGreaterThan(100);
    for (const row of rows) {
      const [, , , body = '', transfers = ''] = row.split(/(?<!\\)\|/).map((each) => each.trim());
      expect([row, /^\d+$/.test(transfers) ? body !== '' : /^no: .+/.test(transfers)]).toEqual([row, true]);
    }
  });

  it.skipIf(!chainRecordingsPresent)(
    'is what the recordings give now: else npm run conformance (skipped without them)',
    () => {
      expect(table).toBe(chainTable());
      for (const { file } of chainRecordings) expect(table).toContain(`| ${file} |`);
    },
  );
});
