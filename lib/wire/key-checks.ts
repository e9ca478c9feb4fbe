import type { Config } from '../config.ts';
import { broken, fine, type Check } from '../core/check.ts';
import { takesKey, Unreadable, type Exchange } from '../core/exchange.ts';
import type { ExchangeKey, KeyRefusal } from '../core/signed-request.ts';
import { parseBody } from '../sources/body.ts';
import type { SignedReader } from '../sources/signed-reader.ts';
import { directoryOf } from './base.ts';
import { exchangeKeyOf, keyVariable } from './exchange-keys.ts';
import { signedReaderOf } from './sources.ts';

const MENDS: Readonly<Record<KeyRefusal, (variable: string) => string>> = {
  key: (variable) =>
    `see at the exchange that the key in ${variable} is there, may read, and takes this address; or make a new one that may only read`,
  signature: (variable) => `${variable} holds another key’s secret or passphrase: copy all its parts anew`,
  permission: (variable) => `let the key in ${variable} read, and nothing else`,
  address: (variable) => `add this machine’s address to those of the key in ${variable}`,
  clock: () => 'set this machine’s clock: signed requests hold for five seconds',
};

/** What to do about a key that is refused. */
export const mendOfKey = (exchange: string, refused: KeyRefusal): string => MENDS[refused](keyVariable(exchange));

const judge = async (ask: SignedReader, { id, keyRights }: Exchange, key: ExchangeKey): Promise<Check> => {
  const name = `key ${id}`;
  if (keyRights === undefined)
    return fine(name, 'its exchange does not tell what it may do: see there that it may only read');
  const answer = await ask(keyRights, key);
  if (answer.state === 'unchanged') return broken(name, 'answered 304', 'try again later');
  if (answer.state !== 'fresh')
    return broken(
      name,
      `${answer.state}: ${answer.detail}`,
      answer.refused === undefined ? 'try again later' : mendOfKey(id, answer.refused),
    );
  try {
    const beyond = keyRights.beyondReading(parseBody(answer.text));
    return beyond.length === 0
      ? fine(name, 'may only read')
      : broken(
          name,
          `may do more than read: ${beyond.join(', ')}`,
          `replace the key in ${keyVariable(id)} by one that may only read, and delete this one at the exchange`,
        );
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return broken(name, `unreadable: ${error.message}`, 'see at the exchange that the key may only read');
  }
};

/** What each key may do, as its exchange tells. Never throws, unless the list of exchanges names an unknown one. */
export const checkKeys = async (config: Config): Promise<Check[]> => {
  const [ask, keyOf] = [signedReaderOf(config), exchangeKeyOf(config)];
  return Promise.all(
    Object.values(directoryOf(config))
      .filter(takesKey)
      .flatMap((exchange) => {
        const key = keyOf(exchange.id);
        return key === undefined ? [] : [judge(ask, exchange, key)];
      }),
  );
};
