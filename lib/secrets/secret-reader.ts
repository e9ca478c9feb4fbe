import * as v from 'valibot';
import { BadConfiguration } from '../config.ts';
import type { Log } from '../core/log.ts';
import { MINUTE, SECOND } from '../core/time.ts';
import type { SecretNames } from './secret-names.ts';

/** The text of a secret by its id. Throws where it cannot be had. */
export type FetchSecret = (id: string) => Promise<string>;

/** How old a secret may be when it is used: a rotated one is taken up within this time. */
export const SECRET_CACHE_MS = 5 * MINUTE;
/** After a refresh that failed, what is there is used for so long before the next try. */
export const SECRET_RETRY_MS = 30 * SECOND;

type Variables = Readonly<Record<string, string>>;

const VARIABLES = v.record(v.string(), v.string());

/** Says nothing of what it read: a parser's own message would quote it. */
const variablesOf = (id: string, text: string): Variables => {
  const takes = () => new BadConfiguration(`the secret ${id} takes a JSON object of texts`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw takes();
  }
  const result = v.safeParse(VARIABLES, value);
  // To the schema a list is a record, of numbers.
  if (!result.success || Array.isArray(value)) throw takes();
  return result.output;
};

/**
 * The variables that the secrets hold, at most SECRET_CACHE_MS old. Calls side by side share one reading. Throws where
 * the first reading fails, and reads again at the next call; later, a reading that fails leaves the last good one in
 * use, with a warning.
 */
export const createSecretReader = (
  { variables, masterKey }: SecretNames,
  { fetch, clock, log }: { fetch: FetchSecret; clock: () => number; log: Log },
): (() => Promise<Variables>) => {
  let good: Variables | undefined;
  let dueAt = Number.NEGATIVE_INFINITY;
  let underWay: Promise<Variables> | undefined;

  const fetchAll = async (): Promise<Variables> => {
    const [key, ...all] = await Promise.all([
      masterKey === undefined ? undefined : fetch(masterKey),
      ...variables.map(async (id) => variablesOf(id, await fetch(id))),
    ]);
    return Object.assign({}, ...all, key !== undefined && { MAMORI_MASTER_KEY: key }) as Variables;
  };

  const refresh = async (): Promise<Variables> => {
    try {
      good = await fetchAll();
      dueAt = clock() + SECRET_CACHE_MS;
    } catch (error) {
      if (good === undefined) throw error;
      dueAt = clock() + SECRET_RETRY_MS;
      log.warn('the secrets could not be read again: those from before are used', { error });
    }
    return good;
  };

  return async () => {
    if (good !== undefined && clock() < dueAt) return good;
    underWay ??= refresh().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
};
