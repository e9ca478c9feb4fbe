import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const shared = resolve(import.meta.dirname, '../..', process.env.MAMORI_SHARED_DIR ?? '../shared');
const file = join(shared, 'data/wallets/wallets.jsonl');

export const walletsPresent = existsSync(file);

/** The rows as they are recorded; empty where the shared folder is absent. */
export const walletsText = walletsPresent ? readFileSync(file, 'utf8') : '';
