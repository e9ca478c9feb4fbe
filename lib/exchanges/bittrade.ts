import type { Exchange } from '../core/exchange.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { field, hasMark, isFields, sampleOf } from './fields.ts';
import { openIf } from './flag.ts';
import { code, words } from './source-text.ts';

const MARKS = ['withdraw-enabled', 'deposit-enabled', 'withdraw-precision', 'deposit-min-amount', 'currency-type'];

const listIn = (body: unknown): unknown => (field(body, 'status') === 'ok' ? field(body, 'data') : undefined);

/**
 * Registered in Japan (関東財務局長 第00007号), Huobi Japan until 2023.
 * Verified on one row of a recorded body; `currency-type` is the family of the coin and no network.
 */
export const bittrade: Exchange = {
  id: 'bittrade',
  names: {
    en: 'BitTrade',
    ja: 'ビットトレード',
    also: ['bit trade', 'huobi japan', 'huobijp', 'フォビジャパン', 'フオビジャパン'],
  },
  site: 'https://www.bittrade.co.jp',
  statusPage: 'https://www.bittrade.co.jp/ja-jp/support/',
  endpoints: [
    documentedEndpoint({
      name: 'currencies',
      url: 'https://api-cloud.bittrade.co.jp/v1/settings/currencys?language=ja-JP',
      about: 'funding',
      documentation: 'https://api-doc.bittrade.co.jp/',
      isError: (body) => field(body, 'status') === 'error',
      recognises: (body) => sampleOf(listIn(body)).some((row) => Object.hasOwn(row, 'name') && hasMark(row, MARKS)),
      collect(body, rows) {
        for (const currency of listIn(body) as unknown[]) {
          const asset = code(field(currency, 'name'))?.toUpperCase();
          if (asset === undefined || !isFields(currency)) continue;
          const withdrawal = openIf(currency['withdraw-enabled']);
          const why = withdrawal === 'suspended' ? 'suspend-withdraw-desc' : 'suspend-deposit-desc';
          rows.add({
            asset,
            network: null,
            deposit: openIf(currency['deposit-enabled']),
            withdrawal,
            reason: words(currency[why]),
          });
        }
      },
    }),
  ],
  polls: ['currencies'],
};
