import type { Exchange } from '../core/exchange.ts';

/**
 * Registered in Japan (関東財務局長 第00004号).
 * Nothing is read of its flags yet: it is known by its wallets on chains alone.
 */
export const bitbank: Exchange = {
  id: 'bitbank',
  names: { en: 'bitbank', ja: 'ビットバンク', also: ['bitbank.cc'] },
  site: 'https://bitbank.cc',
  statusPage: 'https://support.bitbank.cc/hc/ja',
  endpoints: [],
  polls: [],
};
