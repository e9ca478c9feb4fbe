import { webcrypto } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Unreadable, type Exchange } from '../../lib/core/exchange.ts';
import type { ExchangeKey, KeyRefusal, KeyRights, SignedRequest } from '../../lib/core/signed-request.ts';
import { EXCHANGES } from '../../lib/exchanges/index.ts';
import { binanceSigning } from '../../lib/exchanges/signing/binance.ts';
import { bingxSigning } from '../../lib/exchanges/signing/bingx.ts';
import { createBitbankSigning } from '../../lib/exchanges/signing/bitbank.ts';
import { hmac } from '../../lib/exchanges/signing/hmac.ts';
import { mexcSigning } from '../../lib/exchanges/signing/mexc.ts';
import { upbitSigning } from '../../lib/exchanges/signing/upbit.ts';

type Id = keyof typeof EXCHANGES;
const exchanges: readonly Exchange[] = Object.values(EXCHANGES);
const requestsOf = ({ endpoints, keyRights }: Exchange): SignedRequest[] => [
  ...endpoints.flatMap(({ signed }) => signed ?? []),
  ...(keyRights === undefined ? [] : [keyRights]),
];
const requests = exchanges.flatMap((exchange) => requestsOf(exchange).map((request) => ({ id: exchange.id, request })));
const flagsOf = (id: Id): SignedRequest => {
  const [request] = requestsOf(EXCHANGES[id]);
  if (request === undefined) throw new Error(`${id} takes no key`);
  return request;
};

const KEY: ExchangeKey = { key: 'the-key', secret: 'the-secret', passphrase: 'the phrase' };
const AT = 1_700_000_000_123;

/** The same by the other implementation that Node has: OpenSSL is asked through WebCrypto. */
const otherHmac = async (hash: string, secret: string, text: string): Promise<Buffer> => {
  const { subtle } = webcrypto;
  const bytes = new TextEncoder();
  const key = await subtle.importKey('raw', bytes.encode(secret), { name: 'HMAC', hash }, false, ['sign']);
  return Buffer.from(await subtle.sign('HMAC', key, bytes.encode(text)));
};

describe('a signature is the one that is printed in the documents', () => {
  const signatureIn = (url: string): string | null => new URL(url).searchParams.get('signature');

  it('of Binance', () => {
    // https://developers.binance.com/docs/binance-spot-api-docs/rest-api/request-security
    const key = {
      key: 'vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A',
      secret: 'NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j',
    };
    const order =
      'https://api.binance.com/api/v3/order?symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1';
    const { url, headers } = binanceSigning.sign(order, key, 1_499_827_319_559);
    expect(url).toBe(
      `${order}&recvWindow=5000&timestamp=1499827319559&signature=c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71`,
    );
    expect(headers).toEqual({ 'X-MBX-APIKEY': key.key });
  });

  it('of MEXC', () => {
    // https://www.mexc.com/api-docs/spot-v3/general-info#signed, its second example
    const key = { key: 'mx0aBYs33eIilxBWC5', secret: '45d0b3c26f2644f19bfb98b07741b2f5' };
    const order = 'https://api.mexc.com/api/v3/order?symbol=BTCUSDT&side=BUY&type=LIMIT&quantity=1&price=11';
    expect(signatureIn(mexcSigning.sign(order, key, 1_644_489_390_087).url)).toBe(
      'fd3e4e8543c5188531eb7279d68ae7d26a573d0fc5ab0d18eb692451654d837a',
    );
  });

  it('of bitbank', () => {
    // https://github.com/bitbankinc/bitbank-api-docs/blob/master/rest-api.md#access-time-window
    const scheme = createBitbankSigning(1_000);
    const key = { key: 'k', secret: 'hoge' };
    expect(scheme.sign('https://api.bitbank.cc/v1/user/assets', key, 1_721_121_776_490).headers).toEqual({
      'ACCESS-KEY': 'k',
      'ACCESS-REQUEST-TIME': '1721121776490',
      'ACCESS-TIME-WINDOW': '1000',
      'ACCESS-SIGNATURE': '9ec5745960d05573c8fb047cdd9191bd0c6ede26f07700bb40ecf1a3920abae8',
    });
  });

  it('of BingX, for its form of a query', () => {
    // The document of its swaps, whose printed signature is right; that of its spot is not.
    const secret = 'mheO6dR8ovSsxZQCOYEFCtelpuxcWGTfHw7te326y6jOwq5WpvFQ9JNljoTwBXZGv5It07m9RXSPpDQEK2w';
    expect(hmac('sha256', secret, 'symbol=BTC-USDT&timestamp=1667872120843&side=LONG&leverage=6', 'hex')).toBe(
      '4f581ecdb1fa09b9d6e57886b6f70cffed17f82b93399722939e49a38edec2bf',
    );
  });
});

