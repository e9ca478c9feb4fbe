import { describe, expect, it } from 'vitest';
import type { AssetRow } from '../../lib/core/availability.ts';
import { EXCHANGES } from '../../lib/exchanges/index.ts';

const read = (exchange: keyof typeof EXCHANGES, body: unknown): AssetRow[] => {
  const found = EXCHANGES[exchange].endpoints.filter(({ recognises }) => recognises(body));
  expect(found).toHaveLength(1);
  return found[0]?.read(body) ?? [];
};
const brief = (rows: readonly AssetRow[]): string[] =>
  rows.map(({ asset, network, deposit, withdrawal, reason }) =>
    [asset, network, deposit, withdrawal, reason].map((part) => part ?? '-').join(' '),
  );

describe('flags', () => {
  const values: [unknown, string][] = [
    [true, 'open'],
    ['true', 'open'],
    [1, 'open'],
    ['1', 'open'],
    [false, 'suspended'],
    ['false', 'suspended'],
    [0, 'suspended'],
    ['0', 'suspended'],
    [null, 'unknown'],
    ['', 'unknown'],
    ['yes', 'unknown'],
    [2, 'unknown'],
    [-1, 'unknown'],
    [{}, 'unknown'],
    [[], 'unknown'],
    [[true], 'unknown'],
  ];
  it.each(values)('%j is %s where true opens', (value, expected) => {
    expect(read('kucoin', { code: '200000', data: [{ currency: 'BTC', isWithdrawEnabled: value }] })[0]).toMatchObject({
      withdrawal: expected,
      deposit: 'unknown',
    });
    expect(read('bithumb', { status: '0000', data: { BTC: { withdrawal_status: value } } })[0]?.withdrawal).toBe(
      expected,
    );
  });
  it.each(values)('%j is the opposite of %s where true closes', (value, expected) => {
    const opposite = { open: 'suspended', suspended: 'open', unknown: 'unknown' }[expected];
    expect(read('gate', [{ currency: 'BTC', withdraw_disabled: value }])[0]?.withdrawal).toBe(opposite);
  });
});

describe('kucoin', () => {
  it('keeps a currency without a chain as unknown, whichever list it stands in', () => {
    const data = [
      { currency: 'USD', chains: null },
      { currency: 'BTC', chains: [{ chainName: 'BTC', isWithdrawEnabled: true, isDepositEnabled: false }] },
      { currency: 'OLD', chains: [] },
    ];
    expect(brief(read('kucoin', { code: '200000', data }))).toEqual([
      'USD - unknown unknown -',
      'BTC BTC suspended open -',
      'OLD - unknown unknown -',
    ]);
  });
  it('reads the list of the unified API', () => {
    expect(
      brief(
        read('kucoin', {
          code: '200000',
          data: [{ currency: 'BTC', list: [{ chainName: 'BTC', isWithdrawEnabled: false }] }],
        }),
      ),
    ).toEqual(['BTC BTC unknown suspended -']);
  });
  it('tells chains of one name apart by their ids', () => {
    const chains = [
      { chainName: 'ERC20', chainId: 'eth', isWithdrawEnabled: true },
      { chainName: 'ERC20', chainId: 'etc', isWithdrawEnabled: false },
    ];
    expect(brief(read('kucoin', { code: '200000', data: [{ currency: 'X', chains }] }))).toEqual([
      'X eth unknown open -',
      'X etc unknown suspended -',
    ]);
  });
});

describe('gate', () => {
  const flat = (currency: string, chain: string, withdraw_disabled = false) => ({
    currency,
    chain,
    delisted: false,
    withdraw_disabled,
    withdraw_delayed: false,
    deposit_disabled: false,
    trade_disabled: false,
  });
  it('reads the chains of today', () => {
    const chains = [
      { name: 'ETH', addr: '', withdraw_disabled: true, deposit_disabled: false, withdraw_delayed: false },
      { name: 'SOL', withdraw_disabled: false, deposit_disabled: false, withdraw_delayed: true },
      { name: 'BSC' },
    ];
    expect(brief(read('gate', [{ currency: 'USDT', delisted: false, trade_disabled: false, chains }]))).toEqual([
      'USDT ETH open suspended -',
      'USDT SOL open delayed -',
      'USDT BSC unknown unknown -',
    ]);
  });
  it('suspended outweighs delayed, and delisted both', () => {
    expect(
      brief(
        read('gate', [
          { ...flat('A', 'ETH', true), withdraw_delayed: true },
          { ...flat('B', 'ETH'), delisted: true },
        ]),
      ),
    ).toEqual(['A ETH open suspended -', 'B ETH suspended suspended delisted']);
  });
  it('never calls withdrawals delayed where it is not said that they pass', () => {
    expect(read('gate', [{ currency: 'A', chain: 'ETH', withdraw_delayed: true }])[0]?.withdrawal).toBe('unknown');
  });
  it('keeps the own codes of two names that come to one, in either order', () => {
    const two = [flat('USDT', 'SOL'), flat('USDT_SOL', 'SOL', true)];
    const expected = ['USDT SOL open open -', 'USDT_SOL SOL open suspended -'];
    expect(brief(read('gate', two))).toEqual(expected);
    expect(brief(read('gate', two.toReversed())).toSorted()).toEqual(expected);
  });
  it('knows nothing where the same row stands twice and disagrees', () => {
    expect(brief(read('gate', [flat('A', 'ETH'), flat('A', 'ETH', true), flat('B', 'ETH'), flat('B', 'ETH')]))).toEqual(
      ['A ETH open unknown -', 'B ETH open open -'],
    );
  });
});

