import type { Exchange } from '../core/exchange.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { field, hasMark, isFields, sampleOf } from './fields.ts';
import { openIf } from './flag.ts';
import { code, words } from './source-text.ts';

export const DEMO_ID = 'demo';
/** Whoever watches a demonstration does not wait for a quarter of an hour. */
const RECOVERY_MS = 3_000;
const MARKS = ['depositEnabled', 'withdrawalEnabled'];

/**
 * An exchange that does not exist, published at `url` by the runner of `npm start`: what it says is invented. It
 * stands in no index, and is known only where the runner says so.
 */
export const createDemo = (url: string): Exchange => ({
  id: DEMO_ID,
  names: { en: 'Demo Exchange', ja: 'デモ取引所', also: ['demonstration', 'デモ'] },
  // RFC 2606: a name that is nobody's.
  site: 'https://example.com',
  statusPage: 'https://example.com',
  endpoints: [
    documentedEndpoint({
      name: 'availability',
      url,
      about: 'funding',
      documentation: 'infra/local/simulated/demo-recording.ts',
      recognises: (body) =>
        field(body, 'demonstration') === true &&
        sampleOf(field(body, 'networks')).some(
          (row) => code(row.asset) !== undefined && hasMark(row, MARKS, ['asset', 'network', 'notice']),
        ),
      collect(body, rows) {
        for (const row of field(body, 'networks') as unknown[]) {
          const asset = code(field(row, 'asset'));
          if (asset === undefined || !isFields(row)) continue;
          rows.add({
            asset,
            network: code(row.network) ?? null,
            deposit: openIf(row.depositEnabled),
            withdrawal: openIf(row.withdrawalEnabled),
            reason: words(row.notice),
          });
        }
      },
    }),
  ],
  polls: ['availability'],
  recoveryMs: RECOVERY_MS,
});