describe('a request is signed as the document says', () => {
  it('by BingX, over the query', async () => {
    const { url, headers } = bingxSigning.sign(flagsOf('bingx').url, KEY, AT);
    const signature = await otherHmac('SHA-256', KEY.secret, `recvWindow=5000&timestamp=${AT}`);
    expect(url).toBe(
      `https://open-api.bingx.com/openApi/wallets/v1/capital/config/getall?recvWindow=5000&timestamp=${AT}&signature=${signature.toString('hex')}`,
    );
    expect(headers).toEqual({ 'X-BX-APIKEY': KEY.key });
  });

  it('by OKX, over time, method and path', async () => {
    const { url, scheme } = flagsOf('okx');
    const time = '2023-11-14T22:13:20.123Z';
    const signature = await otherHmac('SHA-256', KEY.secret, `${time}GET/api/v5/asset/currencies?ccy=BTC`);
    expect(scheme.sign(`${url}?ccy=BTC`, KEY, AT)).toEqual({
      url: `${url}?ccy=BTC`,
      headers: {
        'OK-ACCESS-KEY': KEY.key,
        'OK-ACCESS-PASSPHRASE': KEY.passphrase,
        'OK-ACCESS-TIMESTAMP': time,
        'OK-ACCESS-SIGN': signature.toString('base64'),
      },
    });
  });

  it.each(['', 'coin=BTC&chain=ETH'])('by Bybit, over time, key, window and the query "%s"', async (query) => {
    const { url, scheme } = flagsOf('bybit');
    const signature = await otherHmac('SHA-256', KEY.secret, `${AT}${KEY.key}5000${query}`);
    expect(scheme.sign(query === '' ? url : `${url}?${query}`, KEY, AT).headers).toEqual({
      'X-BAPI-API-KEY': KEY.key,
      'X-BAPI-TIMESTAMP': String(AT),
      'X-BAPI-RECV-WINDOW': '5000',
      'X-BAPI-SIGN': signature.toString('hex'),
    });
  });

  it('by Upbit, as a token with HS512 over key, nonce and the hash of the query', async () => {
    const url = 'https://api.upbit.com/v1/orders/chance?market=KRW-BTC';
    const token = upbitSigning.sign(url, KEY, AT).headers['authorization']?.replace(/^Bearer /, '') ?? '';
    const [header = '', claims = '', signature] = token.split('.');
    const read = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString());
    const hash = Buffer.from(await webcrypto.subtle.digest('SHA-512', new TextEncoder().encode('market=KRW-BTC')));
    expect(read(header)).toEqual({ alg: 'HS512', typ: 'JWT' });
    expect(read(claims)).toEqual({
      access_key: KEY.key,
      nonce: expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/),
      query_hash: hash.toString('hex'),
      query_hash_alg: 'SHA512',
    });
    expect(signature).toBe((await otherHmac('SHA-512', KEY.secret, `${header}.${claims}`)).toString('base64url'));
  });

  it('by Upbit without a hash where there is no query, and with another nonce at each instant', () => {
    const claims = (at: number): Record<string, unknown> =>
      JSON.parse(
        Buffer.from(
          (upbitSigning.sign(flagsOf('upbit').url, KEY, at).headers['authorization'] ?? '').split('.')[1] ?? '',
          'base64url',
        ).toString(),
      );
    expect(Object.keys(claims(AT))).toEqual(['access_key', 'nonce']);
    expect(new Set(Array.from({ length: 1_000 }, (_, index) => claims(AT + index)['nonce'])).size).toBe(1_000);
  });
});