describe('upbit', () => {
  it.each([
    ['working', 'open open'],
    ['withdraw_only', 'suspended open'],
    ['deposit_only', 'open suspended'],
    ['paused', 'suspended suspended'],
    ['unsupported', 'suspended suspended'],
    ['resting', 'unknown unknown'],
    [1, 'unknown unknown'],
    ['toString', 'unknown unknown'],
    [undefined, 'unknown unknown'],
  ])('%s is %s', (wallet_state, expected) => {
    expect(brief(read('upbit', [{ currency: 'BTC', wallet_state, block_state: 'normal', message: null }]))).toEqual([
      `BTC - ${expected} -`,
    ]);
  });
  it('tells networks apart where it names them', () => {
    expect(
      brief(
        read('upbit', [
          { currency: 'USDT', net_type: 'TRX', wallet_state: 'working' },
          { currency: 'USDT', net_type: 'ETH', wallet_state: 'paused', message: '월렛 점검' },
        ]),
      ),
    ).toEqual(['USDT TRX open open -', 'USDT ETH suspended suspended 월렛 점검']);
  });
});

describe('kraken', () => {
  const asset = (altname: string, status?: unknown) => ({
    aclass: 'currency',
    altname,
    ...(status !== undefined && { status }),
  });
  it.each([
    ['enabled', 'open open'],
    ['deposit_only', 'open suspended'],
    ['withdrawal_only', 'suspended open'],
    ['funding_temporarily_disabled', 'suspended suspended'],
    ['closed', 'unknown unknown'],
    [true, 'unknown unknown'],
    [undefined, 'unknown unknown'],
  ])('%s is %s', (status, expected) => {
    expect(brief(read('kraken', { error: [], result: { XXBT: asset('XBT', status) } }))).toEqual([
      `BTC - ${expected} -`,
    ]);
  });
  it('uses common codes, with or without altname', () => {
    const result = {
      XXBT: asset('XBT'),
      XXDG: asset('XDG'),
      ZEUR: asset('EUR'),
      'ADA.S': asset('ADA.S'),
      XETH: { status: 'enabled' },
      XTZ: { status: 'enabled' },
      ZRX: {},
    };
    expect(read('kraken', { error: [], result }).map((row) => row.asset)).toEqual([
      'BTC',
      'DOGE',
      'EUR',
      'ADA.S',
      'ETH',
      'XTZ',
      'ZRX',
    ]);
  });
  it('does not take pairs for assets', () => {
    const body = {
      error: [],
      result: { XXBTZUSD: { altname: 'XBTUSD', base: 'XXBT', quote: 'ZUSD', status: 'online' } },
    };
    expect(EXCHANGES.kraken.endpoints.some(({ recognises }) => recognises(body))).toBe(false);
  });
});

describe('htx', () => {
  it('keeps delisted currencies, with and without chains', () => {
    const chains = [{ chain: 'btc1', displayName: 'BTC', withdrawStatus: 'allowed', depositStatus: 'prohibited' }];
    const data = [
      { currency: 'btc', instStatus: 'normal', chains },
      { currency: 'old', instStatus: 'delisted', chains },
      { currency: 'gone', instStatus: 'delisted', chains: [] },
      { currency: 'new', instStatus: 'normal', chains: [{ chain: 'new', withdrawStatus: 'soon' }] },
    ];
    expect(brief(read('htx', { code: 200, data }))).toEqual([
      'BTC BTC suspended open -',
      'OLD BTC suspended suspended delisted',
      'GONE - suspended suspended delisted',
      'NEW new unknown unknown -',
    ]);
  });
  it('says why the market is halted, and nothing of withdrawals', () => {
    expect(brief(read('htx', { code: 200, data: { marketStatus: 2, haltReason: 2 } }))).toEqual([
      '* - unknown unknown market halted: emergency maintenance',
    ]);
  });
});

