import type { Exchange } from '../core/exchange.ts';

/**
 * The global exchange; Binance Japan (関東財務局長 第00031号) is a company of its own.
 * Nothing is read of its flags yet: it is known by its wallets on chains alone.
 */
export const binance: Exchange = {
  id: 'binance',
  names: { en: 'Binance', ja: 'バイナンス', also: ['binance.com'] },
  site: 'https://www.binance.com',
  statusPage: 'https://www.binance.com/en/support/announcement',
  endpoints: [],
  polls: [],
};
