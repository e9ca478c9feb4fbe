import { describe, expect, it } from 'vitest';
import { rowKey, type AssetRow } from '../../lib/core/availability.ts';
import { EXCHANGES } from '../../lib/exchanges/index.ts';
import { bodyOf, recordingNamed, recordings, recordingsPresent } from './recordings.ts';

// Each expectation is worked out from the recorded body itself, without the readers.

// oxlint-disable-next-line typescript/no-explicit-any -- bodies as they came
type Json = Record<string, any>;
type Line = [asset: string, network: string | null, deposit: string, withdrawal: string, reason?: string | null];

const open = (enabled: unknown): string => (enabled === true || enabled === 1 ? 'open' : 'suspended');
const plain = (text: unknown): string | null => (typeof text === 'string' && text.trim() !== '' ? text.trim() : null);

const UPBIT: Record<string, [string, string]> = {
  working: ['open', 'open'],
  withdraw_only: ['suspended', 'open'],
  deposit_only: ['open', 'suspended'],
  paused: ['suspended', 'suspended'],
  unsupported: ['suspended', 'suspended'],
};
const upbit = (body: Json): Line[] =>
  (body as unknown as Json[]).map(({ currency, wallet_state, message }) => [
    currency,
    null,
    ...(UPBIT[wallet_state] as [string, string]),
    plain(message),
  ]);
const htx = (body: Json): Line[] =>
  body.data.flatMap(({ currency, chains, instStatus }: Json): Line[] => {
    const gone = instStatus === 'delisted';
    const state = (status: string) => (gone || status === 'prohibited' ? 'suspended' : 'open');
    const asset = currency.toUpperCase();
    const none: Line = gone ? [asset, null, 'suspended', 'suspended', 'delisted'] : [asset, null, 'unknown', 'unknown'];
    return chains.length === 0
      ? [none]
      : chains.map((chain: Json): Line => [
          asset,
          chain.displayName,
          state(chain.depositStatus),
          state(chain.withdrawStatus),
          gone ? 'delisted' : null,
        ]);
  });

/** The names of the flat list that are no `CURRENCY_CHAIN`: some end in a short form of the chain, some are assets of their own. */
const GATE_SHORT = ['WXT_C', 'TEDDY_C', 'SYN_C', 'XTAG_C', 'GALA_NEO'];
const gate = (body: Json): Line[] =>
  (body as unknown as Json[]).map((row): Line => {
    const asset = GATE_SHORT.includes(row.currency)
      ? row.currency.split('_')[0]
      : row.currency.replace(new RegExp(`_${row.chain}$`), '');
    const withdrawal = row.withdraw_disabled ? 'suspended' : row.withdraw_delayed ? 'delayed' : 'open';
    return row.delisted
      ? [asset, row.chain ?? null, 'suspended', 'suspended', 'delisted']
      : [asset, row.chain ?? null, row.deposit_disabled ? 'suspended' : 'open', withdrawal];
  });
const kraken = (body: Json): Line[] =>
  Object.values(body.result as Json).map(({ altname, status }): Line => {
    const state = status === 'enabled' ? 'open' : 'unknown';
    return [{ XBT: 'BTC', XDG: 'DOGE' }[altname as string] ?? altname, null, state, state];
  });
const kucoinFlat = (body: Json): Line[] =>
  body.data.map((row: Json) => [
    row.currency,
    row.chainName ?? null,
    open(row.isDepositEnabled),
    open(row.isWithdrawEnabled),
    plain(row.withdrawDisabledTip),
  ]);
const kucoinChains =
  (name: string) =>
  (body: Json): Line[] =>
    body.data.flatMap((row: Json) =>
      row[name].map((chain: Json) => [
        row.currency,
        chain.chainName,
        open(chain.isDepositEnabled),
        open(chain.isWithdrawEnabled),
      ]),
    );
const bothWays = (state: string): [string, string] => [state, state];
const coinbase = (body: Json): Line[] =>
  (body as unknown as Json[]).flatMap(({ id, status, supported_networks }): Line[] => {
    // Networks of delisted currencies are "online" or "delisted", all others "online": counted by hand.
    const networks = supported_networks.length === 0 ? [{ id: null }] : supported_networks;
    return networks.map((network: Json): Line =>
      status === 'delisted' ? [id, network.id, 'suspended', 'suspended', 'delisted'] : [id, network.id, 'open', 'open'],
    );
  });
