import type { Exchange } from '../core/exchange.ts';
import { statuspage } from '../core/feed-formats.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { field, has, hasMark, isFields, sampleOf } from './fields.ts';
import { openByBoth, openIfWord } from './flag.ts';
import { addNetworks } from './network-rows.ts';
import { platformRow } from './platform-row.ts';
import { code } from './source-text.ts';
import { tally } from './tally.ts';

const DOCUMENTS = 'https://www.bitstamp.net/api/#tag/Market-info/operation';
const MARKS = ['withdrawal', 'deposit', 'networks', 'available_supply'];

const isError = (body: unknown): boolean => has(body, 'error') || field(body, 'status') === 'error';
const enabled = (value: unknown) => openIfWord(value, ['Enabled'], ['Disabled']);

/** The currencies are read by their document; the pairs, which tell of trading alone, were verified on recordings. */
export const bitstamp: Exchange = {
  id: 'bitstamp',
  names: { en: 'Bitstamp', ja: 'ビットスタンプ', also: ['bitstamp by robinhood'] },
  site: 'https://www.bitstamp.net',
  statusPage: 'https://status.bitstamp.net',
  endpoints: [
    documentedEndpoint({
      name: 'currencies',
      url: 'https://www.bitstamp.net/api/v2/currencies/',
      about: 'funding',
      documentation: `${DOCUMENTS}/GetCurrencies`,
      isError,
      recognises: (body) =>
        sampleOf(body).some(
          (row) =>
            Object.hasOwn(row, 'currency') &&
            Object.hasOwn(row, 'name') &&
            Object.hasOwn(row, 'decimals') &&
            hasMark(row, MARKS, ['currency', 'name', 'decimals', 'type', 'symbol', 'logo']),
        ),
      collect(body, rows) {
        for (const currency of body as unknown[]) {
          const asset = code(field(currency, 'currency'))?.toUpperCase();
          if (asset === undefined || !isFields(currency)) continue;
          const [deposit, withdrawal] = [enabled(currency.deposit), enabled(currency.withdrawal)];
          addNetworks(rows, {
            asset,
            networks: currency.networks,
            on: (network) => ({
              network: code(network.network) ?? null,
              deposit: openByBoth(deposit, enabled(network.deposit)),
              withdrawal: openByBoth(withdrawal, enabled(network.withdrawal)),
              reason: null,
            }),
            alone: { network: null, deposit, withdrawal, reason: null },
          });
        }
      },
    }),
    documentedEndpoint({
      name: 'trading-pairs',
      url: 'https://www.bitstamp.net/api/v2/trading-pairs-info/',
      about: 'platform',
      documentation: `${DOCUMENTS}/GetTradingPairsInfo`,
      isError,
      recognises: (body) =>
        sampleOf(body).some((row) => Object.hasOwn(row, 'url_symbol') && Object.hasOwn(row, 'counter_decimals')),
      collect(body, rows) {
        const states = tally((body as unknown[]).map((pair) => field(pair, 'trading')));
        rows.add(platformRow(states === null ? null : `trading: ${states}`));
      },
    }),
  ],
  polls: ['currencies'],
  feeds: [statuspage('https://status.bitstamp.net')],
};
