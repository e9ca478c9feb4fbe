import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const data = resolve(import.meta.dirname, '../..', process.env.MAMORI_SHARED_DIR ?? '../shared', 'data');

/** Whether the recordings of feeds and status pages are there; tests on them are skipped otherwise. */
export const recordingsPresent = existsSync(join(data, 'feeds', 'index.json'));

/** One recording of a feed, a status page or a regulator's list, in the words of its index. */
export interface FeedRecording {
  file: string;
  kind: string;
  product: string;
}

const indexed = (folder: string): FeedRecording[] =>
  (JSON.parse(readFileSync(join(data, folder, 'index.json'), 'utf8')) as { entries: FeedRecording[] }).entries;

/** Every recording of feeds and status pages; none where they are absent. */
export const feedRecordings: readonly FeedRecording[] = recordingsPresent
  ? ['feeds', 'statuspages'].flatMap((folder) => indexed(folder))
  : [];

/** The bytes of a recording by its name. */
export const recordingNamed = (file: string): Uint8Array => {
  const path = ['feeds', 'statuspages'].map((folder) => join(data, folder, file)).find(existsSync);
  if (path === undefined) throw new Error(`no recording ${file}`);
  return readFileSync(path);
};
