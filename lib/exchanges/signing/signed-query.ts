import type { KeyRefusal, SigningScheme } from '../../core/signed-request.ts';
import { field } from '../fields.ts';
import { hmac, REQUEST_WINDOW_MS } from './hmac.ts';
import { refusalIn } from './refusal-codes.ts';

interface SignedQuery {
  documentation: string;
  /** The header that names the key. */
  keyHeader: string;
  headers?: Readonly<Record<string, string>>;
  codes: Readonly<Record<string, KeyRefusal>>;
}

/** The scheme that Binance began and others took over: the query is signed, and the signature is its last field. */
export const signedQuery = ({ documentation, keyHeader, headers, codes }: SignedQuery): SigningScheme => ({
  takes: 'key:secret',
  documentation,
  sign(address, { key, secret }, at) {
    const url = new URL(address);
    const own = url.search === '' ? '' : `${url.search.slice(1)}&`;
    const query = `${own}recvWindow=${REQUEST_WINDOW_MS}&timestamp=${at}`;
    return {
      url: `${url.origin}${url.pathname}?${query}&signature=${hmac('sha256', secret, query, 'hex')}`,
      headers: { [keyHeader]: key, ...headers },
    };
  },
  refusal: refusalIn((body) => field(body, 'code'), codes),
});
