import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const data = join(resolve(import.meta.dirname, '../../..', process.env.MAMORI_SHARED_DIR ?? '../shared'), 'data');

export const recordedPresent = existsSync(join(data, 'chains/index.json'));

/** A recording of `chains/bitcoin` or `flows` as it is. */
export const recorded = (file: string): unknown => JSON.parse(readFileSync(join(data, file), 'utf8'));

/** The bare answer: of what the recording holds, the part at `path` (a fixture keeps several). */
export const bareAnswer = (file: string, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((value, name) => (value as Record<string | number, unknown>)[name], recorded(file));
