import type { SigningScheme } from '../../core/signed-request.ts';
import { field } from '../fields.ts';
import { hmac, REQUEST_WINDOW_MS } from './hmac.ts';
import { refusalIn } from './refusal-codes.ts';

/** Codes: https://bybit-exchange.github.io/docs/v5/error */
export const bybitSigning: SigningScheme = {
  takes: 'key:secret',
  documentation: 'https://bybit-exchange.github.io/docs/v5/guide',
  sign(url, { key, secret }, at) {
    const query = new URL(url).search.slice(1);
    return {
      url,
      headers: {
        'X-BAPI-API-KEY': key,
        'X-BAPI-TIMESTAMP': String(at),
        'X-BAPI-RECV-WINDOW': String(REQUEST_WINDOW_MS),
        'X-BAPI-SIGN': hmac('sha256', secret, `${at}${key}${REQUEST_WINDOW_MS}${query}`, 'hex'),
      },
    };
  },
  refusal: refusalIn((body) => field(body, 'retCode'), {
    '10002': 'clock',
    '10003': 'key',
    '10004': 'signature',
    '10005': 'permission',
    '10007': 'key',
    '10010': 'address',
    '33004': 'key',
  }),
};
