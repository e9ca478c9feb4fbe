import type { Exchange } from '../core/exchange.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { field, hasMark, isFields, sampleOf } from './fields.ts';
import { openIfWord } from './flag.ts';
import { code, words } from './source-text.ts';

const MARKS = ['coinType', 'minConfirmations', 'txFee', 'associatedTermsOfService'];

/** The direction stands in the notice, if at all: OFFLINE shuts both. */
const statusOf = (value: unknown) => openIfWord(value, ['ONLINE'], ['OFFLINE']);

/** Closed since December 2023. Verified on a recorded body of December 2022. */
export const bittrex: Exchange = {
  id: 'bittrex',
  names: { en: 'Bittrex', ja: 'ビットレックス', also: ['bittrex global', 'ビットトレックス'] },
  site: 'https://bittrexglobal.com',
  statusPage: 'https://bittrexglobal.com',
  endpoints: [
    documentedEndpoint({
      name: 'currencies',
      url: null,
      about: 'funding',
      documentation: 'https://bittrex.github.io/api/v3#operation--currencies-get',
      recognises: (body) => sampleOf(body).some((row) => Object.hasOwn(row, 'symbol') && hasMark(row, MARKS)),
      collect(body, rows) {
        for (const currency of body as unknown[]) {
          const asset = code(field(currency, 'symbol'));
          if (asset === undefined || !isFields(currency)) continue;
          const state = statusOf(currency.status);
          const reason = state === 'suspended' ? words(currency.notice) : null;
          rows.add({ asset, network: null, deposit: state, withdrawal: state, reason });
        }
      },
    }),
  ],
  polls: [],
  standing: {
    what: 'closed',
    since: '2023-12-04',
    source:
      'https://www.theblock.co/post/263875/bittrex-global-to-wind-down-operations-urges-customers-to-withdraw-funds',
  },
};
