import type { Exchange } from '../core/exchange.ts';
import { statuspage } from '../core/feed-formats.ts';
import { movedBy } from './bitfinex-methods.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { has } from './fields.ts';
import { flag, openIf } from './flag.ts';
import { platformRow } from './platform-row.ts';
import { code } from './source-text.ts';

const DOCUMENTS = 'https://docs.bitfinex.com/reference';

/** Index of each field of a row of `pub:info:tx:status`: https://docs.bitfinex.com/reference/rest-public-conf */
const METHOD = 0;
const DEPOSIT = 1;
const WITHDRAWAL = 2;

/** `["error", 10020, "…"]`, or an object. */
const isError = (body: unknown): boolean => has(body, 'error') || (Array.isArray(body) && body[0] === 'error');

/** Other lists of the same address have a word or a list in the place of the flag. */
const isMethod = (entry: unknown): boolean =>
  Array.isArray(entry) &&
  code(entry[METHOD]) !== undefined &&
  (entry.length === 1 ||
    entry[DEPOSIT] === null ||
    typeof entry[DEPOSIT] === 'number' ||
    flag(entry[DEPOSIT]) !== undefined);

const methodsIn = (body: unknown): readonly unknown[] =>
  Array.isArray(body) && body.length === 1 && Array.isArray(body[0]) ? body[0] : [];

export const bitfinex: Exchange = {
  id: 'bitfinex',
  names: { en: 'Bitfinex', ja: 'ビットフィネックス', also: ['bfx', 'ビットファイネックス'] },
  site: 'https://www.bitfinex.com',
  statusPage: 'https://bitfinex.statuspage.io',
  endpoints: [
    documentedEndpoint({
      name: 'tx-status',
      url: 'https://api-pub.bitfinex.com/v2/conf/pub:info:tx:status',
      about: 'funding',
      documentation: `${DOCUMENTS}/rest-public-conf`,
      isError,
      recognises: (body) => methodsIn(body).slice(0, 5).some(isMethod),
      collect(body, rows) {
        for (const entry of methodsIn(body)) {
          if (!Array.isArray(entry)) continue;
          const method = code(entry[METHOD]);
          if (method === undefined) continue;
          const { asset, network } = movedBy(method);
          const [deposit, withdrawal] = [openIf(entry[DEPOSIT]), openIf(entry[WITHDRAWAL])];
          rows.add({ asset, network, deposit, withdrawal, reason: null }, method);
        }
      },
    }),
    documentedEndpoint({
      name: 'platform-status',
      url: 'https://api-pub.bitfinex.com/v2/platform/status',
      about: 'platform',
      documentation: `${DOCUMENTS}/rest-public-platform-status`,
      isError,
      recognises: (body) => Array.isArray(body) && body.length === 1 && flag(body[0]) !== undefined,
      collect: (body, rows) =>
        rows.add(platformRow(flag((body as unknown[])[0]) === true ? 'operative' : 'maintenance')),
    }),
  ],
  polls: ['tx-status', 'platform-status'],
  feeds: [statuspage('https://bitfinex.statuspage.io')],
};
