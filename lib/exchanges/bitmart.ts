import type { Exchange } from '../core/exchange.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { field, has, hasMark, isFields, sampleOf } from './fields.ts';
import { openIf } from './flag.ts';
import { code, scalar } from './source-text.ts';

const MARKS = ['withdraw_enabled', 'deposit_enabled', 'withdraw_minsize', 'contract_address'];
const SUCCESS = '1000';

const listIn = (body: unknown): unknown =>
  scalar(field(body, 'code')) === SUCCESS ? field(field(body, 'data'), 'currencies') : undefined;

/** `USDT-TRC20` on TRC20 is USDT. */
const assetOf = (currency: string, network: string | undefined): string =>
  network !== undefined && currency.endsWith(`-${network}`)
    ? currency.slice(0, -network.length - 1) || currency
    : currency;

/** Read by its document; not verified on a recorded body. */
export const bitmart: Exchange = {
  id: 'bitmart',
  names: { en: 'BitMart', ja: 'ビットマート', also: ['bit mart'] },
  site: 'https://www.bitmart.com',
  statusPage: 'https://support.bitmart.com/hc/en-us',
  endpoints: [
    documentedEndpoint({
      name: 'currencies',
      url: 'https://api-cloud.bitmart.com/account/v1/currencies',
      about: 'funding',
      documentation: 'https://developer-pro.bitmart.com/en/spot/#get-currencies',
      isError: (body) => has(body, 'code') && scalar(body.code) !== SUCCESS,
      recognises: (body) => sampleOf(listIn(body)).some((row) => Object.hasOwn(row, 'currency') && hasMark(row, MARKS)),
      collect(body, rows) {
        for (const entry of listIn(body) as unknown[]) {
          const own = code(field(entry, 'currency'));
          if (own === undefined || !isFields(entry)) continue;
          const network = code(entry.network);
          const [deposit, withdrawal] = [openIf(entry.deposit_enabled), openIf(entry.withdraw_enabled)];
          rows.add({ asset: assetOf(own, network), network: network ?? null, deposit, withdrawal, reason: null }, own);
        }
      },
    }),
  ],
  polls: ['currencies'],
};
