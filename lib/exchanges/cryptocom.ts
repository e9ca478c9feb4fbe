import type { Exchange } from '../core/exchange.ts';
import { statuspage } from '../core/feed-formats.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { field, has, isFields, sampleOf, sampleOfTable } from './fields.ts';
import { openIf } from './flag.ts';
import { addNetworks, NOTHING_SAID } from './network-rows.ts';
import { platformRow } from './platform-row.ts';
import { code, scalar } from './source-text.ts';
import { millisecondsIn } from './source-time.ts';

const DOCUMENTS = 'https://exchange-docs.crypto.com/exchange/v1/rest-ws/index.html';

const resultIn = (body: unknown): unknown => (scalar(field(body, 'code')) === '0' ? field(body, 'result') : undefined);
const isError = (body: unknown): boolean => has(body, 'code') && scalar(body.code) !== '0';

/**
 * Its flags need a key: they were verified on a body of December 2022 that a public repository keeps
 * (ccxt-net/ccxt.simple, docs/exchanges/crypto). The list of instruments says nothing of withdrawals and is not polled.
 */
export const cryptocom: Exchange = {
  id: 'cryptocom',
  names: { en: 'Crypto.com', ja: 'クリプトドットコム', also: ['crypto com exchange', 'クリプトコム'] },
  site: 'https://crypto.com/exchange',
  statusPage: 'https://status.crypto.com',
  endpoints: [
    documentedEndpoint({
      name: 'instruments',
      url: 'https://api.crypto.com/exchange/v1/public/get-instruments',
      about: 'platform',
      documentation: `${DOCUMENTS}#public-get-instruments`,
      isError,
      recognises: (body) => sampleOf(field(resultIn(body), 'data')).some((row) => has(row, 'inst_type')),
      collect: (_body, rows) => rows.add(platformRow(null)),
    }),
    documentedEndpoint({
      name: 'currency-networks',
      url: null,
      about: 'funding',
      documentation: `${DOCUMENTS}#private-get-currency-networks`,
      isError,
      recognises: (body) =>
        sampleOfTable(field(resultIn(body), 'currency_map')).some((one) => Object.hasOwn(one, 'network_list')),
      collect(body, rows) {
        const table = field(resultIn(body), 'currency_map') as Record<string, unknown>;
        for (const key of Object.keys(table)) {
          const [asset, currency] = [code(key), table[key]];
          if (asset === undefined || !isFields(currency)) continue;
          addNetworks(rows, {
            asset,
            networks: currency.network_list,
            on: ({ network_id, deposit_enabled, withdraw_enabled }) => ({
              network: code(network_id) ?? null,
              deposit: openIf(deposit_enabled),
              withdrawal: openIf(withdraw_enabled),
              reason: null,
            }),
            alone: NOTHING_SAID,
          });
        }
      },
      time: (body) => millisecondsIn(field(resultIn(body), 'update_time')),
    }),
  ],
  polls: [],
  feeds: [statuspage('https://status.crypto.com')],
};
