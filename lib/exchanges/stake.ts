import type { Exchange } from '../core/exchange.ts';

/**
 * A casino that holds its customers’ coins as an exchange does.
 * Nothing is read of its flags yet: it is known by its wallets on chains alone.
 */
export const stake: Exchange = {
  id: 'stake',
  names: { en: 'Stake', ja: 'ステーク', also: ['stake.com'] },
  site: 'https://stake.com',
  statusPage: 'https://stake.com',
  endpoints: [],
  polls: [],
};
