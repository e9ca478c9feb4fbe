import type { Exchange } from '../core/exchange.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { field, has, sampleOf } from './fields.ts';
import { openIf } from './flag.ts';
import { addNetworks, NOTHING_SAID } from './network-rows.ts';
import { code, scalar } from './source-text.ts';

const listIn = (body: unknown): unknown => (scalar(field(body, 'rc')) === '0' ? field(body, 'result') : undefined);

/** Read by its document; not verified on a recorded body. */
export const xt: Exchange = {
  id: 'xt',
  names: { en: 'XT.COM', ja: 'エックスティー', also: ['xt exchange'] },
  site: 'https://www.xt.com',
  statusPage: 'https://xtsupport.zendesk.com/hc/en-us',
  endpoints: [
    documentedEndpoint({
      name: 'support-currency',
      url: 'https://sapi.xt.com/v4/public/wallet/support/currency',
      about: 'funding',
      documentation: 'https://doc.xt.com/docs/spot/Deposit&Withdrawal/GetSupportedCurrencies',
      isError: (body) => has(body, 'rc') && scalar(body.rc) !== '0',
      recognises: (body) =>
        sampleOf(listIn(body)).some((row) => Object.hasOwn(row, 'currency') && Object.hasOwn(row, 'supportChains')),
      collect(body, rows) {
        for (const currency of listIn(body) as unknown[]) {
          const asset = code(field(currency, 'currency'))?.toUpperCase();
          if (asset === undefined) continue;
          addNetworks(rows, {
            asset,
            networks: field(currency, 'supportChains'),
            on: ({ chain, depositEnabled, withdrawEnabled }) => ({
              network: code(chain) ?? null,
              deposit: openIf(depositEnabled),
              withdrawal: openIf(withdrawEnabled),
              reason: null,
            }),
            alone: NOTHING_SAID,
          });
        }
      },
    }),
  ],
  polls: ['support-currency'],
};
