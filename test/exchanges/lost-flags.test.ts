import { describe, expect, it } from 'vitest';
import type { AssetRow } from '../../lib/core/availability.ts';
import { EXCHANGES } from '../../lib/exchanges/index.ts';
import { observeBody } from '../../lib/sources/observe-body.ts';
import { bodyOf, recordingNamed, recordingsPresent } from './recordings.ts';

// A list that has lost every flag is still the list: each of its rows is there, and unknown.

type Id = keyof typeof EXCHANGES;
type Change = (row: Record<string, unknown>, name: string) => void;

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Changes the named flags wherever they stand below `value`. */
const change = (value: unknown, names: readonly string[], how: Change): void => {
  for (const name of names) if (isFields(value) && name in value) how(value, name);
  for (const item of Object.values(value ?? {})) if (typeof item === 'object') change(item, names, how);
};

const CASES: [exchange: Id, file: string, within: 'data' | 'result' | undefined, flags: string[]][] = [
  ['upbit', 'upbit-status-wallet-2022-12-02.json', undefined, ['wallet_state']],
  ['bithumb', 'bithumb-assetsstatus-all-2022-12-05.json', 'data', ['deposit_status', 'withdrawal_status']],
  ['kucoin', 'kucoin-api-v1-currencies-2022-12-02.json', 'data', ['isDepositEnabled', 'isWithdrawEnabled']],
  ['kucoin', 'kucoin-web-currency-list-2022-12-18.json', 'data', ['isDepositEnabled', 'isWithdrawEnabled']],
  ['kucoin', 'kucoin-currencies-ccxt-sample.json', 'data', ['isDepositEnabled', 'isWithdrawEnabled']],
  ['kucoin', 'kucoin-currencies-ccxt-sample-2.json', 'data', ['isDepositEnabled', 'isWithdrawEnabled']],
  ['htx', 'htx-v2-reference-currencies-2022-11-29.json', 'data', ['depositStatus', 'withdrawStatus']],
  [
    'gate',
    'gate-spot-currencies-2022-12-19.json',
    undefined,
    ['deposit_disabled', 'withdraw_disabled', 'withdraw_delayed'],
  ],
  ['kraken', 'kraken-assets-2024-sample.json', 'result', ['status']],
  ['coinbaseexchange', 'coinbaseexchange-currencies-2022-12-05.json', undefined, ['status']],
  ['bittrex', 'bittrex-v3-currencies-2022-12-05.json', undefined, ['status']],
  ['bybit', 'bybit-asset-coin-info-2022-12-07.json', 'result', ['chainDeposit', 'chainWithdraw']],
  ['okx', 'okx-asset-currencies-2022-11-29.json', 'data', ['canDep', 'canWd']],
  ['bittrade', 'bittrade-currencies-ccxt-sample.json', 'data', ['deposit-enabled', 'withdraw-enabled']],
  ['coinex', 'coinex-currencies-ccxt-sample.json', 'data', ['deposit_enabled', 'withdraw_enabled']],
  ['whitebit', 'whitebit-currencies-ccxt-sample.json', undefined, ['can_deposit', 'can_withdraw']],
];

const LOSSES: [string, Change][] = [
  ['gone', (row, name) => void Reflect.deleteProperty(row, name)],
  ...[null, 2, -1, 'odd', '', {}, []].map((odd): [string, Change] => [
    JSON.stringify(odd),
    (row, name) => void (row[name] = odd),
  ]),
];

const readingOf = (id: Id, body: unknown): AssetRow[] => observeBody(EXCHANGES[id], JSON.stringify(body), { now: 0 });
const keysOf = (rows: readonly AssetRow[]): string[] =>
  rows.map(({ asset, network }) => `${asset} ${network}`).toSorted();
/** Rows that claim to know something. What is delisted is said elsewhere than in the flags. */
const claims = (rows: readonly AssetRow[]): AssetRow[] =>
  rows.filter(
    ({ deposit, withdrawal, reason }) => reason !== 'delisted' && (deposit !== 'unknown' || withdrawal !== 'unknown'),
  );

describe.skipIf(!recordingsPresent)('lists without their flags (skipped without the shared folder)', () => {
  describe.each(CASES)('%s: %s', (id, file, within, flags) => {
    it.each(LOSSES)('keeps every row, as unknown, where the flags are %s', (_what, how) => {
      const body = bodyOf(recordingNamed(file)) as Record<string, unknown>;
      const before = readingOf(id, body);
      expect(claims(before)).not.toEqual([]);
      change(within === undefined ? body : body[within], flags, how);
      const after = readingOf(id, body);
      expect(keysOf(after)).toEqual(keysOf(before));
      expect(claims(after)).toEqual([]);
    });
  });

  it.each([
    ['gone', []],
    ['null', [null, null]],
    ['2', [2, 2]],
    ['-1', [-1, -1]],
  ])('bitfinex keeps every row, as unknown, where the flags are %s', (_what, flags) => {
    const [methods = []] = bodyOf(recordingNamed('bitfinex-conf-info-tx-status-2024-06.json')) as string[][][];
    const after = readingOf('bitfinex', [methods.map(([method]) => [method, ...flags])]);
    expect(keysOf(after)).toEqual(keysOf(readingOf('bitfinex', [methods])));
    expect(claims(after)).toEqual([]);
  });
});