describe('bitfinex', () => {
  it('reads deposits at 1 and withdrawals at 2, and calls what is missing unknown', () => {
    expect(
      brief(read('bitfinex', [[['BITCOIN', 1, 0], ['TETHERUSX', '0', '1'], ['DOT'], ['ADA', null, 1], 'junk']])),
    ).toEqual([
      'BTC BITCOIN open suspended -',
      'USDT TRC20 suspended open -',
      'DOT - unknown unknown -',
      'ADA - unknown open -',
    ]);
  });
  it('does not take its other lists for this one', () => {
    for (const body of [[[['BTC', 'Bitcoin']]], [[['BITCOIN', ['BTC']]]], [['BTC', 'ETH']], [[]]])
      expect(EXCHANGES.bitfinex.endpoints.some(({ recognises }) => recognises(body))).toBe(false);
  });
  it.each([
    [[1], 'operative'],
    [[0], 'maintenance'],
  ])('platform %j is %s', (body, expected) => {
    expect(brief(read('bitfinex', body))).toEqual([`* - unknown unknown ${expected}`]);
  });
});

describe('odd content', () => {
  it('shortens and cleans what is shown, and passes over rows without a code', () => {
    const rows = read('upbit', [
      { currency: 'BTC', wallet_state: 'paused', message: `a\u202e\u0000b\n${'あ'.repeat(500)}` },
      { currency: '*', wallet_state: 'working' },
      { currency: 7, wallet_state: 'working' },
      { currency: 'X'.repeat(5_000), wallet_state: 'working' },
      { currency: 'A\tB', net_type: `${'n'.repeat(63)}\u{1f600}`, wallet_state: 'working' },
      null,
    ]);
    expect(rows.map((row) => row.asset)).toEqual(['BTC', 'X'.repeat(64), 'A B']);
    expect(rows[0]?.reason).toMatch(/^a b あ+$/);
    expect(rows[0]?.reason).toHaveLength(200);
    expect(rows[2]?.network).toBe('n'.repeat(63));
  });
  it('is not led astray by keys of prototypes', () => {
    const body: unknown = JSON.parse(
      '{"status":"0000","data":{"__proto__":{"withdrawal_status":1},"constructor":{"withdrawal_status":0},"BTC":{"__proto__":{"withdrawal_status":1}}}}',
    );
    expect(brief(read('bithumb', body))).toEqual([
      '__proto__ - unknown open -',
      'constructor - unknown suspended -',
      'BTC - unknown unknown -',
    ]);
    expect(({} as Record<string, unknown>).withdrawal_status).toBeUndefined();
  });
});

describe('the assets of a key at bitbank', () => {
  const of = (...assets: unknown[]): unknown => ({ success: 1, data: { assets } });
  const BTC = { asset: 'btc', free_amount: '0.1', onhand_amount: '0.1', stop_deposit: false, stop_withdrawal: true };

  it('are flags by network, those of yen without one, and tell nothing of what there is', () => {
    const rows = read(
      'bitbank',
      of(
        { ...BTC, network_list: [{ asset: 'btc', network: 'BTC', stop_deposit: false, stop_withdrawal: true }] },
        {
          asset: 'eth',
          onhand_amount: '777.123',
          stop_deposit: false,
          stop_withdrawal: false,
          network_list: [
            { asset: 'eth', network: 'ETH', stop_deposit: true, stop_withdrawal: 'false' },
            { asset: 'eth', network: 'ARBITRUM', stop_deposit: null },
          ],
        },
        { asset: 'jpy', onhand_amount: '888', stop_deposit: false, stop_withdrawal: false },
      ),
    );
    expect(brief(rows)).toEqual([
      'BTC BTC open suspended -',
      'ETH ETH suspended open -',
      'ETH ARBITRUM unknown unknown -',
      'JPY - open open -',
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/777|888/);
  });

  it('that have lost their flags are unknown', () => {
    expect(brief(read('bitbank', of({ asset: 'btc', onhand_amount: '0' })))).toEqual(['BTC - unknown unknown -']);
  });

  it('are no trading pairs, and no error is one of them', () => {
    for (const body of [of(), of({ asset: 'btc' }), { ...(of(BTC) as object), success: 0 }])
      expect(EXCHANGES.bitbank.endpoints.some(({ recognises }) => recognises(body))).toBe(false);
  });
});
