import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** One recorded body and what its index says of it. */
export interface Recording {
  file: string;
  path: string;
  /** Id of the exchange: the index may add a former name. */
  exchange: string;
  /** Names of the fields that carry the flags, in prose. */
  field: string;
  /** When, in the index's own words: a day, `on or before` one, or that it is unknown. */
  recorded: string;
  /** What it is, in the index's words: a full body, an abridged one, an example of the document. */
  kind: string;
}

const shared = resolve(import.meta.dirname, '../..', process.env.MAMORI_SHARED_DIR ?? '../shared');
const folder = join(shared, 'data/exchanges');

export const recordingsPresent = existsSync(join(folder, 'index.json'));

/** Every recorded exchange body; none where the recordings are absent. */
export const recordings: readonly Recording[] = recordingsPresent
  ? (
      JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as {
        entries: { file: string; exchange: string; field: string; recorded: string; kind: string }[];
      }
    ).entries.map(({ file, exchange, field, recorded, kind }) => ({
      file,
      field,
      recorded,
      kind,
      path: join(folder, file),
      exchange: exchange.split(' ')[0] ?? '',
    }))
  : [];

export const recordingNamed = (file: string): Recording => {
  const found = recordings.find((recording) => recording.file === file);
  if (found === undefined) throw new Error(`no recording ${file}`);
  return found;
};

export const textOf = ({ path }: Recording): string => readFileSync(path, 'utf8');
export const bodyOf = (recording: Recording): unknown => JSON.parse(textOf(recording));
