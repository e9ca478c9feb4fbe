import type { Exchange } from '../core/exchange.ts';

/**
 * Registered in Japan (関東財務局長 第00003号).
 * Nothing is read of its flags yet: it is known by its wallets on chains alone.
 */
export const bitflyer: Exchange = {
  id: 'bitflyer',
  names: { en: 'bitFlyer', ja: 'ビットフライヤー', also: ['ビットフライヤ'] },
  site: 'https://bitflyer.com',
  statusPage: 'https://status.bitflyer.com',
  endpoints: [],
  polls: [],
};
