import { DELISTED, type AssetRow, type Availability } from '../core/availability.ts';
import { Unreadable, type Exchange } from '../core/exchange.ts';
import { code, field, isFields, listOf, uniqueRows, words } from './body.ts';
import { platformRow } from './platform-row.ts';

/** https://www.htx.com/en-us/opend/newApiPages/ "APIv2 - Get Reference Currencies": allowed | prohibited. */
const STATES: Record<string, Availability> = { allowed: 'open', prohibited: 'suspended' };
const stateOf = (value: unknown): Availability => (typeof value === 'string' && Object.hasOwn(STATES, value) ? STATES[value] : undefined) ?? 'unknown';

const MARKET: Record<string, string> = { 1: 'normal', 2: 'halted', 3: 'cancel only' };

const isSuccess = (body: unknown): boolean => [200, '200'].includes(field(body, 'code') as number | string);

const readCurrency = (currency: unknown): AssetRow[] => {
  const asset = code(field(currency, 'currency'))?.toUpperCase();
  const chains = field(currency, 'chains');
  if (asset === undefined || !Array.isArray(chains)) return [];
  const delisted = field(currency, 'instStatus') === 'delisted';
  return chains.filter(isFields).map((chain) => ({
    asset, network: code(chain.displayName) ?? code(chain.chain) ?? null,
    deposit: delisted ? 'suspended' : stateOf(chain.depositStatus),
    withdrawal: delisted ? 'suspended' : stateOf(chain.withdrawStatus),
    reason: delisted ? DELISTED : null,
  }));
};

export const htx: Exchange = {
  id: 'htx',
  names: { en: 'HTX', ja: 'HTX', also: ['huobi', 'フォビ', 'フオビ', 'エイチティーエックス'] },
  site: 'https://www.htx.com', statusPage: 'https://www.htx.com/support/',
  endpoints: [
    {
      name: 'currencies', url: 'https://api.huobi.pro/v2/reference/currencies', about: 'funding',
      documentation: 'https://www.htx.com/en-us/opend/newApiPages/?id=7ec516fc-7773-11ed-9966-0242ac110003',
      recognises: (body) => isSuccess(body) && Array.isArray(field(body, 'data')) && isFields((field(body, 'data') as unknown[])[0]) && 'chains' in ((field(body, 'data') as object[])[0] ?? {}) && 'instStatus' in ((field(body, 'data') as object[])[0] ?? {}),
      read: (body) => {
        if (!isSuccess(body)) throw new Unreadable('HTX answered with an error');
        return uniqueRows(listOf(field(body, 'data'), 'data').flatMap(readCurrency), 'the list of currencies');
      },
    },
    {
      name: 'market-status', url: 'https://api.huobi.pro/v2/market-status', about: 'platform',
      documentation: 'https://www.htx.com/en-us/opend/newApiPages/?id=7ec51b4d-7773-11ed-9966-0242ac110003',
      recognises: (body) => isSuccess(body) && field(field(body, 'data'), 'marketStatus') !== undefined,
      read: (body) => {
        const status = field(field(body, 'data'), 'marketStatus');
        if (!isSuccess(body) || (typeof status !== 'number' && typeof status !== 'string')) throw new Unreadable('HTX said no market status');
        return platformRow(MARKET[String(status)] ?? words(String(status)));
      },
    },
    {
      name: 'heartbeat', url: null, about: 'platform', documentation: 'https://www.htx.com/en-us/opend/newApiPages/?id=5d51a4d6-77b6-11ed-9966-0242ac110003',
      recognises: (body) => field(body, 'status') === 'ok' && field(field(body, 'data'), 'heartbeat') !== undefined,
      read: (body) => {
        const beat = field(field(body, 'data'), 'heartbeat');
        if (beat !== 0 && beat !== 1) throw new Unreadable('HTX said no heartbeat');
        return platformRow(beat === 1 ? 'heartbeat 1' : 'heartbeat 0');
      },
    },
  ],
  polls: ['currencies'],
};
