import { createHash } from 'node:crypto';
import type { SigningScheme } from '../../core/signed-request.ts';
import type { Instant } from '../../core/time.ts';
import { field } from '../fields.ts';
import { hmac } from './hmac.ts';
import { refusalIn } from './refusal-codes.ts';

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A UUID that no other instant has, and that nobody without the secret can foretell: each may be used once. */
const nonceOf = (secret: string, at: Instant): string => {
  const hex = hmac('sha256', secret, `nonce ${at}`, 'hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** A JSON Web Token (RFC 7519) with HS512 and the secret as it is. Codes: the document's list of 401. */
export const upbitSigning: SigningScheme = {
  takes: 'key:secret',
  documentation: 'https://docs.upbit.com/kr/reference/auth',
  sign(url, { key, secret }, at) {
    const query = new URL(url).search.slice(1);
    const claims = {
      access_key: key,
      nonce: nonceOf(secret, at),
      ...(query !== '' && {
        query_hash: createHash('sha512').update(query).digest('hex'),
        query_hash_alg: 'SHA512',
      }),
    };
    const text = `${part({ alg: 'HS512', typ: 'JWT' })}.${part(claims)}`;
    return { url, headers: { authorization: `Bearer ${text}.${hmac('sha512', secret, text, 'base64url')}` } };
  },
  refusal: refusalIn((body) => field(field(body, 'error'), 'name'), {
    invalid_access_key: 'key',
    expired_access_key: 'key',
    no_authorization_token: 'key',
    jwt_verification: 'signature',
    invalid_query_payload: 'signature',
    nonce_used: 'clock',
    no_authorization_ip: 'address',
    no_authorization_i_p: 'address',
    out_of_scope: 'permission',
  }),
};