const bittrex = (body: Json): Line[] =>
  (body as unknown as Json[]).map(({ symbol, status, notice }): Line =>
    status === 'OFFLINE'
      ? [symbol, null, ...bothWays('suspended'), notice.slice(0, 200)]
      : [symbol, null, ...bothWays('open')],
  );
const BYBIT: Record<string, string> = { 1: 'open', 0: 'suspended', '': 'unknown' };
const bybit = (body: Json): Line[] =>
  body.result.rows.flatMap(({ coin, chains }: Json) =>
    chains.map(({ chainType, chainDeposit, chainWithdraw }: Json) => [
      coin,
      chainType,
      BYBIT[chainDeposit],
      BYBIT[chainWithdraw],
    ]),
  );
const okx = (body: Json): Line[] =>
  body.data.map(({ ccy, chain, canDep, canWd }: Json) => [
    ccy,
    chain.replace(/^[^-]+-/, ''),
    open(canDep),
    open(canWd),
  ]);
const platform = (reason: string | null) => (): Line[] => [['*', null, 'unknown', 'unknown', reason]];

const CASES: [
  exchange: keyof typeof EXCHANGES,
  endpoint: string,
  file: string,
  expected: (body: Json) => Line[],
  suspended: number,
][] = [
  ['upbit', 'wallet-status', 'upbit-status-wallet-2022-12-02.json', upbit, 12],
  ['upbit', 'wallet-status', 'upbit-status-wallet-2022-12-05.json', upbit, 8],
  [
    'bithumb',
    'assets-status',
    'bithumb-assetsstatus-all-2022-12-05.json',
    (body) =>
      Object.entries(body.data as Json).map(([asset, status]) => [
        asset,
        null,
        open(status.deposit_status),
        open(status.withdrawal_status),
      ]),
    95,
  ],
  ['bithumb', 'ticker', 'bithumb-markets-ccxt-sample-2.json', platform(null), 0],
  ['bithumb', 'markets', 'bithumb-markets-ccxt-sample.json', platform(null), 0],
  ['kucoin', 'currencies-v1', 'kucoin-api-v1-currencies-2022-12-02.json', kucoinFlat, 113],
  ['kucoin', 'web-currency-list', 'kucoin-web-currency-list-2022-12-18.json', kucoinFlat, 41],
  ['kucoin', 'unified-currency', 'kucoin-currencies-ccxt-sample.json', kucoinChains('items'), 1],
  ['kucoin', 'currencies', 'kucoin-currencies-ccxt-sample-2.json', kucoinChains('chains'), 1],
  ['kucoin', 'status', 'kucoin-status-ccxt-sample.json', platform('open'), 0],
  ['kucoin', 'status', 'kucoin-status-ccxt-sample-2.json', platform('open: upgrade match engine'), 0],
  ['kucoin', 'status', 'kucoin-status-ccxt-sample-3.json', platform('open: upgrade match engine'), 0],
  ['htx', 'currencies', 'htx-v2-reference-currencies-2022-11-29.json', htx, 123],
  ['htx', 'currencies', 'htx-v2-reference-currencies-2022-11-30.json', htx, 123],
  ['htx', 'currencies', 'htx-currencies-ccxt-sample.json', htx, 0],
  ['htx', 'market-status', 'htx-status-ccxt-sample.json', platform('market normal'), 0],
  ['htx', 'heartbeat', 'htx-status-ccxt-sample-2.json', platform('futures available'), 0],
  ['gate', 'currencies', 'gate-spot-currencies-2022-12-19.json', gate, 427],
  ['kraken', 'assets', 'kraken-assets-2021-no-status-field.json', kraken, 0],
  ['kraken', 'assets', 'kraken-assets-2024-sample.json', kraken, 0],
  ['kraken', 'system-status', 'kraken-system-status-2024-05-03.json', platform('online'), 0],
  ['bitfinex', 'platform-status', 'bitfinex-platform-status.json', platform('operative'), 0],
  ['coinbaseexchange', 'currencies', 'coinbaseexchange-currencies-2022-12-05.json', coinbase, 10],
  ['bittrex', 'currencies', 'bittrex-v3-currencies-2022-12-05.json', bittrex, 60],
  ['bybit', 'coin-info', 'bybit-asset-coin-info-2022-12-07.json', bybit, 24],
  ['bybit', 'system-status', 'bybit-status-ccxt-sample.json', platform('completed: t01'), 0],
  ['okx', 'currencies', 'okx-asset-currencies-2022-11-29.json', okx, 6],
  ['okx', 'currencies', 'okx-asset-currencies-2022-11-30.json', okx, 6],
  ['okx', 'system-status', 'okx-status-ccxt-sample.json', platform('scheduled: Classic Spot System Upgrade'), 0],
  ['bittrade', 'currencies', 'bittrade-currencies-ccxt-sample.json', () => [['USDT', null, 'open', 'open']], 0],
  [
    'coinex',
    'deposit-withdraw-config',
    'coinex-currencies-ccxt-sample.json',
    () => [['CET', 'CSC', 'open', 'open']],
    0,
  ],
  [
    'whitebit',
    'assets',
    'whitebit-currencies-ccxt-sample.json',
    () => [
      ['BTC', 'BTC', 'open', 'open'],
      ['USD', 'USD', 'open', 'open'],
    ],
    0,
  ],
  ['bitstamp', 'trading-pairs', 'bitstamp-trading-pairs-info.json', platform('trading: Enabled 102, Disabled 1'), 0],
  ['bitstamp', 'trading-pairs', 'bitstamp-currencies-ccxt-sample.json', platform('trading: Enabled 1'), 0],
  ['gemini', 'symbols', 'gemini-symbols-details-all.json', platform('trading: open 95, limit_only 14, closed 2'), 0],
  ['gmocoin', 'status', 'gmocoin-public-v1-status-open.json', platform('OPEN'), 0],
  ['binance', 'system-status', 'binance-status-ccxt-sample.json', platform('normal'), 0],
  ['bitbank', 'pairs', 'bitbank-markets-ccxt-sample.json', platform('trading: enabled 1'), 0],
  ['coincheck', 'exchange-status', 'coincheck-status-ccxt-sample.json', platform('trading: available 1'), 0],
  ['zaif', 'currency-pairs', 'zaif-markets-ccxt-sample.json', platform(null), 0],
];

