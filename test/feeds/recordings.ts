import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const data = resolve(import.meta.dirname, '../..', process.env.MAMORI_SHARED_DIR ?? '../shared', 'data');

/** Whether the recordings of feeds and status pages are there; tests on them are skipped otherwise. */
export const recordingsPresent = existsSync(join(data, 'feeds', 'index.json'));

/** The bytes of a recording by its name. */
export const recordingNamed = (file: string): Uint8Array => {
  const path = ['feeds', 'statuspages'].map((folder) => join(data, folder, file)).find(existsSync);
  if (path === undefined) throw new Error(`no recording ${file}`);
  return readFileSync(path);
};
