import type { Exchange } from '../core/exchange.ts';

/**
 * Nothing is read of its flags yet: it is known by its wallets on chains alone.
 */
export const poloniex: Exchange = {
  id: 'poloniex',
  names: { en: 'Poloniex', ja: 'ポロニエックス', also: [] },
  site: 'https://poloniex.com',
  statusPage: 'https://support.poloniex.com',
  endpoints: [],
  polls: [],
};
