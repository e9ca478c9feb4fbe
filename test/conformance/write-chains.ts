import { writeFileSync } from 'node:fs';
import { chainRecordingsPresent } from '../chains/recordings.ts';
import { chainTable } from './chain-table.ts';
import { CHAIN_TABLE } from './table-file.ts';

if (chainRecordingsPresent) {
  writeFileSync(CHAIN_TABLE, chainTable());
  process.stdout.write(`written: ${CHAIN_TABLE}\n`);
} else {
  process.stderr.write('there are no recordings: set MAMORI_SHARED_DIR to the folder that has them\n');
  process.exitCode = 1;
}
