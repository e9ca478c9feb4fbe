import { describe, expect, it } from 'vitest';
import type { Transfer } from '../../lib/core/transfer.ts';
import { movesOf } from '../../lib/core/wallet-moves.ts';
import type { Wallet } from '../../lib/core/wallet.ts';

const wallet = (exchange: string, address: string, more: Partial<Wallet> = {}): Wallet => ({
  exchange,
  chain: 'bitcoin',
  address,
  kind: 'unknown',
  label: null,
  source: 'hand',
  confidence: 'press',
  conflicts: [],
  ...more,
});

const KNOWN = [
  wallet('coincheck', 'hot', { kind: 'hot' }),
  wallet('coincheck', 'hot-2', { kind: 'hot' }),
  wallet('coincheck', 'cold', { kind: 'cold' }),
  wallet('coincheck', 'deposit', { kind: 'deposit' }),
  wallet('coincheck', 'disputed', { conflicts: ['zaif'] }),
  wallet('coincheck', 'elsewhere', { sameKeyAs: 'ethereum' }),
  wallet('zaif', 'zaif-hot'),
  wallet('zaif', 'zaif-disputed', { conflicts: ['coincheck'] }),
];
const find = (chain: string, address: string): Wallet | undefined =>
  KNOWN.find((known) => known.chain === chain && known.address === address);

const transfer = (from: string[], to: string | null): Transfer => ({
  chain: 'bitcoin',
  asset: 'BTC',
  contract: null,
  decimals: 8,
  txid: 'tx',
  index: 0,
  from,
  to,
  raw: 100_000_000n,
  height: 1,
  time: 0,
  final: null,
});

/** `wallet kind`, with `disputed` and `again` (counted with another wallet already) where it is so. */
const told = (from: string[], to: string | null): string[] =>
  movesOf(transfer(from, to), { find }).map(({ wallet: { address }, kind, disputed, counted }) =>
    [address, kind, ...(disputed ? ['disputed'] : []), ...(counted ? [] : ['again'])].join(' '),
  );

describe('what a transfer is to the wallets that it touches', () => {
  it.each<[what: string, from: string[], to: string | null, moves: string[]]>([
    ['a withdrawal', ['hot'], 'customer', ['hot out']],
    ['a deposit', ['customer'], 'hot', ['hot in']],
    ['strangers', ['customer'], 'thief', []],
    ['an amount that left for where nobody sees', ['hot'], null, ['hot out']],
    ['a transfer to its own payer', ['hot'], 'hot', []],
    // internal-sweep
    ['a sweep to the cold wallet', ['hot'], 'cold', ['hot internal', 'cold internal']],
    ['a refill', ['cold'], 'hot', ['cold internal', 'hot internal']],
    ['a sweep of a deposit address', ['deposit'], 'hot', ['deposit internal', 'hot internal']],
    [
      'change to another own address',
      ['hot', 'hot-2'],
      'deposit',
      ['hot internal', 'hot-2 internal again', 'deposit internal'],
    ],
    ['a migration to an address without a label', ['hot'], 'new-wallet', ['hot out']],
    // consolidation: the shape is the theft's; whose the output is decides.
    [
      'a consolidation',
      ['hot', 'hot-2', 'deposit'],
      'cold',
      ['hot internal', 'hot-2 internal again', 'deposit internal again', 'cold internal'],
    ],
    [
      'a theft shaped like one',
      ['hot', 'hot-2', 'deposit'],
      'thief',
      ['hot out', 'hot-2 out again', 'deposit out again'],
    ],
    // rescue
    ['a rescue into known cold wallets', ['hot-2'], 'cold', ['hot-2 internal', 'cold internal']],
    ['a rescue into new wallets', ['hot-2'], 'rescue', ['hot-2 out']],
    // missent
    ['a transfer to another exchange', ['cold'], 'zaif-hot', ['cold out', 'zaif-hot in']],
    // label-conflict
    ['a sweep to a disputed address', ['hot'], 'disputed', ['hot out disputed', 'disputed in disputed']],
    ['a sweep from a disputed address', ['disputed'], 'cold', ['disputed out disputed', 'cold in disputed']],
    ['a transfer to what may be its own', ['hot'], 'zaif-disputed', ['hot out disputed', 'zaif-disputed in disputed']],
    ['a withdrawal from a disputed address', ['disputed'], 'customer', ['disputed out']],
    // same-key
    [
      'a transfer to a key labelled on another chain',
      ['hot'],
      'elsewhere',
      ['hot out disputed', 'elsewhere in disputed'],
    ],
    ['a sweep from a key labelled on another chain', ['elsewhere'], 'cold', ['elsewhere internal', 'cold internal']],
    ['two exchanges that pay together', ['hot', 'zaif-hot'], 'customer', ['hot out', 'zaif-hot out']],
    ['an exchange and a stranger that pay together', ['stranger', 'hot'], 'cold', ['hot internal', 'cold internal']],
    ['one address that pays by several inputs', ['hot', 'hot'], 'customer', ['hot out']],
  ])('%s', (_what, from, to, moves) => {
    expect(told(from, to)).toEqual(moves);
  });

  it('names the owner of the other side', () => {
    const owners = (from: string[], to: string): (string | null)[] =>
      movesOf(transfer(from, to), { find }).map(({ owner }) => owner);
    expect(owners(['cold'], 'zaif-hot')).toEqual(['zaif', 'coincheck']);
    expect(owners(['hot'], 'customer')).toEqual([null]);
  });

  it('knows a wallet on its own chain alone', () => {
    expect(movesOf({ ...transfer(['hot'], 'customer'), chain: 'ltc' }, { find })).toEqual([]);
  });
});
