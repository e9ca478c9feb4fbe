import type { Exchange } from '../core/exchange.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { field, has, sampleOf } from './fields.ts';
import { platformRow } from './platform-row.ts';
import { tally } from './tally.ts';

/** Registered in Japan (関東財務局長 第00014号). It tells whether orders are taken; verified on a recording. */
export const coincheck: Exchange = {
  id: 'coincheck',
  names: { en: 'Coincheck', ja: 'コインチェック', also: [] },
  site: 'https://coincheck.com',
  statusPage: 'https://corporate.coincheck.com',
  endpoints: [
    documentedEndpoint({
      name: 'exchange-status',
      url: 'https://coincheck.com/api/exchange_status',
      about: 'platform',
      documentation: 'https://coincheck.com/documents/exchange/api#status-retrieval',
      isError: (body) => has(body, 'error'),
      recognises: (body) =>
        sampleOf(field(body, 'exchange_status')).some(
          (row) => Object.hasOwn(row, 'pair') && ['status', 'availability'].some((name) => Object.hasOwn(row, name)),
        ),
      collect(body, rows) {
        const pairs = field(body, 'exchange_status') as unknown[];
        const states = tally(pairs.map((pair) => field(pair, 'status')));
        rows.add(platformRow(states === null ? null : `trading: ${states}`));
      },
    }),
  ],
  polls: ['exchange-status'],
};
