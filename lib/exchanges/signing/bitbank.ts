import type { SigningScheme } from '../../core/signed-request.ts';
import { field } from '../fields.ts';
import { hmac, REQUEST_WINDOW_MS } from './hmac.ts';
import { refusalIn } from './refusal-codes.ts';

const DOCUMENTS = 'https://github.com/bitbankinc/bitbank-api-docs/blob/master';

/** Its method with a time window. Codes: errors.md of the same documents. */
export const createBitbankSigning = (windowMs: number): SigningScheme => ({
  takes: 'key:secret',
  documentation: `${DOCUMENTS}/rest-api.md#access-time-window-method`,
  sign(url, { key, secret }, at) {
    const { pathname, search } = new URL(url);
    return {
      url,
      headers: {
        'ACCESS-KEY': key,
        'ACCESS-REQUEST-TIME': String(at),
        'ACCESS-TIME-WINDOW': String(windowMs),
        'ACCESS-SIGNATURE': hmac('sha256', secret, `${at}${windowMs}${pathname}${search}`, 'hex'),
      },
    };
  },
  refusal: refusalIn((body) => field(field(body, 'data'), 'code'), {
    '20001': 'key',
    '20002': 'key',
    '20003': 'key',
    '20004': 'clock',
    '20005': 'signature',
    '20033': 'clock',
    '20034': 'clock',
    '20035': 'clock',
  }),
});

export const bitbankSigning = createBitbankSigning(REQUEST_WINDOW_MS);
