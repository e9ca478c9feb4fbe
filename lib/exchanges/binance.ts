import type { Exchange } from '../core/exchange.ts';
import { capitalConfig } from './capital-config.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { field, has } from './fields.ts';
import { binanceRights } from './key-rights.ts';
import { platformRow } from './platform-row.ts';
import { binanceSigning } from './signing/binance.ts';
import { scalar, words } from './source-text.ts';

/** 0 is normal, 1 is system maintenance; errors have a code instead. */
const isStatus = (body: unknown): boolean =>
  ['0', '1'].includes(scalar(field(body, 'status'))) && words(field(body, 'msg')) !== null && !has(body, 'code');

/**
 * The global exchange; Binance Japan (関東財務局長 第00031号) is a company of its own. The status was verified on a
 * recording. The flags need a key: they were verified on a body of December 2022 that a public repository keeps
 * (ccxt-net/ccxt.simple, docs/exchanges/binance).
 */
export const binance: Exchange = {
  id: 'binance',
  names: { en: 'Binance', ja: 'バイナンス', also: ['binance.com'] },
  site: 'https://www.binance.com',
  statusPage: 'https://www.binance.com/en/support/announcement',
  endpoints: [
    documentedEndpoint({
      name: 'system-status',
      url: 'https://api.binance.com/sapi/v1/system/status',
      about: 'platform',
      documentation: 'https://developers.binance.com/docs/wallet/others/system-status',
      isError: (body) => has(body, 'code'),
      recognises: isStatus,
      collect: (body, rows) => rows.add(platformRow(words(field(body, 'msg')))),
    }),
    capitalConfig('https://developers.binance.com/docs/wallet/capital/all-coins-info', {
      signed: {
        method: 'GET',
        url: 'https://api.binance.com/sapi/v1/capital/config/getall',
        scheme: binanceSigning,
      },
    }),
  ],
  polls: ['system-status'],
  keyRights: binanceRights,
};
