import { BadConfiguration, type Config } from '../config.ts';
import { takesKey, withKey, type Exchange } from '../core/exchange.ts';
import type { ExchangeKey } from '../core/signed-request.ts';

/** What the configuration says of keys; a function that reads no exchange has none, and knows whose there are. */
export type KeyConfig = Partial<
  Pick<Config, 'LAMBDA_TASK_ROOT' | 'MAMORI_KEYED_EXCHANGES' | Extract<keyof Config, `MAMORI_KEY_${string}`>>
>;

/** The variable that holds the key of an exchange. */
export const keyVariable = (exchange: string): string => `MAMORI_KEY_${exchange.toUpperCase()}`;

/** The key that there is at an exchange. */
export const exchangeKeyOf =
  (config: KeyConfig) =>
  (exchange: string): ExchangeKey | undefined => {
    const keys: Readonly<Record<string, unknown>> = config;
    const name = keyVariable(exchange);
    return Object.hasOwn(keys, name) ? (keys[name] as ExchangeKey | undefined) : undefined;
  };

/**
 * The exchanges as they are read: those with a key with what takes one. Functions that are deployed apart must agree on
 * them, and one alone has the keys: there, the list decides. In one process a key is enough. Throws BadConfiguration
 * where the list names one that takes none.
 */
export const withKeys = (
  exchanges: Readonly<Record<string, Exchange>>,
  config: KeyConfig,
): Readonly<Record<string, Exchange>> => {
  const { MAMORI_KEYED_EXCHANGES: named = [] } = config;
  const taking = Object.keys(exchanges).filter((id) => takesKey(exchanges[id] as Exchange));
  if (!named.every((id) => taking.includes(id)))
    throw new BadConfiguration(`MAMORI_KEYED_EXCHANGES takes ids of exchanges that take a key: ${taking.join(', ')}`);
  const here = config.LAMBDA_TASK_ROOT === undefined ? exchangeKeyOf(config) : () => undefined;
  const keyed = taking.filter((id) => named.includes(id) || here(id) !== undefined);
  return keyed.length === 0
    ? exchanges
    : { ...exchanges, ...Object.fromEntries(keyed.map((id) => [id, withKey(exchanges[id] as Exchange)])) };
};

/** Exchanges whose key there is, and which are read without it all the same: the list does not name them. */
export const idleKeys = (exchanges: Readonly<Record<string, Exchange>>, config: KeyConfig): string[] => {
  const [keyed, keyOf] = [withKeys(exchanges, config), exchangeKeyOf(config)];
  return Object.keys(exchanges).filter((id) => keyOf(id) !== undefined && keyed[id] === exchanges[id]);
};
