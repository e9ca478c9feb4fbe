import type { Exchange } from '../core/exchange.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { has, sampleOfTable } from './fields.ts';
import { platformRow } from './platform-row.ts';

const MARKS = ['buy', 'sell', 'last', 'vol'];

/**
 * Registered in Japan (関東財務局長 第00008号). All its services stand still since 29 January 2026, first called
 * maintenance; on 5 February it told of customers' data that others could read on 15 January, and of the regulator's
 * order to report. Nothing of its is polled; the prices were not verified on a recorded body.
 */
export const btcbox: Exchange = {
  id: 'btcbox',
  names: { en: 'BTCBOX', ja: 'BTCボックス', also: ['ビットコインボックス', 'ビーティーシーボックス'] },
  site: 'https://www.btcbox.co.jp',
  statusPage: 'https://blog.btcbox.jp',
  endpoints: [
    documentedEndpoint({
      name: 'tickers',
      url: 'https://www.btcbox.co.jp/api/v1/tickers',
      about: 'platform',
      documentation: 'https://blog.btcbox.jp/en/archives/8762',
      isError: (body) => has(body, 'code') || has(body, 'result'),
      recognises: (body) =>
        !has(body, 'code') &&
        !has(body, 'result') &&
        sampleOfTable(body).some((price) => MARKS.every((name) => Object.hasOwn(price, name))),
      collect: (_body, rows) => rows.add(platformRow(null)),
    }),
  ],
  polls: [],
  standing: {
    what: 'services-suspended',
    since: '2026-01-29',
    // Read in a news agency's report; people are sent to the exchange's own page alone.
    source: 'https://blog.btcbox.jp',
    asOf: '2026-03',
  },
};