/** Begins with a word that stands in no address, time or digest. */
const after = (word: string) =>
  fc
    .string({
      unit: fc.constantFrom('a', 'X', '0', '9', '!', '#', '%', '&', '/', '+', '=', '~', '.', '-', '_'),
      minLength: 20,
      maxLength: 64,
    })
    .map((rest) => `${word}${rest}`);
const someKey = fc.record({ key: after('Key'), secret: after('Secret'), passphrase: after('Phrase') });
const someInstant = fc.integer({ min: 1_500_000_000_000, max: 2_500_000_000_000 });

describe.each(requests)('$request.url of $id', ({ request: { url, scheme } }) => {
  it('is signed anew at each instant and with each secret, always in the same way', () => {
    fc.assert(
      fc.property(someKey, someInstant, (key, at) => {
        const signed = scheme.sign(url, key, at);
        expect(scheme.sign(url, { ...key }, at)).toEqual(signed);
        expect(scheme.sign(url, key, at + 1)).not.toEqual(signed);
        expect(scheme.sign(url, { ...key, secret: `${key.secret}x` }, at)).not.toEqual(signed);
      }),
    );
  });

  it('never holds the secret, goes to the same place, and is what HTTP can carry', () => {
    fc.assert(
      fc.property(someKey, someInstant, (key, at) => {
        const signed = scheme.sign(url, key, at);
        const said = JSON.stringify(signed) + decodeURIComponent(signed.url);
        expect(said).not.toContain(key.secret);
        if (scheme.takes === 'key:secret') expect(said).not.toContain(key.passphrase);
        expect([new URL(signed.url).origin, new URL(signed.url).pathname]).toEqual([
          new URL(url).origin,
          new URL(url).pathname,
        ]);
        expect(signed.url).not.toContain(key.key);
        expect([...new Headers(signed.headers).keys()]).toHaveLength(Object.keys(signed.headers).length);
      }),
    );
  });

  it('takes no JSON whatever for a refusal, unless it is one, and does not throw', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        expect([null, 'key', 'signature', 'permission', 'address', 'clock']).toContain(scheme.refusal(body));
      }),
    );
    for (const body of [null, [], {}, { code: '__proto__' }, { code: 0 }, { error: { name: 'toString' } }])
      expect(scheme.refusal(body)).toBeNull();
  });
});

