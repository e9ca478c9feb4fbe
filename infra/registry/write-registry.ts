import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeRegistry, registryText } from './make-registry.ts';
import { readRows } from './read-rows.ts';

// `npm run registry`: lib/wallets/registry.json from the facts in the shared folder.

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const shared = resolve(ROOT, process.env['MAMORI_SHARED_DIR'] ?? '../shared');

const { facts, without } = readRows(await readFile(resolve(shared, 'data/wallets/wallets.jsonl'), 'utf8'));
const text = registryText(makeRegistry(facts));
await writeFile(resolve(ROOT, 'lib/wallets/registry.json'), text);
console.log(`${facts.length} facts, ${without} rows without an address, ${text.length} bytes`);
