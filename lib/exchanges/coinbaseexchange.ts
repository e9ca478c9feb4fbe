import type { Availability } from '../core/availability.ts';
import type { Exchange } from '../core/exchange.ts';
import { statuspage } from '../core/feed-formats.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { field, has, hasMark, isFields, sampleOf, type Fields } from './fields.ts';
import { DELISTED_STATE, openByBoth, openIfWord } from './flag.ts';
import { addNetworks, type Said } from './network-rows.ts';
import { code, words } from './source-text.ts';

const MARKS = ['min_size', 'max_precision', 'convertible_to', 'supported_networks', 'default_network', 'details'];

const GONE = 'delisted';
/** There is no flag of its own for a direction: this one stands for both. */
const stateOf = (value: unknown): Availability => openIfWord(value, ['online'], ['offline', GONE]);

const said = (state: Availability, network: string | null, reason: string | null): Said => ({
  network,
  deposit: state,
  withdrawal: state,
  reason,
});

/** A delisted currency keeps its networks, some of them "online". */
const onNetwork = (currency: Fields, { id, status }: Fields): Said => {
  const network = code(id) ?? null;
  if (currency.status === GONE || status === GONE) return { network, ...DELISTED_STATE };
  return said(openByBoth(stateOf(currency.status), stateOf(status)), network, words(currency.message));
};

/** Verified on a full recorded body of December 2022. A stop of withdrawals alone stands on the status page only. */
export const coinbaseexchange: Exchange = {
  id: 'coinbaseexchange',
  names: {
    en: 'Coinbase Exchange',
    ja: 'コインベース',
    also: ['coinbase', 'coinbase pro', 'gdax', 'コインベース取引所', 'コインベースプロ'],
  },
  site: 'https://exchange.coinbase.com',
  statusPage: 'https://status.exchange.coinbase.com',
  endpoints: [
    documentedEndpoint({
      name: 'currencies',
      url: 'https://api.exchange.coinbase.com/currencies',
      about: 'funding',
      documentation:
        'https://docs.cdp.coinbase.com/api-reference/exchange-api/rest-api/currencies/get-all-known-currencies',
      isError: (body) => has(body, 'message'),
      recognises: (body) =>
        sampleOf(body).some((row) => Object.hasOwn(row, 'id') && Object.hasOwn(row, 'name') && hasMark(row, MARKS)),
      collect(body, rows) {
        for (const currency of body as unknown[]) {
          const asset = code(field(currency, 'id'));
          if (asset === undefined || !isFields(currency)) continue;
          addNetworks(rows, {
            asset,
            networks: currency.supported_networks,
            on: (network) => onNetwork(currency, network),
            alone:
              currency.status === GONE
                ? { network: null, ...DELISTED_STATE }
                : said(stateOf(currency.status), null, words(currency.message)),
          });
        }
      },
    }),
  ],
  polls: ['currencies'],
  feeds: [statuspage('https://status.exchange.coinbase.com')],
};
