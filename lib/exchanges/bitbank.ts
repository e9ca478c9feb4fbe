import type { Exchange } from '../core/exchange.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { field, has, sampleOf } from './fields.ts';
import { flag } from './flag.ts';
import { platformRow } from './platform-row.ts';
import { tally } from './tally.ts';

const DOCUMENTS = 'https://github.com/bitbankinc/bitbank-api-docs';

const dataIn = (body: unknown): unknown => (flag(field(body, 'success')) === true ? field(body, 'data') : undefined);
const isError = (body: unknown): boolean => has(body, 'success') && flag(body.success) !== true;

const tradingRow = (states: readonly unknown[]) => {
  const said = tally(states);
  return platformRow(said === null ? null : `trading: ${said}`);
};

const enabledIn = (value: unknown): string | null => {
  const enabled = flag(value);
  if (enabled === undefined) return null;
  return enabled ? 'enabled' : 'disabled';
};

/**
 * Registered in Japan (関東財務局長 第00004号). It tells of trading alone: whether withdrawals are stopped needs a key.
 * The pairs were verified on a recording, their states not.
 */
export const bitbank: Exchange = {
  id: 'bitbank',
  names: { en: 'bitbank', ja: 'ビットバンク', also: ['bitbank.cc'] },
  site: 'https://bitbank.cc',
  statusPage: 'https://support.bitbank.cc/hc/ja',
  endpoints: [
    documentedEndpoint({
      name: 'status',
      url: 'https://api.bitbank.cc/v1/spot/status',
      about: 'platform',
      documentation: `${DOCUMENTS}/blob/master/rest-api.md#get-exchange-status`,
      isError,
      recognises: (body) => sampleOf(field(dataIn(body), 'statuses')).some((row) => Object.hasOwn(row, 'pair')),
      collect: (body, rows) =>
        rows.add(tradingRow((field(dataIn(body), 'statuses') as unknown[]).map((row) => field(row, 'status')))),
    }),
    documentedEndpoint({
      name: 'pairs',
      url: 'https://api.bitbank.cc/v1/spot/pairs',
      about: 'platform',
      documentation: `${DOCUMENTS}/blob/master/rest-api.md#get-all-pairs-info`,
      isError,
      recognises: (body) => sampleOf(field(dataIn(body), 'pairs')).some((row) => Object.hasOwn(row, 'base_asset')),
      collect: (body, rows) =>
        rows.add(
          tradingRow((field(dataIn(body), 'pairs') as unknown[]).map((row) => enabledIn(field(row, 'is_enabled')))),
        ),
    }),
  ],
  polls: ['status'],
};
