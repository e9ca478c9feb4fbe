import { BadConfiguration, type Config } from '../config.ts';
import { takesKey, withKey, type Exchange } from '../core/exchange.ts';
import type { ExchangeKey } from '../core/signed-request.ts';

/** What the configuration says of keys; a function that reads no exchange has none, and knows whose there are. */
export type KeyConfig = Partial<Pick<Config, 'MAMORI_KEYED_EXCHANGES' | Extract<keyof Config, `MAMORI_KEY_${string}`>>>;

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
 * The exchanges as they are read: those whose key there is, or is said to be elsewhere, with what takes a key. Throws
 * BadConfiguration where that is said of one that takes none.
 */
export const withKeys = (
  exchanges: Readonly<Record<string, Exchange>>,
  config: KeyConfig,
): Readonly<Record<string, Exchange>> => {
  const { MAMORI_KEYED_EXCHANGES: named = [] } = config;
  const taking = Object.keys(exchanges).filter((id) => takesKey(exchanges[id] as Exchange));
  if (!named.every((id) => taking.includes(id)))
    throw new BadConfiguration(`MAMORI_KEYED_EXCHANGES takes ids of exchanges that take a key: ${taking.join(', ')}`);
  const keyOf = exchangeKeyOf(config);
  const keyed = taking.filter((id) => named.includes(id) || keyOf(id) !== undefined);
  return keyed.length === 0
    ? exchanges
    : { ...exchanges, ...Object.fromEntries(keyed.map((id) => [id, withKey(exchanges[id] as Exchange)])) };
};
