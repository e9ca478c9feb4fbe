import { describe, expect, it } from 'vitest';
import type { Endpoint, Exchange } from '../../lib/core/exchange.ts';
import { EXCHANGES } from '../../lib/exchanges/index.ts';
import type { HttpAnswer } from '../../lib/sources/http-reader.ts';
import { createObserveEndpoint } from '../../lib/sources/observe-endpoint.ts';
import { observeBody } from '../../lib/sources/observe-body.ts';

const NOTHING_KNOWN = { etag: null, lastModified: null };
const endpointOf = ({ endpoints }: Exchange, name: string): Endpoint => {
  const found = endpoints.find((endpoint) => endpoint.name === name);
  if (found === undefined) throw new Error(`no endpoint ${name}`);
  return found;
};
const { kucoin, kraken } = EXCHANGES;
const polled = endpointOf(kucoin, 'currencies');
const V1 = JSON.stringify({
  code: '200000',
  data: [{ currency: 'BTC', isWithdrawEnabled: false, isDepositEnabled: true }],
});
const V3 = JSON.stringify({
  code: '200000',
  data: [
    {
      currency: 'BTC',
      chains: [
        { chainName: 'BTC', isWithdrawEnabled: true, isDepositEnabled: true },
        { chainName: 'KCC', isWithdrawEnabled: 'false' },
      ],
    },
  ],
});
const STATUS = JSON.stringify({ code: '200000', data: { status: 'close', msg: '' } });

const observe = (answer: HttpAnswer | (() => Promise<never>), exchange: Exchange = kucoin, endpoint = polled) => {
  let now = 1_000;
  const reader = typeof answer === 'function' ? answer : async () => answer;
  const ports = { reader, signed: reader, keyOf: () => undefined, clock: () => (now += 1) };
  return createObserveEndpoint(ports)(exchange, endpoint, NOTHING_KNOWN);
};
const heard = (text: string): HttpAnswer => ({ state: 'fresh', text, etag: '"v"' });

describe('observing an endpoint', () => {
  it('gives its rows, the validators and both times', async () => {
    expect(await observe(heard(V3))).toEqual({
      exchange: 'kucoin',
      endpoint: 'currencies',
      requestedAt: 1_001,
      readAt: 1_002,
      outcome: {
        state: 'fresh',
        etag: '"v"',
        rows: [
          { asset: 'BTC', network: 'BTC', deposit: 'open', withdrawal: 'open', reason: null },
          { asset: 'BTC', network: 'KCC', deposit: 'unknown', withdrawal: 'suspended', reason: null },
        ],
      },
    });
  });

  it('reads an older documented structure at the same address by its own reader', async () => {
    const { outcome } = await observe(heard(V1));
    expect(outcome).toMatchObject({
      state: 'fresh',
      rows: [{ asset: 'BTC', network: null, deposit: 'open', withdrawal: 'suspended' }],
    });
  });

  it('takes no status of the platform for flags, nor the other way round', async () => {
    expect((await observe(heard(STATUS))).outcome.state).toBe('unreadable');
    expect(
      (
        await observe(
          heard('{"error":[],"result":{"XXBT":{"aclass":"currency","altname":"XBT","status":"enabled"}}}'),
          kraken,
          endpointOf(kraken, 'system-status'),
        )
      ).outcome.state,
    ).toBe('unreadable');
  });

  it.each(['', '{', '[]', '{"code":"400100","msg":"secret words"}', 'secret words'])(
    'finds %j unreadable and does not quote it',
    async (text) => {
      const { outcome } = await observe(heard(text));
      expect(outcome.state).toBe('unreadable');
      expect(JSON.stringify(outcome)).not.toContain('secret');
    },
  );

  it.each<HttpAnswer>([
    { state: 'unreachable', detail: 'timed out' },
    { state: 'blocked', detail: 'answered 451' },
    { state: 'unchanged' },
  ])('passes %o on', async (answer) => {
    expect((await observe(answer)).outcome).toEqual(answer);
  });

  it('never throws: not for a reader that does, nor for an endpoint without an address', async () => {
    expect((await observe(() => Promise.reject(new Error('broken')))).outcome.state).toBe('unreachable');
    expect((await observe(heard(V3), kucoin, endpointOf(kucoin, 'web-currency-list'))).outcome.state).toBe(
      'unreachable',
    );
  });
});

