import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { ExchangeKey, SignedRequest } from '../../lib/core/signed-request.ts';
import { binanceSigning } from '../../lib/exchanges/signing/binance.ts';
import { bybitSigning } from '../../lib/exchanges/signing/bybit.ts';
import { createSignedReader, type SignedReaderOptions } from '../../lib/sources/signed-reader.ts';
import { saying, startScriptedServer, type Answer } from './scripted-server.ts';

// A server that plays the exchange: it checks the signature by the document, and answers as that says.

const KEY: ExchangeKey = { key: 'Key1234567890', secret: 'Secret1234567890' };
const ADDRESS = 'https://api.binance.com/sapi/v1/capital/config/getall';
const BINANCE: SignedRequest = { method: 'GET', url: ADDRESS, scheme: binanceSigning };
const COINS = '[{"coin":"BTC","networkList":[]}]';

const servers: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const NOW = 1_700_000_000_000;
/** A reader whose clock moves only when it sleeps. */
const reader = (options: Partial<SignedReaderOptions> = {}) => {
  let now = NOW;
  const slept: number[] = [];
  const read = createSignedReader({
    clock: () => now,
    random: () => 0.5,
    userAgent: 'mamori/0.0.0',
    sleep: async (milliseconds) => {
      slept.push(milliseconds);
      now += milliseconds;
    },
    ...options,
  });
  return { read, slept };
};

const errorOf = (code: number): string => JSON.stringify({ code, msg: 'words of the exchange' });

/** Binance as its documents say: the key is looked up, then the time, then the signature. */
const binance =
  (serverTime: () => number): Answer =>
  (response, request) => {
    const query = (request.url ?? '').split('?')[1] ?? '';
    const [signed = '', signature] = query.split('&signature=');
    const fields = new URLSearchParams(signed);
    const late = serverTime() - Number(fields.get('timestamp'));
    const expected = createHmac('sha256', KEY.secret).update(signed).digest('hex');
    if (request.headers['x-mbx-apikey'] !== KEY.key) saying(401, errorOf(-2015))(response, request);
    else if (late > Number(fields.get('recvWindow')) || late < -1_000) saying(400, errorOf(-1021))(response, request);
    else if (signature !== expected) saying(400, errorOf(-1022))(response, request);
    else saying(200, COINS, { etag: '"v1"' })(response, request);
  };

const readFrom = async (script: Answer[], key = KEY, request = BINANCE) => {
  const server = await startScriptedServer(...script);
  servers.push(server);
  const { read, slept } = reader({ egressUrl: server.url });
  return { answer: await read(request, key), asked: server.asked, slept };
};

