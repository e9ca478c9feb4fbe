import type { Exchange } from '../core/exchange.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { field, has, hasMark, isFields, sampleOf } from './fields.ts';
import { openIf } from './flag.ts';
import { code, scalar } from './source-text.ts';

const MARKS = ['withdraw_status', 'deposit_status', 'withdraw_fee_currency', 'min_withdraw_amount'];

/** The document shows 200; other answers of the same interface say 0. */
const isSuccess = (body: unknown): boolean => ['200', '0'].includes(scalar(field(body, 'code')));

/** Read by its document; not verified on a recorded body. */
export const digifinex: Exchange = {
  id: 'digifinex',
  names: { en: 'DigiFinex', ja: 'デジフィネックス', also: ['digi finex'] },
  site: 'https://www.digifinex.com',
  statusPage: 'https://support.digifinex.com/hc/en-us',
  endpoints: [
    documentedEndpoint({
      name: 'currencies',
      url: 'https://openapi.digifinex.com/v3/currencies',
      about: 'funding',
      documentation:
        'https://docs.digifinex.com/en-ww/spot/v3/rest.html#get-currency-deposit-and-withdrawal-information',
      isError: (body) => has(body, 'code') && !isSuccess(body),
      recognises: (body) =>
        isSuccess(body) &&
        sampleOf(field(body, 'data')).some((row) => Object.hasOwn(row, 'currency') && hasMark(row, MARKS)),
      collect(body, rows) {
        for (const entry of field(body, 'data') as unknown[]) {
          const asset = code(field(entry, 'currency'));
          if (asset === undefined || !isFields(entry)) continue;
          const [deposit, withdrawal] = [openIf(entry.deposit_status), openIf(entry.withdraw_status)];
          rows.add({ asset, network: code(entry.chain) ?? null, deposit, withdrawal, reason: null });
        }
      },
    }),
  ],
  polls: ['currencies'],
};
