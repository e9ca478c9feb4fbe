import type { AssetRow } from '../core/availability.ts';
import type { Endpoint, Exchange } from '../core/exchange.ts';
import { syndication } from '../core/feed-formats.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { field, has, isFields, sampleOf, type Fields } from './fields.ts';
import { flag, openIf } from './flag.ts';
import { platformRow } from './platform-row.ts';
import { code, scalar, words } from './source-text.ts';
import { millisecondsIn } from './source-time.ts';

const DOCUMENTS = 'https://www.kucoin.com/docs-new';

/** 200000 is success; the web client says 200 and `success`. */
const isSuccess = (body: unknown): boolean => {
  const answered = scalar(field(body, 'code'));
  return answered === '200000' || (answered === '200' && flag(field(body, 'success')) === true);
};
const isError = (body: unknown): boolean => has(body, 'code') && !isSuccess(body);

/** Where each version keeps the chains of a currency. */
type Shape = 'chains' | 'items' | 'list' | 'web' | 'flat';
const CHAIN_LISTS = ['chains', 'items', 'list'] as const;

const shapeOf = (body: unknown): Shape | undefined => {
  if (!isSuccess(body)) return undefined;
  const row = sampleOf(field(body, 'data')).find((one) => Object.hasOwn(one, 'currency'));
  if (row === undefined) return undefined;
  return CHAIN_LISTS.find((name) => Object.hasOwn(row, name)) ?? (Object.hasOwn(row, 'chainName') ? 'web' : 'flat');
};

const rowOf = (asset: string, network: string | null, flags: Fields, reason: string | null): AssetRow => ({
  asset,
  network,
  deposit: openIf(flags.isDepositEnabled),
  withdrawal: openIf(flags.isWithdrawEnabled),
  reason,
});

/** One row a currency, or one a chain of it where the list has them. A currency without a chain keeps its row. */
const currencies = (shape: Shape, endpoint: Pick<Endpoint, 'name' | 'url' | 'documentation'>): Endpoint =>
  documentedEndpoint({
    ...endpoint,
    about: 'funding',
    isError,
    recognises: (body) => shapeOf(body) === shape,
    ...(shape === 'web' && { time: (body: unknown) => millisecondsIn(field(body, 'timestamp')) }),
    collect(body, rows) {
      for (const currency of field(body, 'data') as unknown[]) {
        const asset = code(field(currency, 'currency'));
        if (asset === undefined || !isFields(currency)) continue;
        const chains = shape === 'web' || shape === 'flat' ? undefined : currency[shape];
        if (!Array.isArray(chains) || chains.length === 0) {
          rows.add(rowOf(asset, code(currency.chainName) ?? null, currency, words(currency.withdrawDisabledTip)));
          continue;
        }
        for (const chain of chains as unknown[]) {
          if (!isFields(chain)) continue;
          const network = code(chain.chainName) ?? code(chain.chainId) ?? null;
          rows.add(rowOf(asset, network, chain, null), asset, code(chain.chainId));
        }
      }
    },
  });

/** https://www.kucoin.com/docs-new/rest/spot-trading/market-data/get-service-status: open, close or cancelonly. */
const saidIn = (body: unknown): string | null => {
  const data = isSuccess(body) ? field(body, 'data') : undefined;
  return words(field(data, 'status')) ?? words(field(data, 'serverStatus'));
};

export const kucoin: Exchange = {
  id: 'kucoin',
  names: { en: 'KuCoin', ja: 'クーコイン', also: ['ku coin', 'くーこいん', 'クコイン'] },
  site: 'https://www.kucoin.com',
  statusPage: 'https://www.kucoin.com/announcement',
  endpoints: [
    currencies('chains', {
      // Version 2 had the same structure.
      name: 'currencies',
      url: 'https://api.kucoin.com/api/v3/currencies',
      documentation: `${DOCUMENTS}/rest/spot-trading/market-data/get-all-currencies`,
    }),
    currencies('flat', {
      name: 'currencies-v1',
      url: 'https://api.kucoin.com/api/v1/currencies',
      documentation: `${DOCUMENTS}/abandoned-endpoints/spot-trading/get-currency-list`,
    }),
    currencies('items', {
      name: 'unified-currency',
      url: 'https://api.kucoin.com/api/ua/v1/market/currency',
      documentation: `${DOCUMENTS}/rest/ua/get-currency`,
    }),
    currencies('list', {
      name: 'unified-currency-list',
      url: null,
      documentation: `${DOCUMENTS}/rest/ua/get-currency`,
    }),
    currencies('web', {
      name: 'web-currency-list',
      url: null,
      documentation: 'what the web client received in 2022; undocumented',
    }),
    documentedEndpoint({
      name: 'status',
      url: 'https://api.kucoin.com/api/v1/status',
      about: 'platform',
      documentation: `${DOCUMENTS}/rest/spot-trading/market-data/get-service-status`,
      isError,
      recognises: (body) => saidIn(body) !== null,
      collect(body, rows) {
        const message = words(field(field(body, 'data'), 'msg'));
        rows.add(platformRow(message === null ? saidIn(body) : `${saidIn(body)}: ${message}`));
      },
    }),
  ],
  polls: ['currencies'],
  feeds: [syndication('https://www.kucoin.com/rss/news?lang=en')],
};
