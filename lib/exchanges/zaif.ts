import type { Exchange } from '../core/exchange.ts';

/**
 * Registered in Japan (近畿財務局長 第00001号, Zaif Inc.); the company that was robbed in 2018 is closed.
 * Nothing is read of its flags yet: it is known by its wallets on chains alone.
 */
export const zaif: Exchange = {
  id: 'zaif',
  names: { en: 'Zaif', ja: 'ザイフ', also: ['zaif exchange'] },
  site: 'https://zaif.jp',
  statusPage: 'https://corp.zaif.jp/info/',
  endpoints: [],
  polls: [],
};
