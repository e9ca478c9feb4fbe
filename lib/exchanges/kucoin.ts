import type { AssetRow } from '../core/availability.ts';
import { Unreadable, type Endpoint, type Exchange } from '../core/exchange.ts';
import { code, field, isFields, listOf, openIf, uniqueRows, words } from './body.ts';
import { platformRow } from './platform-row.ts';

/** https://www.kucoin.com/docs-new/rest/spot-trading/market-data/get-all-currencies: 200000 is success; the web client says success besides. */
const isSuccess = (body: unknown): boolean => field(body, 'code') === '200000' || (field(body, 'code') === 200 && field(body, 'success') === true);

const rowsIn = (body: unknown): readonly unknown[] => {
  if (!isSuccess(body)) throw new Unreadable('KuCoin answered with an error');
  return listOf(field(body, 'data'), 'data');
};

const firstRow = (body: unknown): unknown => (isSuccess(body) && Array.isArray(field(body, 'data')) ? (field(body, 'data') as unknown[])[0] : undefined);

const row = (asset: string, network: string | null, flags: unknown, reason: string | null): AssetRow => ({
  asset, network,
  deposit: openIf(field(flags, 'isDepositEnabled')),
  withdrawal: openIf(field(flags, 'isWithdrawEnabled')),
  reason,
});

/** One row a currency with its chains in a list: v2, v3 (`chains`) and the unified API (`items`, `list`). */
const readChains = (name: string) => (body: unknown): AssetRow[] =>
  uniqueRows(rowsIn(body).flatMap((currency) => {
    const asset = code(field(currency, 'currency'));
    if (asset === undefined) return [];
    const chains = field(currency, name);
    // A currency without chains (null) cannot be moved at all, or is fiat: nothing is known of it.
    return (Array.isArray(chains) ? chains : []).filter(isFields)
      .map((chain) => row(asset, code(chain.chainName) ?? null, chain, null));
  }), 'the list of currencies');

const chained = (name: string, version: string, url: string | null, documentation: string): Endpoint => ({
  name: version, url, documentation, about: 'funding',
  recognises: (body) => Array.isArray(field(firstRow(body), name)),
  read: readChains(name),
});

const currencies: Endpoint = {
  name: 'currencies-v1', url: null, about: 'funding',
  documentation: 'https://www.kucoin.com/docs-new/abandoned-endpoints/spot-trading/get-currency-list',
  recognises: (body) => {
    const first = firstRow(body);
    return isFields(first) && 'currency' in first && !['chains', 'items', 'list', 'chainName'].some((name) => name in first);
  },
  read: (body) => uniqueRows(rowsIn(body).flatMap((currency) => {
    const asset = code(field(currency, 'currency'));
    return asset === undefined ? [] : [row(asset, null, currency, null)];
  }), 'the list of currencies'),
};

const webList: Endpoint = {
  name: 'web-currency-list', url: null, about: 'funding', documentation: 'recorded in 2022 from the web client; undocumented',
  recognises: (body) => typeof field(firstRow(body), 'chainName') === 'string',
  read: (body) => uniqueRows(rowsIn(body).flatMap((currency) => {
    const asset = code(field(currency, 'currency'));
    return asset === undefined ? [] : [row(asset, code(field(currency, 'chainName')) ?? null, currency, words(field(currency, 'withdrawDisabledTip')))];
  }), 'the list of currencies'),
  time: (body) => { const at = field(body, 'timestamp'); return typeof at === 'number' ? at : null; },
};

const status: Endpoint = {
  name: 'status', url: 'https://api.kucoin.com/api/v1/status', about: 'platform',
  documentation: 'https://www.kucoin.com/docs-new/rest/spot-trading/market-data/get-service-status',
  recognises: (body) => isSuccess(body) && isFields(field(body, 'data')) && ['status', 'serverStatus'].some((name) => typeof field(field(body, 'data'), name) === 'string'),
  read: (body) => {
    const data = field(body, 'data');
    const said = words(field(data, 'status')) ?? words(field(data, 'serverStatus'));
    if (!isSuccess(body) || said === null) throw new Unreadable('KuCoin said no status');
    return platformRow(said);
  },
};

export const kucoin: Exchange = {
  id: 'kucoin',
  names: { en: 'KuCoin', ja: 'クーコイン', also: ['ku coin', 'くーこいん', 'クコイン'] },
  site: 'https://www.kucoin.com', statusPage: 'https://www.kucoin.com/announcement',
  endpoints: [
    chained('chains', 'currencies', 'https://api.kucoin.com/api/v3/currencies', 'https://www.kucoin.com/docs-new/rest/spot-trading/market-data/get-all-currencies'),
    chained('items', 'unified-currency', null, 'https://www.kucoin.com/docs-new/rest/ua/get-currency'),
    chained('list', 'unified-currency-list', null, 'https://www.kucoin.com/docs-new/rest/ua/get-currency'),
    currencies, webList, status,
  ],
  polls: ['currencies'],
};
