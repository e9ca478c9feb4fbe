import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AssetRow, Availability } from '../../lib/core/availability.ts';
import { advanceFlags, FORGET_MISSING_MS, rowsOf } from '../../lib/core/flag.ts';
import type { Flag } from '../../lib/core/exchange-store.ts';

const row = (asset: string, withdrawal: Availability, network: string | null = null): AssetRow => ({
  asset,
  network,
  deposit: 'open',
  withdrawal,
  reason: null,
});

/** Plays readings of one asset, a second apart, and says at which of them it counts as newly off. */
const turnsOff = (...readings: (Availability | 'missing')[]): number[] => {
  let flags: Flag[] = [];
  return readings.flatMap((withdrawal, index) => {
    const { after, turnedOff } = advanceFlags(
      flags,
      withdrawal === 'missing' ? [] : [row('BTC', withdrawal)],
      index * 1000,
    );
    flags = after;
    return turnedOff.length > 0 ? [index] : [];
  });
};

describe('advanceFlags', () => {
  it.each<[string, (Availability | 'missing')[], number[]]>([
    ['off at first sight is a silent baseline', ['suspended', 'suspended'], []],
    ['off for good stays silent however often it is read', Array<Availability>(20).fill('suspended'), []],
    ['open to suspended is a stop', ['open', 'suspended'], [1]],
    ['delayed to suspended is a stop', ['delayed', 'suspended'], [1]],
    ['open to delayed is none', ['open', 'delayed'], []],
    ['unknown is no stop', ['open', 'unknown', 'unknown'], []],
    ['a stop behind an unknown reading is still a stop', ['open', 'unknown', 'suspended'], [2]],
    ['unknown first, then off: nobody has seen it open', ['unknown', 'suspended'], []],
    ['unknown between two readings that say off is no second stop', ['open', 'suspended', 'unknown', 'suspended'], [1]],
    ['off at first sight, opened, then off again is a stop', ['suspended', 'open', 'suspended'], [2]],
    ['missing is no stop', ['open', 'missing', 'missing'], []],
    ['a stop behind a missing row is still a stop', ['open', 'missing', 'suspended'], [2]],
  ])('%s', (_, readings, expected) => {
    expect(turnsOff(...readings)).toEqual(expected);
  });

  it('keeps networks of one asset apart', () => {
    const before = advanceFlags([], [row('USDT', 'open', 'ERC20'), row('USDT', 'open', 'TRC20')], 0).after;
    const { turnedOff } = advanceFlags(before, [row('USDT', 'open', 'ERC20'), row('USDT', 'suspended', 'TRC20')], 1);
    expect(turnedOff.map(({ network }) => network)).toEqual(['TRC20']);
  });

  it('remembers since when, and forgets a row that has long been missing', () => {
    const open = advanceFlags([], [row('BTC', 'open')], 0).after;
    const off = advanceFlags(open, [row('BTC', 'suspended')], 5).after;
    expect(off[0]?.since).toBe(5);
    expect(advanceFlags(off, [row('BTC', 'suspended')], 9).after[0]?.since).toBe(5);
    const missing = advanceFlags(off, [], 10).after;
    expect(missing[0]?.missingSince).toBe(10);
    expect(rowsOf(missing)).toEqual([]);
    expect(advanceFlags(missing, [], 10 + FORGET_MISSING_MS).after).toEqual([]);
  });

  const withdrawal = fc.constantFrom<Availability>('open', 'suspended', 'delayed', 'unknown');
  const rows = fc.uniqueArray(
    fc.record({
      asset: fc.constantFrom('A', 'B', 'C', 'D'),
      network: fc.constantFrom(null, 'X', 'Y'),
      deposit: withdrawal,
      withdrawal,
      reason: fc.constant(null),
    }),
    { selector: ({ asset, network }) => `${asset}/${network}` },
  );

  it('finds nothing new in the same reading again', () => {
    fc.assert(
      fc.property(fc.array(rows, { maxLength: 6 }), (readings) => {
        let flags: Flag[] = [];
        readings.forEach((reading, at) => {
          flags = advanceFlags(flags, reading, at).after;
        });
        const last = readings.at(-1) ?? [];
        expect(advanceFlags(flags, last, readings.length).turnedOff).toEqual([]);
        // What was read is what is said.
        expect(
          rowsOf(flags).toSorted((a, b) => (`${a.asset}${a.network}` < `${b.asset}${b.network}` ? -1 : 1)),
        ).toEqual(last.toSorted((a, b) => (`${a.asset}${a.network}` < `${b.asset}${b.network}` ? -1 : 1)));
      }),
    );
  });

  it('keeps no more flips than any rule asks for, however often a source changes its mind', () => {
    let flags = advanceFlags([], [row('BTC', 'open')], 0).after;
    for (let second = 1; second <= 500; second += 1)
      flags = advanceFlags(flags, [row('BTC', second % 2 === 0 ? 'open' : 'suspended')], second * 1000).after;
    expect(flags[0]?.flips.length).toBeLessThanOrEqual(10);
    expect(flags[0]?.flips.at(-1)).toBe(500_000);
  });
});
