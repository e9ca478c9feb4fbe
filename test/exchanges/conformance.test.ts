import { describe, expect, it } from 'vitest';
import { rowKey, type AssetRow } from '../../lib/core/availability.ts';
import type { Exchange } from '../../lib/core/exchange.ts';
import { EXCHANGES } from '../../lib/exchanges/index.ts';
import { bodyOf, recordingNamed, recordingsPresent } from './recordings.ts';

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

  it('a recording of every endpoint that has one is read above', () => {
    const covered = new Set([...CASES.map(([, , file]) => file), 'bitfinex-conf-info-tx-status-2024-06.json']);
    const ids = Object.values<Exchange>(EXCHANGES).flatMap(({ id, endpoints }) => (endpoints.length === 0 ? [] : [id]));
    expect(ids.filter((id) => !CASES.some(([exchange]) => exchange === id))).toEqual([]);
    expect(covered.size).toBe(CASES.length + 1);
  });
});
