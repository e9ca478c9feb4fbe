import type { Exchange } from '../core/exchange.ts';
import { zendesk } from '../core/feed-formats.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { field, has, hasMark, isFields, sampleOf } from './fields.ts';
import { openIf } from './flag.ts';
import { code } from './source-text.ts';

const MARKS = ['maxDailyWithdraw', 'minWithdraw', 'withdrawFee', 'depositConfirmation'];

/** Read by its document; not verified on a recorded body. */
export const bitopro: Exchange = {
  id: 'bitopro',
  names: { en: 'BitoPro', ja: 'ビトプロ', also: ['bito pro', '幣託'] },
  site: 'https://www.bitopro.com',
  statusPage: 'https://www.bitopro.com/ns/announcement',
  endpoints: [
    documentedEndpoint({
      name: 'currencies',
      url: 'https://api.bitopro.com/v3/provisioning/currencies',
      about: 'funding',
      documentation:
        'https://github.com/bitoex/bitopro-offical-api-docs/blob/master/api/v3/public/get_currency_info.md',
      isError: (body) => has(body, 'error'),
      recognises: (body) =>
        sampleOf(field(body, 'data')).some((row) => Object.hasOwn(row, 'currency') && hasMark(row, MARKS)),
      collect(body, rows) {
        for (const currency of field(body, 'data') as unknown[]) {
          const asset = code(field(currency, 'currency'))?.toUpperCase();
          if (asset === undefined || !isFields(currency)) continue;
          const [deposit, withdrawal] = [openIf(currency.deposit), openIf(currency.withdraw)];
          rows.add({ asset, network: null, deposit, withdrawal, reason: null });
        }
      },
    }),
  ],
  polls: ['currencies'],
  feeds: [zendesk({ site: 'https://support.bitopro.com', locale: 'en-us' })],
};
