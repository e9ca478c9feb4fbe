import type { Exchange } from '../core/exchange.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { field, has, isFields, sampleOf, type Fields } from './fields.ts';
import { flag, suspendedIf } from './flag.ts';
import { addNetworks, type Said } from './network-rows.ts';
import { platformRow } from './platform-row.ts';
import { bitbankSigning } from './signing/bitbank.ts';
import { code } from './source-text.ts';
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

const stoppedIn = (entry: Fields, network: string | null): Said => ({
  network,
  deposit: suspendedIf(entry.stop_deposit),
  withdrawal: suspendedIf(entry.stop_withdrawal),
  reason: null,
});

/** The assets of the key's account: what they amount to stands beside their states, and is not read. */
const assets = documentedEndpoint({
  name: 'assets',
  url: null,
  signed: { method: 'GET', url: 'https://api.bitbank.cc/v1/user/assets', scheme: bitbankSigning },
  about: 'funding',
  documentation: `${DOCUMENTS}/blob/master/rest-api.md#assets`,
  isError,
  recognises: (body) =>
    sampleOf(field(dataIn(body), 'assets')).some(
      (row) => Object.hasOwn(row, 'asset') && Object.hasOwn(row, 'onhand_amount'),
    ),
  collect(body, rows) {
    for (const entry of field(dataIn(body), 'assets') as unknown[]) {
      const asset = code(field(entry, 'asset'))?.toUpperCase();
      if (asset === undefined || !isFields(entry)) continue;
      addNetworks(rows, {
        asset,
        networks: entry.network_list,
        on: (network) => stoppedIn(network, code(network.network) ?? null),
        alone: stoppedIn(entry, null),
      });
    }
  },
});

/**
 * Registered in Japan (関東財務局長 第00004号). Without a key it tells of trading alone. The pairs were verified on a
 * recording, their states not; the assets, which need a key, follow the document.
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
    assets,
  ],
  polls: ['status'],
};
