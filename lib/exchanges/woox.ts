import type { Exchange } from '../core/exchange.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { field, hasMark, isFields, sampleOf } from './fields.ts';
import { flag, openIf } from './flag.ts';
import { code } from './source-text.ts';

const MARKS = ['allow_withdraw', 'allow_deposit', 'minimum_withdrawal', 'withdrawal_fee'];

const listIn = (body: unknown): unknown => (flag(field(body, 'success')) === true ? field(body, 'rows') : undefined);

/** Read by its document; not verified on a recorded body. */
export const woox: Exchange = {
  id: 'woox',
  names: { en: 'WOO X', ja: 'ウーエックス', also: ['woo', 'woo network'] },
  site: 'https://woox.io',
  statusPage: 'https://support.woox.io/hc/en-001',
  endpoints: [
    documentedEndpoint({
      name: 'token-network',
      url: 'https://api.woox.io/v1/public/token_network',
      about: 'funding',
      documentation: 'https://developer.woox.io/api-reference/endpoint/public_data/tokenNetwork',
      isError: (body) => flag(field(body, 'success')) === false,
      recognises: (body) =>
        sampleOf(listIn(body)).some(
          (row) => Object.hasOwn(row, 'token') && Object.hasOwn(row, 'protocol') && hasMark(row, MARKS),
        ),
      collect(body, rows) {
        for (const entry of listIn(body) as unknown[]) {
          const asset = code(field(entry, 'token'));
          if (asset === undefined || !isFields(entry)) continue;
          const [deposit, withdrawal] = [openIf(entry.allow_deposit), openIf(entry.allow_withdraw)];
          const own = code(entry.network);
          rows.add(
            { asset, network: code(entry.protocol) ?? own ?? null, deposit, withdrawal, reason: null },
            asset,
            own,
          );
        }
      },
    }),
  ],
  polls: ['token-network'],
};
