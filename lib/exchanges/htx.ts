import { DELISTED, type AssetRow, type Availability } from '../core/availability.ts';
import type { Exchange } from '../core/exchange.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { field, has, isFields, sampleOf, type Fields } from './fields.ts';
import { flag } from './flag.ts';
import { platformRow } from './platform-row.ts';
import { code, scalar } from './source-text.ts';
import { millisecondsIn } from './source-time.ts';

const DOCUMENTS = 'https://www.htx.com/en-us/opend/newApiPages/';

const NO_FLAGS: Fields = {};

/** "Get Reference Currencies": allowed | prohibited. */
const stateOf = (value: unknown): Availability => {
  if (value === 'allowed') return 'open';
  return value === 'prohibited' ? 'suspended' : 'unknown';
};

/** "Get Market Status". */
const MARKET_STATES: Readonly<Record<string, string>> = { 1: 'normal', 2: 'halted', 3: 'cancel only' };
const HALT_REASONS: Readonly<Record<string, string>> = { 2: 'emergency maintenance', 3: 'scheduled maintenance' };

const isSuccess = (body: unknown): boolean => scalar(field(body, 'code')) === '200';
const isError = (body: unknown): boolean =>
  (has(body, 'code') && !isSuccess(body)) || field(body, 'status') === 'error';

const rowOf = (asset: string, network: string | null, flags: Fields, delisted: boolean): AssetRow => ({
  asset,
  network,
  deposit: delisted ? 'suspended' : stateOf(flags.depositStatus),
  withdrawal: delisted ? 'suspended' : stateOf(flags.withdrawStatus),
  reason: delisted ? DELISTED : null,
});

const named = (table: Readonly<Record<string, string>>, value: unknown): string | undefined =>
  Object.hasOwn(table, scalar(value)) ? table[scalar(value)] : undefined;

/** "Get System Status" of the futures: 1 = available. */
const beatOf = (body: unknown): boolean | undefined =>
  field(body, 'status') === 'ok' ? flag(field(field(body, 'data'), 'heartbeat')) : undefined;

export const htx: Exchange = {
  id: 'htx',
  names: { en: 'HTX', ja: 'HTX', also: ['huobi', 'Huobi Global', 'フォビ', 'フオビ', 'エイチティーエックス'] },
  site: 'https://www.htx.com',
  statusPage: 'https://www.htx.com/support/',
  endpoints: [
    documentedEndpoint({
      name: 'currencies',
      url: 'https://api.huobi.pro/v2/reference/currencies',
      about: 'funding',
      documentation: `${DOCUMENTS}?id=7ec516fc-7773-11ed-9966-0242ac110003`,
      isError,
      // KuCoin's web client says 200 too, and `success`.
      recognises: (body) =>
        isSuccess(body) &&
        !has(body, 'success') &&
        sampleOf(field(body, 'data')).some(
          (row) => Object.hasOwn(row, 'currency') && ['chains', 'instStatus'].some((name) => Object.hasOwn(row, name)),
        ),
      collect(body, rows) {
        for (const currency of field(body, 'data') as unknown[]) {
          const asset = code(field(currency, 'currency'))?.toUpperCase();
          if (asset === undefined || !isFields(currency)) continue;
          const delisted = currency.instStatus === 'delisted';
          const { chains } = currency;
          // Delisted and renamed currencies lose their chains and stay in the list.
          if (!Array.isArray(chains) || chains.length === 0) {
            rows.add(rowOf(asset, null, NO_FLAGS, delisted));
            continue;
          }
          for (const chain of chains as unknown[]) {
            if (!isFields(chain)) continue;
            const own = code(chain.chain);
            rows.add(rowOf(asset, code(chain.displayName) ?? own ?? null, chain, delisted), asset, own);
          }
        }
      },
    }),
    documentedEndpoint({
      name: 'market-status',
      url: 'https://api.huobi.pro/v2/market-status',
      about: 'platform',
      documentation: `${DOCUMENTS}?id=7ec51b4d-7773-11ed-9966-0242ac110003`,
      isError,
      recognises: (body) =>
        isSuccess(body) && named(MARKET_STATES, field(field(body, 'data'), 'marketStatus')) !== undefined,
      collect(body, rows) {
        const data = field(body, 'data');
        const state = named(MARKET_STATES, field(data, 'marketStatus'));
        const halt = named(HALT_REASONS, field(data, 'haltReason'));
        rows.add(platformRow(halt === undefined ? `market ${state}` : `market ${state}: ${halt}`));
      },
    }),
    documentedEndpoint({
      name: 'heartbeat',
      url: 'https://api.hbdm.com/heartbeat/',
      about: 'platform',
      documentation: `${DOCUMENTS}?id=5d51a4d6-77b6-11ed-9966-0242ac110003`,
      isError,
      recognises: (body) => beatOf(body) !== undefined,
      collect: (body, rows) =>
        rows.add(platformRow(beatOf(body) === true ? 'futures available' : 'futures not available')),
      time: (body) => millisecondsIn(field(body, 'ts')),
    }),
  ],
  polls: ['currencies'],
};
