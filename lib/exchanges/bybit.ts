import type { Exchange } from '../core/exchange.ts';

/**
 * Nothing is read of its flags yet: it is known by its wallets on chains alone.
 */
export const bybit: Exchange = {
  id: 'bybit',
  names: { en: 'Bybit', ja: 'バイビット', also: ['バイビッド'] },
  site: 'https://www.bybit.com',
  statusPage: 'https://bybit.statuspage.io',
  endpoints: [],
  polls: [],
};
