import type { Exchange } from '../core/exchange.ts';

/**
 * Formerly OKEx.
 * Nothing is read of its flags yet: it is known by its wallets on chains alone.
 */
export const okx: Exchange = {
  id: 'okx',
  names: { en: 'OKX', ja: 'オーケーエックス', also: ['okex', 'オーケイエックス'] },
  site: 'https://www.okx.com',
  statusPage: 'https://www.okx.com/status',
  endpoints: [],
  polls: [],
};
