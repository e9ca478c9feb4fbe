import type { AssetRow } from '../core/availability.ts';
import { Unreadable, type Exchange } from '../core/exchange.ts';
import { code, listOf, openIf, uniqueRows } from './body.ts';
import { platformRow } from './platform-row.ts';

/** Index of each field of a row: https://docs.bitfinex.com/reference/rest-public-conf (pub:info:tx:status). */
const METHOD = 0;
const DEPOSIT = 1;
const WITHDRAWAL = 2;
const LEAST_FIELDS = 3;

/** Well-known methods and what they move: https://docs.bitfinex.com/reference/rest-public-conf (pub:map:tx:method). Others keep their own name. */
const METHODS: Readonly<Record<string, readonly [asset: string, network: string | null]>> = {
  BITCOIN: ['BTC', 'BITCOIN'], LITECOIN: ['LTC', 'LITECOIN'], ETHEREUM: ['ETH', 'ETHEREUM'], ETHEREUMC: ['ETC', 'ETHEREUMC'],
  ZCASH: ['ZEC', 'ZCASH'], MONERO: ['XMR', 'MONERO'], RIPPLE: ['XRP', 'RIPPLE'], DASH: ['DASH', 'DASH'], EOS: ['EOS', 'EOS'],
  NEO: ['NEO', 'NEO'], IOTA: ['IOTA', 'IOTA'], LNX: ['BTC', 'LIGHTNING'], TRON: ['TRX', 'TRON'], DOGECOIN: ['DOGE', 'DOGECOIN'],
  TETHERUSO: ['USDT', 'OMNI'], TETHERUSE: ['USDT', 'ERC20'], TETHERUSX: ['USDT', 'TRC20'], TETHERUSL: ['USDT', 'LIQUID'],
  TETHERUSS: ['USDT', 'EOS'], TETHERUSDTALG: ['USDT', 'ALGORAND'], TETHERUSDTBCH: ['USDT', 'BCH'],
};

const rowOf = (entry: unknown): AssetRow[] => {
  if (!Array.isArray(entry)) return [];
  const method = code(entry[METHOD]);
  if (method === undefined) return [];
  const [asset, network] = (Object.hasOwn(METHODS, method) ? METHODS[method] : undefined) ?? [method, null];
  return [{ asset, network, deposit: openIf(entry[DEPOSIT]), withdrawal: openIf(entry[WITHDRAWAL]), reason: null }];
};

const isMethods = (body: unknown): body is [unknown[]] =>
  Array.isArray(body) && body.length === 1 && Array.isArray(body[0]) && Array.isArray(body[0][0]) && typeof body[0][0][METHOD] === 'string';

export const bitfinex: Exchange = {
  id: 'bitfinex',
  names: { en: 'Bitfinex', ja: 'ビットフィネックス', also: ['bfx', 'ビットファイネックス'] },
  site: 'https://www.bitfinex.com', statusPage: 'https://bitfinex.statuspage.io',
  endpoints: [
    {
      name: 'tx-status', url: 'https://api-pub.bitfinex.com/v2/conf/pub:info:tx:status', about: 'funding',
      documentation: 'https://docs.bitfinex.com/reference/rest-public-conf',
      recognises: isMethods,
      read: (body) => {
        const [methods] = listOf(body, 'the answer');
        const entries = listOf(methods, 'the first element');
        if (!entries.some((entry) => Array.isArray(entry) && entry.length >= LEAST_FIELDS)) throw new Unreadable('no row has the fields of Bitfinex');
        return uniqueRows(entries.flatMap(rowOf), 'the list of methods');
      },
    },
    {
      name: 'platform-status', url: 'https://api-pub.bitfinex.com/v2/platform/status', about: 'platform',
      documentation: 'https://docs.bitfinex.com/reference/rest-public-platform-status',
      recognises: (body) => Array.isArray(body) && body.length === 1 && (body[0] === 0 || body[0] === 1),
      read: (body) => {
        const [state] = listOf(body, 'the answer');
        if (state !== 0 && state !== 1) throw new Unreadable('Bitfinex said no status');
        return platformRow(state === 1 ? 'operative' : 'maintenance');
      },
    },
  ],
  polls: ['tx-status', 'platform-status'],
};
