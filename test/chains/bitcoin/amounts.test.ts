import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coins, EXACT_COINS_BELOW, satoshis } from '../../../lib/chains/utxo/amount.ts';
import { formatUnits } from '../../../lib/core/decimal.ts';
import { Unreadable } from '../../../lib/core/exchange.ts';

const SUPPLY = 21_000_000n * 100_000_000n;

describe('amounts of bitcoind', () => {
  it('are exact for all that Bitcoin can hold, as bitcoind prints it and as JSON.parse reads it', () => {
    const near = (value: bigint) => fc.bigInt({ min: value - 1_000n, max: value });
    fc.assert(
      fc.property(fc.oneof(fc.bigInt({ min: 0n, max: SUPPLY }), near(SUPPLY), near(SUPPLY / 2n)), (raw) => {
        const [whole, fraction] = [raw / 100_000_000n, String(raw % 100_000_000n).padStart(8, '0')];
        for (const printed of [`${whole}.${fraction}`, formatUnits(raw, 8)])
          expect(coins(JSON.parse(printed) as unknown)).toBe(raw);
      }),
      { numRuns: 5_000 },
    );
  });

  it('are exact up to where a double is of one amount only, which is more than twice the supply', () => {
    expect(BigInt(EXACT_COINS_BELOW) * 100_000_000n > 2n * SUPPLY).toBe(true);
    fc.assert(
      fc.property(fc.bigInt({ min: SUPPLY, max: BigInt(EXACT_COINS_BELOW) * 100_000_000n - 1n }), (raw) => {
        expect(coins(JSON.parse(formatUnits(raw, 8)) as unknown)).toBe(raw);
      }),
    );
  });

  it('beyond that are refused as numbers, and exact as texts', () => {
    expect(() => coins(EXACT_COINS_BELOW)).toThrow(Unreadable);
    expect(coins('150000000000.00000001')).toBe(15_000_000_000_000_000_001n);
  });

  it.each([
    -1,
    -0.1,
    1e-9,
    0.123456789,
    0.1 + 0.2,
    Number.NaN,
    Infinity,
    '1e8',
    '-1',
    '1.',
    '',
    null,
    undefined,
    [1],
    {},
  ])('are none as %j', (value) => {
    expect(() => coins(value)).toThrow(Unreadable);
  });

  it('are what they are in the usual forms', () => {
    expect([coins(50), coins(1e-8), coins(0.1), coins('0.5'), coins(0)]).toEqual([
      5_000_000_000n,
      1n,
      10_000_000n,
      50_000_000n,
      0n,
    ]);
  });
});

describe('counts of satoshis', () => {
  it('are exact as texts, whatever their size', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n - 1n }), (raw) => {
        expect(satoshis(String(raw))).toBe(raw);
      }),
    );
  });

  it.each([-1, 1.5, 2 ** 53, Number.NaN, '1.5', '-1', '0x1', '', ' 1', '9'.repeat(21), null, undefined, [1]])(
    'are none as %j',
    (value) => {
      expect(() => satoshis(value)).toThrow(Unreadable);
    },
  );
});
