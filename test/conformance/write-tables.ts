import { readFileSync, writeFileSync } from 'node:fs';
import { chainRecordingsPresent } from '../chains/recordings.ts';
import { recordingsPresent } from '../exchanges/recordings.ts';
import { recordingsPresent as feedsPresent } from '../feeds/recordings.ts';
import { chainTable } from './chain-table.ts';
import { exchangeLines } from './exchange-table.ts';
import { between } from './markdown-table.ts';
import { recordingTable } from './recording-table.ts';
import { CHAIN_TABLE, CONTRIBUTING, EXCHANGES_BEGIN, EXCHANGES_END, RECORDING_TABLE } from './table-file.ts';

if (chainRecordingsPresent && recordingsPresent && feedsPresent) {
  const contributing = readFileSync(CONTRIBUTING, 'utf8');
  for (const [file, text] of [
    [CHAIN_TABLE, chainTable()],
    [RECORDING_TABLE, recordingTable()],
    [CONTRIBUTING, between(contributing, EXCHANGES_BEGIN, EXCHANGES_END, exchangeLines())],
  ] as const) {
    writeFileSync(file, text);
    process.stdout.write(`written: ${file}\n`);
  }
} else {
  process.stderr.write('there are no recordings: set MAMORI_SHARED_DIR to the folder that has them\n');
  process.exitCode = 1;
}
