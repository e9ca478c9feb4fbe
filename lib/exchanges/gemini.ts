import type { Exchange } from '../core/exchange.ts';
import { statuspage } from '../core/feed-formats.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { field, sampleOf } from './fields.ts';
import { platformRow } from './platform-row.ts';
import { tally } from './tally.ts';

/** It tells of trading alone, a pair each; verified on a recording. */
export const gemini: Exchange = {
  id: 'gemini',
  names: { en: 'Gemini', ja: 'ジェミニ', also: ['gemini exchange', 'ジェミナイ'] },
  site: 'https://www.gemini.com',
  statusPage: 'https://status.gemini.com',
  endpoints: [
    documentedEndpoint({
      name: 'symbols',
      url: 'https://api.gemini.com/v1/symbols/details/all',
      about: 'platform',
      documentation: 'https://docs.gemini.com/rest/market-data#list-symbol-details',
      isError: (body) => field(body, 'result') === 'error',
      recognises: (body) =>
        sampleOf(body).some((row) => Object.hasOwn(row, 'symbol') && Object.hasOwn(row, 'wrap_enabled')),
      collect(body, rows) {
        const states = tally((body as unknown[]).map((row) => field(row, 'status')));
        rows.add(platformRow(states === null ? null : `trading: ${states}`));
      },
    }),
  ],
  polls: ['symbols'],
  feeds: [statuspage('https://status.gemini.com')],
};