describe('observing an endpoint that takes a key', () => {
  const { binance, upbit } = EXCHANGES;
  const flags = endpointOf(binance, 'capital-config');
  const COINS = '[{"coin":"BTC","name":"Bitcoin","networkList":[{"network":"BTC","withdrawEnable":false}]}]';
  const KEY = { key: 'k', secret: 's' };

  /** What was asked, and how. */
  const asking = async (exchange: Exchange, endpoint: Endpoint, keyed: string[]) => {
    const asked: string[] = [];
    const { outcome } = await createObserveEndpoint({
      reader: async (url) => {
        asked.push(`publicly ${url}`);
        return { state: 'fresh', text: COINS };
      },
      signed: async ({ url }, key) => {
        asked.push(`with ${key.key} ${url}`);
        return { state: 'fresh', text: COINS };
      },
      keyOf: (id) => (keyed.includes(id) ? KEY : undefined),
      clock: () => 0,
    })(exchange, endpoint, NOTHING_KNOWN);
    return { asked, outcome };
  };

  it('asks with the key of that exchange', async () => {
    const { asked, outcome } = await asking(binance, flags, ['binance', 'okx']);
    expect(asked).toEqual(['with k https://api.binance.com/sapi/v1/capital/config/getall']);
    expect(outcome).toMatchObject({ state: 'fresh', rows: [{ asset: 'BTC', withdrawal: 'suspended' }] });
  });

  it('asks nobody without it, and says so', async () => {
    const { asked, outcome } = await asking(binance, flags, ['okx']);
    expect(asked).toEqual([]);
    expect(outcome).toEqual({ state: 'blocked', detail: 'takes a key, and there is none' });
  });

  it('asks publicly where that is possible too, and never both ways', async () => {
    const wallets = endpointOf(upbit, 'wallet-status');
    const address = 'https://api.upbit.com/v1/status/wallet';
    expect((await asking(upbit, wallets, [])).asked).toEqual([`publicly ${address}`]);
    expect((await asking(upbit, wallets, ['upbit'])).asked).toEqual([`with k ${address}`]);
  });

  it('never asks with a key what takes none', async () => {
    const status = endpointOf(binance, 'system-status');
    expect((await asking(binance, status, ['binance'])).asked).toEqual([`publicly ${status.url}`]);
  });
});

describe('observing a body', () => {
  const WEB = JSON.stringify({
    success: true,
    code: 200,
    timestamp: 1_671_355_314_790,
    data: [
      { currency: 'BTC', chainName: 'BTC', isWithdrawEnabled: false, withdrawDisabledTip: ' Wallet\nMaintenance ' },
    ],
  });

  it('recognises its structure and takes its own time, unless another is given', () => {
    expect(observeBody(kucoin, WEB, { now: 5 })).toEqual([
      {
        exchange: 'kucoin',
        asset: 'BTC',
        network: 'BTC',
        deposit: 'unknown',
        withdrawal: 'suspended',
        reason: 'Wallet Maintenance',
        observedAt: '2022-12-18T09:21:54.790Z',
      },
    ]);
    expect(observeBody(kucoin, WEB, { now: 5, at: 0 })[0]?.observedAt).toBe('1970-01-01T00:00:00.000Z');
    expect(observeBody(kucoin, V1, { now: 5 })[0]?.observedAt).toBe('1970-01-01T00:00:00.005Z');
  });

  it.each([1e300, -1, 'soon', null, 1_671_355_314])('takes %j for no time', (timestamp) => {
    expect(observeBody(kucoin, JSON.stringify({ ...JSON.parse(WEB), timestamp }), { now: 5 })[0]?.observedAt).toBe(
      '1970-01-01T00:00:00.005Z',
    );
  });

  it('reads with the endpoint that is named, and with no other', () => {
    expect(observeBody(kucoin, V1, { now: 0, endpoint: endpointOf(kucoin, 'currencies-v1') })).toHaveLength(1);
    expect(() => observeBody(kucoin, V1, { now: 0, endpoint: polled })).toThrow(
      'the answer has not the documented structure',
    );
    expect(() => observeBody(kucoin, '{"code":"429000"}', { now: 0 })).toThrow('the exchange answered with an error');
  });
});
