import type { Exchange } from '../core/exchange.ts';

/**
 * Registered in Japan (関東財務局長 第00014号).
 * Nothing is read of its flags yet: it is known by its wallets on chains alone.
 */
export const coincheck: Exchange = {
  id: 'coincheck',
  names: { en: 'Coincheck', ja: 'コインチェック', also: [] },
  site: 'https://coincheck.com',
  statusPage: 'https://corporate.coincheck.com',
  endpoints: [],
  polls: [],
};
