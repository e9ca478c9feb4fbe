import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unexplainedOutflow, type BalanceReading } from '../../lib/core/unexplained-outflow.ts';
import type { Transfer } from '../../lib/core/transfer.ts';

const [HOT, THIEF, OTHER, USDT] = ['0xa1', '0xb2', '0xc3', '0xdac17f'];

const reading = (balance: bigint, height: number, contract: string | null = null): BalanceReading => ({
  chain: 'ethereum',
  asset: contract === null ? 'ETH' : 'USDT',
  decimals: 18,
  address: HOT,
  contract,
  balance,
  height,
  time: null,
});
const transfer = (
  from: string,
  to: string | null,
  raw: bigint,
  height: number | null,
  contract: string | null = null,
): Transfer => ({
  chain: 'ethereum',
  asset: 'ETH',
  contract,
  decimals: 18,
  txid: null,
  index: 0,
  from: [from],
  to,
  raw,
  height,
  time: null,
  final: null,
});

const raw = (before: bigint, after: bigint, transfers: Transfer[], fees = 0n, contract: string | null = null) =>
  unexplainedOutflow(reading(before, 10, contract), reading(after, 15, contract), transfers, fees)?.raw;

describe('what no transfer explains', () => {
  test.each<[string, bigint | undefined, bigint | undefined]>([
    ['nothing happened', raw(100n, 100n, []), undefined],
    ['it paid', raw(100n, 60n, [transfer(HOT, THIEF, 40n, 12)]), undefined],
    ['it paid and a fee went', raw(100n, 57n, [transfer(HOT, THIEF, 40n, 12)], 3n), undefined],
    ['a fee alone', raw(100n, 97n, [], 3n), undefined],
    ['it was paid', raw(100n, 140n, [transfer(THIEF, HOT, 40n, 12)]), undefined],
    ['it was paid out of sight', raw(100n, 140n, []), undefined],
    ['it paid out of sight', raw(100n, 10n, []), 90n],
    ['it paid in sight and out of it', raw(100n, 10n, [transfer(HOT, OTHER, 40n, 12)]), 50n],
    ['what it was paid went on at once', raw(100n, 100n, [transfer(THIEF, HOT, 40n, 12)]), 40n],
    ['a transfer before the first reading', raw(100n, 60n, [transfer(HOT, THIEF, 40n, 10)]), 40n],
    ['a transfer after the second', raw(100n, 60n, [transfer(HOT, THIEF, 40n, 16)]), 40n],
    ['a transfer that is in no block', raw(100n, 60n, [transfer(HOT, THIEF, 40n, null)]), 40n],
    ['a transfer of another asset', raw(100n, 60n, [transfer(HOT, THIEF, 40n, 12, USDT)]), 40n],
    ['a token, with its own transfer', raw(100n, 60n, [transfer(HOT, THIEF, 40n, 12, USDT)], 0n, USDT), undefined],
  ])('%s', (_name, told, expected) => {
    expect(told).toBe(expected);
  });

  test('any run of payments is explained, and one that is left out comes to light', () => {
    const payment = fc.record({
      out: fc.boolean(),
      amount: fc.bigInt(1n, 2n ** 128n),
      height: fc.integer({ min: 11, max: 15 }),
    });
    fc.assert(
      fc.property(
        fc.array(payment, { maxLength: 20 }),
        fc.bigInt(0n, 2n ** 64n),
        fc.bigInt(1n, 2n ** 128n),
        (all, fees, hidden) => {
          const start = 2n ** 140n;
          const end = all.reduce((sum, { out, amount }) => sum + (out ? -amount : amount), start) - fees;
          const transfers = all.map(({ out, amount, height }) =>
            out ? transfer(HOT, THIEF, amount, height) : transfer(THIEF, HOT, amount, height),
          );
          expect(raw(start, end, transfers, fees)).toBeUndefined();
          expect(raw(start, end - hidden, transfers, fees)).toBe(hidden);
        },
      ),
    );
  });
});
