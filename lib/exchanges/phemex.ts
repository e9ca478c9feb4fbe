import type { Exchange } from '../core/exchange.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { field, has, sampleOf } from './fields.ts';
import { platformRow } from './platform-row.ts';
import { scalar } from './source-text.ts';
import { tally } from './tally.ts';

const currenciesIn = (body: unknown): unknown =>
  scalar(field(body, 'code')) === '0' ? field(field(body, 'data'), 'currencies') : undefined;

/** It tells what is listed, not what can be withdrawn, so it is not polled; not verified on a recorded body. */
export const phemex: Exchange = {
  id: 'phemex',
  names: { en: 'Phemex', ja: 'フェメックス', also: ['フィメックス'] },
  site: 'https://phemex.com',
  statusPage: 'https://phemex.com/announcements',
  endpoints: [
    documentedEndpoint({
      name: 'products',
      url: 'https://api.phemex.com/public/products',
      about: 'platform',
      documentation: 'https://phemex-docs.github.io/#query-product-information',
      isError: (body) => has(body, 'code') && scalar(body.code) !== '0',
      recognises: (body) => sampleOf(currenciesIn(body)).some((row) => has(row, 'currency') && has(row, 'valueScale')),
      collect(body, rows) {
        const states = tally((currenciesIn(body) as unknown[]).map((row) => field(row, 'status')));
        rows.add(platformRow(states === null ? null : `currencies: ${states}`));
      },
    }),
  ],
  polls: [],
};
