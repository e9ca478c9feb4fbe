import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** One recorded answer of a chain's API, or of what flows usually. */
export interface ChainRecording {
  /** Below `data/`. */
  file: string;
  /** What its index says it is. */
  kind: string;
  /** Mainnet, test network, an example of the documents … in the index's words. */
  real: string;
}

const shared = resolve(import.meta.dirname, '../..', process.env.MAMORI_SHARED_DIR ?? '../shared');
const data = join(shared, 'data');

export const chainRecordingsPresent = existsSync(join(data, 'chains/index.json'));

const indexed = (folder: string): Record<string, string>[] =>
  JSON.parse(readFileSync(join(data, folder, 'index.json'), 'utf8')) as Record<string, string>[];

/** Every recording of `data/chains` and `data/flows`; none where they are absent. */
export const chainRecordings: readonly ChainRecording[] = chainRecordingsPresent
  ? [
      ...indexed('chains').map(({ file, kind, real }) => ({
        file: `chains/${file}`,
        kind: kind ?? '',
        real: real ?? '',
      })),
      ...indexed('flows').map(({ file, what }) => ({ file: `flows/${file}`, kind: what ?? '', real: '' })),
    ]
  : [];

export const chainText = ({ file }: ChainRecording): string => readFileSync(join(data, file), 'utf8');

/** The answer's own body: an HTTP exchange is recorded with its request around it. Undefined where it is no JSON. */
export const chainBody = (recording: ChainRecording): unknown => {
  try {
    const recorded = JSON.parse(chainText(recording)) as { request?: unknown; response?: { body?: unknown } } | null;
    return recorded?.request !== undefined && recorded.response?.body !== undefined ? recorded.response.body : recorded;
  } catch {
    return undefined;
  }
};
