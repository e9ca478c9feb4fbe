import type { Exchange } from '../core/exchange.ts';

/**
 * Registered until 2026 (関東財務局長 第00017号). What had not been taken out by the end was changed into yen, to be
 * paid to the customer's account or deposited with the authorities.
 */
export const linebitmax: Exchange = {
  id: 'linebitmax',
  names: { en: 'LINE BITMAX', ja: 'LINE BITMAX', also: ['bitmax', 'line xenesis', 'ラインビットマックス'] },
  site: 'https://www.bitmax.me',
  statusPage: 'https://www.bitmax.me/endofservice_info',
  endpoints: [],
  polls: [],
  standing: {
    what: 'closed',
    since: '2026-06-01',
    source: 'https://www.bitmax.me/endofservice_info',
    movedTo: { en: 'the registered bank accounts, in yen', ja: '登録された銀行口座（日本円で返金）' },
  },
};