describe('a key', () => {
  it('that is the exchange’s is taken, and what it brings is kept without validators', async () => {
    const { answer, asked } = await readFrom([binance(() => NOW)]);
    expect(answer).toEqual({ state: 'fresh', text: COINS });
    expect(asked).toHaveLength(1);
    expect(asked[0]?.headers).toMatchObject({ 'user-agent': 'mamori/0.0.0', accept: 'application/json' });
    expect(asked[0]?.headers['if-none-match']).toBeUndefined();
  });

  it.each<[string, ExchangeKey, number, string]>([
    ['that nobody knows', { ...KEY, key: 'Other' }, NOW, 'key'],
    ['whose secret is another one’s', { ...KEY, secret: 'Other' }, NOW, 'signature'],
    ['of a machine whose clock is behind', KEY, NOW + 6_000, 'clock'],
    ['of a machine whose clock is ahead', KEY, NOW - 1_500, 'clock'],
  ])('%s is refused: blocked, with the reason, and not tried again', async (_what, key, serverTime, refused) => {
    const { answer, asked, slept } = await readFrom([binance(() => serverTime)], key);
    expect(answer).toEqual({ state: 'blocked', detail: expect.stringMatching(/^key refused: /), refused });
    expect([asked.length, slept]).toEqual([1, []]);
    expect(JSON.stringify(answer)).not.toContain('words of the exchange');
  });

  it('may be refused in an answer of success', async () => {
    const request = { ...BINANCE, scheme: bybitSigning };
    const body = JSON.stringify({ retCode: 10_005, retMsg: 'Permission denied', result: {} });
    const { answer } = await readFrom([saying(200, body)], KEY, request);
    expect(answer).toMatchObject({ state: 'blocked', refused: 'permission' });
  });

  it.each<[string, Answer, object]>([
    ['a page', saying(403, '<html>Forbidden</html>'), { state: 'blocked', detail: 'answered 403' }],
    ['nothing', saying(401), { state: 'blocked', detail: 'answered 401' }],
    ['a long answer', saying(401, errorOf(-2015).padEnd(10_000)), { state: 'blocked', detail: 'answered 401' }],
    ['another error', saying(400, errorOf(-1100)), { state: 'unreachable', detail: 'answered 400' }],
    ['too many requests', saying(418, errorOf(-1003)), { state: 'unreachable', detail: 'answered 418' }],
  ])('is not refused by %s', async (_what, script, expected) => {
    expect((await readFrom([script])).answer).toEqual(expected);
  });

  it('is signed with anew for the second try, whose time is another', async () => {
    const { answer, asked, slept } = await readFrom([
      saying(503, '', { 'retry-after': '5' }),
      binance(() => NOW + 5_000),
    ]);
    expect(answer.state).toBe('fresh');
    const times = asked.map(({ url }) => new URL(url, 'http://x').searchParams.get('timestamp'));
    expect(times).toEqual([String(NOW), String(NOW + slept.reduce((sum, ms) => sum + ms, 0))]);
  });
});

describe('where a key goes', () => {
  it.each([301, 302, 303, 307, 308])(
    'is not where a redirect leads (%i), be it another host or the same',
    async (status) => {
      const elsewhere = await startScriptedServer(saying(200, COINS));
      servers.push(elsewhere);
      for (const location of [
        `${elsewhere.url}/x`,
        'https://api.binance.com/other',
        '/api.binance.com/other',
        '?again',
      ]) {
        const { answer, asked } = await readFrom([saying(status, '', { location }), saying(200, COINS)]);
        expect(answer).toEqual({ state: 'unreachable', detail: 'redirected, and no key is sent after that' });
        expect(asked).toHaveLength(1);
      }
      expect(elsewhere.asked).toEqual([]);
    },
  );

  it('is the exchange alone where no relay is given', async () => {
    const relay = await startScriptedServer(saying(200, COINS));
    servers.push(relay);
    // Nobody listens there.
    const request = { ...BINANCE, url: 'https://127.0.0.1:9/sapi/v1/capital/config/getall' };
    const straight = await reader().read(request, KEY);
    expect([straight.state, relay.asked]).toEqual(['unreachable', []]);
    expect((await reader({ egressUrl: relay.url }).read(request, KEY)).state).toBe('fresh');
    expect(relay.asked).toHaveLength(1);
  });

  it('is in no answer, whatever the key and whatever goes wrong', async () => {
    const server = await startScriptedServer(
      (response, { headers, url }) => saying(400, JSON.stringify({ headers, url }))(response, undefined as never),
      (response) => response.destroy(),
      saying(500),
      saying(302, '', { location: '/nowhere' }),
      saying(200, '<html>'),
    );
    servers.push(server);
    const ascii = fc.string({ minLength: 8, maxLength: 40 });
    // Parts that no header can carry are among them: fetch's own error would quote them.
    const odd = fc.string({ unit: 'binary', minLength: 8, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.oneof(ascii, odd), fc.oneof(ascii, odd), async (key, secret) => {
        const { read } = reader({ egressUrl: server.url, spacingMs: 0 });
        const said = JSON.stringify(await read(BINANCE, { key: `Key${key}`, secret: `Secret${secret}` }));
        expect(said).not.toMatch(/Key[^ ]|Secret/);
      }),
      { numRuns: 40 },
    );
  });
});