const asRow = ([asset, network, deposit, withdrawal, reason = null]: Line) => ({
  asset,
  network,
  deposit,
  withdrawal,
  reason,
});
const inOrder = (rows: readonly AssetRow[]) => rows.toSorted((a, b) => (rowKey(a) < rowKey(b) ? -1 : 1));
const rowsIn = (exchange: keyof typeof EXCHANGES, file: string): AssetRow[] => {
  const body = bodyOf(recordingNamed(file));
  return EXCHANGES[exchange].endpoints.find(({ recognises }) => recognises(body))?.read(body) ?? [];
};

describe.skipIf(!recordingsPresent)('recorded bodies (skipped without the shared folder)', () => {
  it.each(CASES)('%s %s: %s gives the rows that stand in it', (exchange, endpoint, file, expected, suspended) => {
    const body = bodyOf(recordingNamed(file));
    expect(EXCHANGES[exchange].endpoints.filter(({ recognises }) => recognises(body)).map(({ name }) => name)).toEqual([
      endpoint,
    ]);
    const rows = rowsIn(exchange, file);
    expect(inOrder(rows)).toEqual(inOrder(expected(body as Json).map(asRow) as AssetRow[]));
    expect(rows.filter(({ withdrawal }) => withdrawal === 'suspended')).toHaveLength(suspended);
  });

  it('bitfinex: one row a method, deposits at index 1 and withdrawals at index 2', () => {
    const [methods] = bodyOf(recordingNamed('bitfinex-conf-info-tx-status-2024-06.json')) as [
      [string, number, number][],
    ];
    const rows = rowsIn('bitfinex', 'bitfinex-conf-info-tx-status-2024-06.json');
    expect(rows.map(({ deposit, withdrawal }) => [deposit, withdrawal])).toEqual(
      methods.map(([, deposit, withdrawal]) => [open(deposit), open(withdrawal)]),
    );
    expect(new Set(rows.map(rowKey)).size).toBe(methods.length);
    const codes = Object.fromEntries(
      rows.map(({ asset, network }, index) => [methods[index]?.[0], `${asset} ${network}`]),
    );
    expect(codes).toMatchObject({
      BITCOIN: 'BTC BITCOIN',
      LNX: 'BTC LIGHTNING',
      TETHERUSO: 'USDT OMNI',
      TETHERUSE: 'USDT ERC20',
      TETHERUSX: 'USDT TRC20',
      ALG: 'ALGO null',
      BTSE: 'BTSE null',
    });
  });

  it('gate: names that end in the chain are the asset, replaced ones stay themselves', () => {
    const assets = rowsIn('gate', 'gate-spot-currencies-2022-12-19.json').map(
      ({ asset, network }) => `${asset} ${network}`,
    );
    expect(assets).toEqual(
      expect.arrayContaining([
        'USDT SOL',
        'WXT AVAX_C',
        'CLV CLVEVM',
        'DBC GAS_OLD',
        'GAS_OLD GAS_OLD',
        'WND_OLD BSC',
        'BTL_OLD LUNC',
        'ETH ARBNOVA',
      ]),
    );
    expect(
      assets.filter(
        (name) => name.includes('_') && !name.split(' ')[0]?.endsWith('_OLD') && name.split(' ')[0]?.includes('_'),
      ),
    ).toEqual([]);
  });

  it('upbit: from 5 to 2 December four more assets are off', () => {
    const off = (file: string) =>
      rowsIn('upbit', file)
        .filter(({ withdrawal }) => withdrawal === 'suspended')
        .map(({ asset }) => asset);
    const before = off('upbit-status-wallet-2022-12-05.json');
    expect(off('upbit-status-wallet-2022-12-02.json').filter((asset) => !before.includes(asset))).toHaveLength(4);
  });

  it.each([
    ['coinbaseexchange', 'coinbaseexchange-currencies-2022-12-05.json', { open: 236, suspended: 10, unknown: 0 }],
    ['bittrex', 'bittrex-v3-currencies-2022-12-05.json', { open: 60, suspended: 60, unknown: 0 }],
    ['bybit', 'bybit-asset-coin-info-2022-12-07.json', { open: 57, suspended: 24, unknown: 2 }],
    ['okx', 'okx-asset-currencies-2022-11-30.json', { open: 43, suspended: 6, unknown: 0 }],
    ['htx', 'htx-v2-reference-currencies-2022-11-30.json', { open: 263, suspended: 123, unknown: 2 }],
  ] as const)('%s: withdrawals in %s are %j', (exchange, file, counts) => {
    const states = rowsIn(exchange, file).map(({ withdrawal }) => withdrawal);
    for (const [state, count] of Object.entries(counts))
      expect([state, states.filter((one) => one === state).length]).toEqual([state, count]);
  });

  it.each([
    ['coinbaseexchange', 'coinbaseexchange-currencies-2022-12-05.json', 'UST', 'ethereum', 'suspended delisted'],
    ['coinbaseexchange', 'coinbaseexchange-currencies-2022-12-05.json', 'USDC', 'solana', 'open null'],
    ['bybit', 'bybit-asset-coin-info-2022-12-07.json', 'AGLA', 'SOL', 'suspended null'],
    ['bybit', 'bybit-asset-coin-info-2022-12-07.json', 'USDT', 'OMNI', 'unknown null'],
    ['okx', 'okx-asset-currencies-2022-11-29.json', 'BTC', 'Lightning', 'open null'],
    ['okx', 'okx-asset-currencies-2022-11-29.json', 'USDT', 'TRC20', 'open null'],
    [
      'bittrex',
      'bittrex-v3-currencies-2022-12-05.json',
      'DOT',
      null,
      'suspended Deposits and withdrawals are temporarily offline. Wallet Maintenance',
    ],
  ] as const)('%s: %s says of %s on %s: %s', (exchange, file, asset, network, said) => {
    const row = rowsIn(exchange, file).find((one) => one.asset === asset && one.network === network);
    expect(`${row?.withdrawal} ${row?.reason}`).toBe(said);
  });

  it('every recording is read above', () => {
    const covered = [...CASES.map(([, , file]) => file), 'bitfinex-conf-info-tx-status-2024-06.json'];
    expect(new Set(covered).size).toBe(covered.length);
    expect(covered.toSorted()).toEqual(recordings.map(({ file }) => file).toSorted());
  });
});
