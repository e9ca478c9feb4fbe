import type { SigningScheme } from '../../core/signed-request.ts';
import { iso } from '../../core/time.ts';
import { field } from '../fields.ts';
import { hmac } from './hmac.ts';
import { refusalIn } from './refusal-codes.ts';

/** Codes: https://www.okx.com/docs-v5/en/#error-code-rest-api-public, those of a key (50100 and on). */
export const okxSigning: SigningScheme = {
  takes: 'key:secret:passphrase',
  documentation: 'https://www.okx.com/docs-v5/en/#overview-rest-authentication',
  sign(url, { key, secret, passphrase = '' }, at) {
    const { pathname, search } = new URL(url);
    const time = iso(at);
    return {
      url,
      headers: {
        'OK-ACCESS-KEY': key,
        'OK-ACCESS-PASSPHRASE': passphrase,
        'OK-ACCESS-TIMESTAMP': time,
        'OK-ACCESS-SIGN': hmac('sha256', secret, `${time}GET${pathname}${search}`, 'base64'),
      },
    };
  },
  refusal: refusalIn((body) => field(body, 'code'), {
    '50100': 'key',
    '50101': 'key',
    '50102': 'clock',
    '50103': 'key',
    // The passphrase is wrong: the secrets are not the key's.
    '50105': 'signature',
    '50110': 'address',
    '50111': 'key',
    '50112': 'clock',
    '50113': 'signature',
    '50114': 'permission',
    '50119': 'key',
    '50120': 'permission',
  }),
};
