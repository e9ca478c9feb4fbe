import { createHash } from 'node:crypto';
import { createJsonLog } from '../log/json-log.ts';
import { secretNamesOf, type Environment } from '../secrets/secret-names.ts';
import { createSecretReader } from '../secrets/secret-reader.ts';
import { createFetchSecret } from '../secrets/fetch-secret.ts';
import { clock as systemClock } from './base.ts';

type Handler<Args extends unknown[], Result> = (...args: Args) => Promise<Result>;

/** Makes a function's handler from its name and its environment. Throws BadConfiguration. */
type Build<Args extends unknown[], Result> = (name: string, environment: Environment) => Handler<Args, Result>;

const digestOf = (values: Readonly<Record<string, string>>): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1))))
    .digest('hex');

/**
 * A handler that is wired with the secrets as they are now. Where the environment names no secret (`npm start`, tests)
 * it is built here and now, and that is all. Where it names some, it is built at the first invocation, and again only
 * when one has changed: what it keeps in its process (turns, what is under way) outlives a reading that brings nothing
 * new. Rejects with BadConfiguration, which names the variable and not its value, where the first secrets cannot be
 * used; later ones that cannot are an error in the log, and the handler from before goes on.
 */
export const rewired = <Args extends unknown[], Result>(
  name: string,
  build: Build<Args, Result>,
  { environment = process.env, clock = systemClock }: { environment?: Environment; clock?: () => number } = {},
): Handler<Args, Result> => {
  const names = secretNamesOf(environment);
  if (names === undefined) return build(name, environment);
  const log = createJsonLog(name);
  const read = createSecretReader(names, { fetch: createFetchSecret(), clock, log });
  let current: Handler<Args, Result> | undefined;
  let seen: string | undefined;

  const wired = async (): Promise<Handler<Args, Result>> => {
    const secrets = await read();
    const digest = digestOf(secrets);
    if (current !== undefined && digest === seen) return current;
    seen = digest;
    try {
      current = build(name, { ...environment, ...secrets });
    } catch (error) {
      if (current === undefined) throw error;
      log.error('the new secrets cannot be used: those from before are', { error });
    }
    return current;
  };

  return async (...args) => (await wired())(...args);
};
