import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowKey, WHOLE_EXCHANGE, type AssetRow } from '../../lib/core/availability.ts';
import { readsFlags, takesKey, Unreadable, withKey, type Endpoint, type Exchange } from '../../lib/core/exchange.ts';
import { demoBody } from '../../infra/local/simulated/demo-recording.ts';
import { createDemo } from '../../lib/exchanges/demo.ts';
import { EXCHANGES } from '../../lib/exchanges/index.ts';
import { observeBody } from '../../lib/sources/observe-body.ts';
import { bodyOf, recordings, recordingsPresent, textOf, type Recording } from '../exchanges/recordings.ts';

// One suite that every exchange passes by standing in lib/exchanges/index.ts; and the demonstration, which does not.

const STATES = ['open', 'suspended', 'delayed', 'unknown'];
const demo = createDemo('https://example.com/availability');
const exchanges: [string, Exchange][] = [...Object.entries(EXCHANGES), ['demo', demo]];
const recordingsOf = (id: string): Recording[] => recordings.filter(({ exchange }) => exchange === id);
const recognising = ({ endpoints }: Exchange, body: unknown): Endpoint[] =>
  endpoints.filter(({ recognises }) => recognises(body));

/** Rows, or undefined where the body is refused; any other error goes through. */
const rowsOf = (read: () => AssetRow[]): AssetRow[] | undefined => {
  try {
    return read();
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
};

const expectSound = (rows: readonly AssetRow[], about: Endpoint['about']): void => {
  expect(rows.length).toBeGreaterThan(0);
  expect(new Set(rows.map(rowKey)).size).toBe(rows.length);
  for (const { asset, network, deposit, withdrawal, reason } of rows) {
    expect(STATES).toContain(deposit);
    expect(STATES).toContain(withdrawal);
    expect(asset).toMatch(/^\S(.{0,62}\S)?$/su);
    expect(`${asset}${network}${reason}`).not.toMatch(/[\p{Cc}\p{Cs}]/u);
    expect((network ?? '').length).toBeLessThanOrEqual(64);
    expect((reason ?? '').length).toBeLessThanOrEqual(200);
    if (about === 'platform')
      expect({ asset, deposit, withdrawal }).toEqual({
        asset: WHOLE_EXCHANGE,
        deposit: 'unknown',
        withdrawal: 'unknown',
      });
  }
};

/** The same body with every value replaced, deepest first. */
const mapped = (value: unknown, change: (value: unknown, key: string) => unknown, key = ''): unknown => {
  if (Array.isArray(value))
    return change(
      value.map((item, index) => mapped(item, change, String(index))),
      key,
    );
  if (typeof value === 'object' && value !== null)
    return change(
      Object.fromEntries(
        Object.entries(value)
          .map(([name, item]) => [name, mapped(item, change, name)])
          .filter(([, item]) => item !== undefined),
      ),
      key,
    );
  return change(value, key);
};

const CONTAINERS = ['data', 'result', 'chains', 'list', 'items', 'code'];
/** The names of the flags, as the index of the recordings tells them. */
const flagsOf = ({ field }: Recording): string[] =>
  (field.match(/[A-Za-z_-]{4,}/g) ?? []).filter((word) => !CONTAINERS.includes(word.toLowerCase()));

const BAD_TEXTS: [string, string][] = [
  ['an HTML page', '<!doctype html><html><title>Attention Required!</title></html>'],
  ['nothing', ''],
  ['white space', ' \n'],
  ['half of a JSON object', '{"code":"200000","data":[{"currency":"BTC","chains":[{'],
  ['plain words', 'error code: 1020'],
];
const BAD_BODIES: [string, unknown][] = [
  ['null', null],
  ['an empty object', {}],
  ['an empty list', []],
  ['a list in a list', [[]]],
  ['a number', 7],
  ['a string', '<html>'],
  ['true', true],
  ['lists of nothing', [null, null]],
  ['empty objects', [{}, {}]],
  ['an error of KuCoin', { code: '429000', msg: 'too many requests' }],
  ['an empty list of KuCoin', { code: '200000', data: [] }],
  ['no list of KuCoin', { code: '200000', data: null }],
  ['an error of Gate', { label: 'TOO_MANY_REQUESTS', message: 'slow down' }],
  ['an error of HTX', { status: 'error', 'err-code': 'bad-request', 'err-msg': 'no', data: null }],
  ['another error of HTX', { code: 2002, message: 'invalid' }],
  ['an error of Bithumb', { status: '5500', message: 'invalid parameter' }],
  ['an empty table of Bithumb', { status: '0000', data: {} }],
  ['an error of Upbit', { error: { name: 'no_authorization_token', message: 'required' } }],
  ['an error of Kraken', { error: ['EService:Unavailable'] }],
  [
    'an error of Kraken with a result',
    { error: ['EGeneral:Internal error'], result: { XXBT: { aclass: 'currency', altname: 'XBT', status: 'enabled' } } },
  ],
  ['an empty table of Kraken', { error: [], result: {} }],
  ['an error of Bitget', { code: '40034', msg: 'parameter does not exist', requestTime: 0, data: null }],
  ['an empty list of Bitget', { code: '00000', msg: 'success', requestTime: 0, data: [] }],
  ['an error of Poloniex', { code: 429, message: 'too many requests' }],
  ['an error of Coinbase', { message: 'NotFound' }],
  ['an empty list of BitTrade', { status: 'ok', data: [] }],
  ['an error of CoinEx', { code: 4213, message: 'too many requests', data: {} }],
  ['an error of Coinone', { result: 'error', error_code: '4', error_msg: 'blocked' }],
  ['an error of Korbit', { success: false, error: { message: 'EXCEED_TIME_WINDOW' } }],
  ['an error of LBank', { result: 'false', error_code: 10_008, msg: 'invalid' }],
  ['an error of Bitvavo', { errorCode: 110, error: 'invalid endpoint' }],
  ['an error of OKX', { code: '50011', msg: 'too many requests', data: [] }],
  ['an error of Bybit', { retCode: 10_006, retMsg: 'too many visits', result: { list: [], rows: [] } }],
  ['an error of Binance', { code: -1003, msg: 'way too many requests' }],
  ['an error of GMO Coin', { status: 5, messages: [{ message_code: 'ERR-5201', message_string: 'MAINTENANCE' }] }],
  ['an error of bitFlyer', { status: -500, error_message: 'busy', data: null }],
  ['an error of bitbank', { success: 0, data: { code: 10_000 } }],
  ['an error of Coincheck', { success: false, error: 'invalid' }],
  ['an error of Bitfinex', ['error', 20_060, 'maintenance']],
  ['another error of Bitfinex', { error: 'ERR_RATE_LIMIT' }],
];

describe.each(exchanges)('%s', (id, exchange) => {
  it('is described: names, official pages, endpoints of distinct names, polls among them', () => {
    expect(exchange.id).toBe(id);
    expect(id).toMatch(/^[a-z0-9]+$/);
    expect(exchange.names.en).not.toBe('');
    expect(exchange.names.ja).not.toBe('');
    for (const page of [exchange.site, exchange.statusPage]) expect(new URL(page).protocol).toBe('https:');
    const names = exchange.endpoints.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining([...exchange.polls]));
    const addresses = exchange.endpoints.flatMap(({ url }) => (url === null ? [] : [url]));
    expect(addresses.every((url) => new URL(url).protocol === 'https:')).toBe(true);
    const polled = exchange.endpoints.filter(({ name }) => exchange.polls.includes(name));
    expect(polled.filter(({ url }) => url === null)).toEqual([]);
  });

  it('with a key polls what takes one first, and over https alone', () => {
    const taking = exchange.endpoints.filter(({ signed }) => signed !== undefined);
    const { polls } = withKey(exchange);
    expect(polls).toEqual([
      ...taking.map(({ name }) => name),
      ...exchange.polls.filter((name) => taking.every((endpoint) => endpoint.name !== name)),
    ]);
    expect([takesKey(exchange), readsFlags({ ...exchange, polls })]).toEqual([
      taking.length > 0,
      taking.length > 0 || readsFlags(exchange),
    ]);
    for (const { signed, about } of taking) {
      expect([signed?.method, new URL(signed?.url ?? '').protocol, about]).toEqual(['GET', 'https:', 'funding']);
      expect(new URL(signed?.scheme.documentation ?? '').protocol).toBe('https:');
    }
  });

  it.each(BAD_TEXTS)('finds %s unreadable', (_what, text) => {
    expect(() => observeBody(exchange, text, { now: 0 })).toThrow(Unreadable);
    for (const endpoint of exchange.endpoints)
      expect(() => observeBody(exchange, text, { endpoint, now: 0 })).toThrow(Unreadable);
  });

  it.each(BAD_BODIES)('finds %s unreadable', (_what, body) => {
    for (const { recognises, read } of exchange.endpoints) {
      expect(recognises(body)).toBe(false);
      expect(() => read(body)).toThrow(Unreadable);
    }
  });

  it('throws nothing but Unreadable, whatever JSON it is given, and never quotes it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (body) => {
        for (const endpoint of exchange.endpoints) {
          const rows = rowsOf(() => endpoint.read(body));
          expect(rows !== undefined).toBe(endpoint.recognises(body));
          if (rows !== undefined) expectSound(rows, endpoint.about);
        }
      }),
      { numRuns: 300 },
    );
  });

  describe.skipIf(!recordingsPresent)('on recordings (skipped without the shared folder)', () => {
    it.each(recordingsOf(id))('has one endpoint for $file, which reads sound rows', (recording) => {
      const [endpoint, ...others] = recognising(exchange, bodyOf(recording));
      expect(others).toEqual([]);
      expectSound(endpoint?.read(bodyOf(recording)) ?? [], endpoint?.about ?? 'funding');
    });

    it.each(recordings.filter(({ exchange: other }) => other !== id))(
      'refuses $file of another exchange',
      (recording) => {
        expect(recognising(exchange, bodyOf(recording))).toEqual([]);
        for (const { read } of exchange.endpoints) expect(() => read(bodyOf(recording))).toThrow(Unreadable);
      },
    );

    it.each(recordingsOf(id))('reads $file, cut off anywhere, as unreadable', (recording) => {
      const text = textOf(recording).trim();
      for (const share of [0.1, 0.5, 0.9, 0.999]) {
        const cut = text.slice(0, Math.min(text.length - 1, Math.ceil(text.length * share)));
        expect(() => observeBody(exchange, cut, { now: 0 })).toThrow(Unreadable);
      }
    });

    it.each(recordingsOf(id))(
      'says nothing open or suspended of withdrawals where $file has lost its flags',
      (recording) => {
        const flags = flagsOf(recording);
        const without = mapped(bodyOf(recording), (value, key) =>
          flags.includes(key)
            ? undefined
            : Array.isArray(value) && typeof value[0] === 'string'
              ? value.slice(0, 1)
              : value,
        );
        const rows = exchange.endpoints.flatMap(({ read }) => rowsOf(() => read(without)) ?? []);
        expect(rows.filter(({ withdrawal }) => withdrawal !== 'unknown')).toEqual([]);
      },
    );

    it.each(recordingsOf(id))('reads flags of $file in another JSON type as the same', (recording) => {
      const [endpoint] = recognising(exchange, bodyOf(recording));
      const otherTypes = [
        (value: unknown) => (typeof value === 'boolean' || value === 0 || value === 1 ? String(value) : value),
        (value: unknown) => (typeof value === 'boolean' ? Number(value) : value),
        (value: unknown) => (typeof value === 'boolean' ? String(Number(value)) : value),
      ];
      for (const change of otherTypes)
        expect(endpoint?.read(mapped(bodyOf(recording), change))).toEqual(endpoint?.read(bodyOf(recording)));
    });

    it.each(recordingsOf(id))('stays calm when values of $file are something else', (recording) => {
      const text = textOf(recording);
      const values = [...text.matchAll(/(?<=[[,:]\s*)("[^"\\\n]*"(?!\s*:)|true|false|null|\d+)(?=\s*[\],}])/g)]
        .slice(0, 200)
        .map(({ index, 0: value }) => [index, index + value.length] as const);
      fc.assert(
        fc.property(
          fc.nat(Math.max(0, values.length - 1)),
          fc.oneof(
            fc.jsonValue({ maxDepth: 2 }),
            fc.constantFrom('x'.repeat(9_999), '__proto__', '*', '\u202e\u0000evil', '\ud83d'),
          ),
          (index, replacement) => {
            const [from, to] = values[index] ?? [0, text.length];
            const changed = `${text.slice(0, from)}${JSON.stringify(replacement)}${text.slice(to)}`;
            for (const endpoint of exchange.endpoints) {
              const rows = rowsOf(() => endpoint.read(JSON.parse(changed)));
              if (rows !== undefined) expectSound(rows, endpoint.about);
            }
          },
        ),
        { numRuns: 40 },
      );
    });
  });
});

describe('the demonstration', () => {
  const rows = (frozen: boolean): AssetRow[] => observeBody(demo, JSON.stringify(demoBody(frozen)), { now: 0 });
  const off = (frozen: boolean): string[] =>
    rows(frozen).flatMap(({ asset, withdrawal }) => (withdrawal === 'suspended' ? [asset] : []));

  it('stops some of its assets, and not the whole exchange', () => {
    expectSound(rows(true), 'funding');
    expect(off(false)).toEqual([]);
    expect(new Set(off(true))).toEqual(new Set(['BTC', 'XRP']));
  });

  it.each(Object.values(EXCHANGES))('is nothing that $id publishes', (exchange) => {
    expect(recognising(exchange, demoBody(true))).toEqual([]);
  });
});
