import type { Exchange } from '../core/exchange.ts';
import { capitalConfig } from './capital-config.ts';
import { field } from './fields.ts';
import { bingxSigning } from './signing/bingx.ts';
import { scalar } from './source-text.ts';

/** Its flags need a key; not verified on a recorded body. */
export const bingx: Exchange = {
  id: 'bingx',
  names: { en: 'BingX', ja: 'ビンエックス', also: ['bing x', 'bingbon', 'ビングエックス'] },
  site: 'https://bingx.com',
  statusPage: 'https://bingx.com/en/support/',
  endpoints: [
    capitalConfig('https://bingx-api.github.io/docs/#/en-us/common/wallet-api.html', {
      signed: {
        method: 'GET',
        url: 'https://open-api.bingx.com/openApi/wallets/v1/capital/config/getall',
        scheme: bingxSigning,
      },
      listIn: (body) => (scalar(field(body, 'code')) === '0' ? field(body, 'data') : undefined),
    }),
  ],
  polls: [],
};