describe('a refusal', () => {
  it.each<[Id, unknown, KeyRefusal | null]>([
    ['binance', { code: -2015, msg: 'Invalid API-key, IP, or permissions for action.' }, 'key'],
    ['binance', { code: -1022, msg: 'Signature for this request is not valid.' }, 'signature'],
    ['binance', { code: -1021, msg: 'Timestamp for this request is outside of the recvWindow.' }, 'clock'],
    ['binance', { code: -1003, msg: 'Too many requests.' }, null],
    ['okx', { msg: 'Invalid OK-ACCESS-KEY', code: '50111' }, 'key'],
    ['okx', { msg: 'Incorrect passphrase', code: '50105', data: [] }, 'signature'],
    ['okx', { msg: 'Your IP is not in the whitelist', code: '50110' }, 'address'],
    ['okx', { msg: 'Timestamp request expired', code: '50102' }, 'clock'],
    ['okx', { msg: 'no permission', code: '50120' }, 'permission'],
    ['okx', { msg: 'Too Many Requests', code: '50011' }, null],
    ['bybit', { retCode: 10_003, retMsg: 'API key is invalid.', result: {} }, 'key'],
    ['bybit', { retCode: 10_004, retMsg: 'error sign!', result: {} }, 'signature'],
    ['bybit', { retCode: 10_005, retMsg: 'Permission denied.', result: {} }, 'permission'],
    ['bybit', { retCode: 10_010, retMsg: 'Unmatched IP.', result: {} }, 'address'],
    ['bybit', { retCode: 10_006, retMsg: 'Too many visits.', result: {} }, null],
    ['bingx', { code: 100_413, msg: 'Incorrect apiKey' }, 'key'],
    ['bingx', { code: 100_001, msg: 'Signature verification failed' }, 'signature'],
    ['bingx', { code: 100_410, msg: 'rate limited' }, null],
    ['mexc', { code: 10_072, msg: 'invalid access key' }, 'key'],
    ['mexc', { code: 700_006, msg: 'IP non white list' }, 'address'],
    ['mexc', { code: 700_007, msg: 'No permission to access the endpoint' }, 'permission'],
    ['bitbank', { success: 0, data: { code: 20_003 } }, 'key'],
    ['bitbank', { success: 0, data: { code: 20_005 } }, 'signature'],
    ['bitbank', { success: 0, data: { code: 70_011 } }, null],
    ['upbit', { error: { name: 'jwt_verification', message: 'Jwt 토큰 검증에 실패했습니다.' } }, 'signature'],
    ['upbit', { error: { name: 'no_authorization_ip', message: '' } }, 'address'],
    ['upbit', { error: { name: 'validation_error', message: '' } }, null],
  ])('of %s in %j is %s', (id, body, refusal) => {
    expect(flagsOf(id).scheme.refusal(body)).toBe(refusal);
  });
});

describe('what a key may do', () => {
  const rightsOf = (id: 'binance' | 'bybit' | 'okx'): KeyRights => {
    const { keyRights } = EXCHANGES[id];
    if (keyRights === undefined) throw new Error(`${id} tells nothing of its keys`);
    return keyRights;
  };
  const okx = (perm: unknown): unknown => ({ code: '0', msg: '', data: [{ uid: '1', perm }] });
  const bybit = (readOnly: unknown): unknown => ({ retCode: 0, retMsg: '', result: { readOnly, permissions: {} } });
  const binance = {
    ipRestrict: false,
    createTime: 1_623_840_271_000,
    enableReading: true,
    enableWithdrawals: false,
    enableInternalTransfer: false,
    permitsUniversalTransfer: false,
    enableFixReadOnly: true,
    enableSpotAndMarginTrading: false,
  };

  it.each<['binance' | 'bybit' | 'okx', unknown, readonly string[]]>([
    ['binance', binance, []],
    ['binance', { ...binance, enableWithdrawals: true }, ['enableWithdrawals']],
    ['binance', { ...binance, enableSomethingNew: 'true' }, ['enableSomethingNew']],
    ['binance', { ...binance, permitsUniversalTransfer: null }, ['permitsUniversalTransfer']],
    ['bybit', bybit(1), []],
    ['bybit', bybit(0), ['Read and Write']],
    ['okx', okx('read_only'), []],
    ['okx', okx('read_only,trade'), ['trade']],
    ['okx', okx('read_only, withdraw,trade'), ['trade', 'withdraw']],
    ['okx', okx('read_only,<b>all</b>'), ['something that is not documented']],
  ])('at %s by %j is beyond reading: %j', (id, body, beyond) => {
    expect(rightsOf(id).beyondReading(body)).toEqual(beyond);
  });

  it.each(['binance', 'bybit', 'okx'] as const)('at %s is unreadable in anything else', (id) => {
    for (const body of [
      null,
      {},
      [],
      { code: '0', data: [] },
      okx(''),
      okx(7),
      bybit('often'),
      { enableReading: 'so' },
    ])
      expect(() => rightsOf(id).beyondReading(body)).toThrow(Unreadable);
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        try {
          expect(rightsOf(id).beyondReading(body)).toBeInstanceOf(Array);
        } catch (error) {
          expect(error).toBeInstanceOf(Unreadable);
        }
      }),
    );
  });
});
