import type { Exchange } from '../core/exchange.ts';
import { capitalConfig } from './capital-config.ts';
import { mexcSigning } from './signing/mexc.ts';

/** Its flags need a key; not verified on a recorded body. Without a key nothing says more than that it answers. */
export const mexc: Exchange = {
  id: 'mexc',
  names: { en: 'MEXC', ja: 'メクシー', also: ['mxc', 'mexc global', 'エムイーエックスシー'] },
  site: 'https://www.mexc.com',
  statusPage: 'https://www.mexc.com/support',
  endpoints: [
    capitalConfig('https://www.mexc.com/api-docs/spot-v3/wallet-endpoints#query-the-currency-information', {
      signed: { method: 'GET', url: 'https://api.mexc.com/api/v3/capital/config/getall', scheme: mexcSigning },
    }),
  ],
  polls: [],
};
