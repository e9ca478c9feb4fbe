import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rowKey } from '../../../lib/core/availability.ts';
import { EXCHANGES } from '../../../lib/exchanges/index.ts';
import { parseBody } from '../../../lib/sources/body.ts';
import { recognisedEndpoint } from '../../../lib/sources/choose-endpoint.ts';
import type { Compared, Json, TruthRow } from './truth.ts';

/** What is said of one row's withdrawals; undefined where nothing is. */
type Told = boolean | undefined;

export interface Reader {
  /** From the text to whatever the reader makes of it. */
  read(text: string): Promise<unknown>;
  /** What it tells of each row, in order. */
  told(body: Json, rows: readonly TruthRow[]): Promise<Told[]>;
}

/** Our own reader, as a poll uses it. */
export const ourReader = ({ exchange }: Compared): Reader => {
  const readBody = (body: unknown) => recognisedEndpoint(EXCHANGES[exchange], body)?.read(body) ?? [];
  return {
    read: async (text) => readBody(parseBody(text)),
    async told(body, rows) {
      const read = new Map(readBody(body).map((row) => [rowKey(row), row.withdrawal]));
      return rows.map(({ ours }) => {
        const key = ours.map(([asset, network]) => rowKey({ asset, network })).find((name) => read.has(name));
        const state = key === undefined ? 'unknown' : read.get(key);
        // What is delayed passes.
        return state === 'unknown' ? undefined : state !== 'suspended';
      });
    },
  };
};

interface CcxtNetwork {
  id?: string;
  withdraw?: boolean;
  info?: unknown;
}
interface CcxtCurrency extends CcxtNetwork {
  networks?: Record<string, CcxtNetwork>;
}
interface CcxtExchange {
  has: Record<string, unknown>;
  fetch: (url: string) => Promise<unknown>;
  fetchCurrencies(): Promise<Record<string, CcxtCurrency>>;
}
type Ccxt = Record<string, new (options: Record<string, unknown>) => CcxtExchange>;

const noneOf = (rows: readonly TruthRow[]): Told[] => rows.map(() => undefined);

const saidBy = (currencies: readonly CcxtCurrency[], { currency, network }: TruthRow): Told => {
  if (network === null) return currencies.find(({ info }) => info === currency)?.withdraw;
  const networks = currencies.flatMap((one) => Object.values(one.networks ?? {}));
  return networks.find(({ info, id }) => info === network || (typeof network === 'string' && id === network))?.withdraw;
};

/** ccxt's own reading of currencies; its requests are answered with the body, parsed as it would be. */
export const ccxtReader = async (folder: string, { exchange }: Compared): Promise<Reader> => {
  const { default: ccxt } = (await import(pathToFileURL(join(folder, 'js', 'ccxt.js')).href)) as { default: Ccxt };
  const Exchange = ccxt[exchange];
  if (Exchange === undefined) throw new Error(`ccxt has no ${exchange}`);
  // Some of its lists are asked for with a key: it is sent to nobody.
  const reader = new Exchange({ enableRateLimit: false, apiKey: 'none', secret: 'none', password: 'none' });
  Object.assign(reader, { options: { ...(reader as unknown as Json).options, uta: false } });
  const fetchWith = async (answer: () => unknown): Promise<Record<string, CcxtCurrency>> => {
    reader.fetch = async () => answer();
    return reader.fetchCurrencies();
  };
  if (reader.has.fetchCurrencies !== true)
    return { read: async () => undefined, told: async (_, rows) => noneOf(rows) };
  return {
    read: (text) => fetchWith(() => JSON.parse(text) as unknown),
    async told(body, rows) {
      const currencies = await fetchWith(() => body).catch(() => ({}));
      return rows.map((row) => saidBy(Object.values(currencies ?? {}), row));
    },
  };
};
