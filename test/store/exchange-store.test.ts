import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Availability } from '../../lib/core/availability.ts';
import type { ExchangeHead, Flag } from '../../lib/core/exchange-store.ts';
import { Conflict } from '../../lib/core/stores.ts';
import { createExchangeStore } from '../../lib/store/exchange-store.ts';
import { dealOut, packFlag, shardsFor, unpackFlag } from '../../lib/store/flag-shards.ts';
import { startEmbeddedTable, type EmbeddedTable } from './embedded-table.ts';

const availability = fc.constantFrom<Availability>('open', 'suspended', 'delayed', 'unknown');
const instant = fc.integer({ min: 0, max: 4_000_000_000_000 });
const flag: fc.Arbitrary<Flag> = fc.record({
  asset: fc.string({ minLength: 1 }),
  network: fc.option(fc.string()),
  deposit: availability,
  withdrawal: availability,
  lastKnown: fc.constantFrom(null, 'open', 'suspended', 'delayed'),
  reason: fc.option(fc.string()),
  since: fc.option(instant),
  flips: fc.array(instant, { maxLength: 4 }),
  missingSince: fc.option(instant),
});
const flags = fc.uniqueArray(flag, {
  selector: ({ asset, network }) => JSON.stringify([asset, network]),
  maxLength: 40,
});
const sorted = (some: readonly Flag[]) => some.map((one) => JSON.stringify(one)).toSorted();

let embedded: EmbeddedTable;
beforeAll(async () => {
  embedded = await startEmbeddedTable();
});
afterAll(() => embedded.close());

describe('flag shards', () => {
  it('keep every flag as it is', () => {
    fc.assert(
      fc.property(flag, (one) => {
        expect(unpackFlag(packFlag(one))).toEqual(one);
      }),
    );
  });

  it('deal every flag out once, and always to the same shard', () => {
    fc.assert(
      fc.property(flags, fc.integer({ min: 1, max: 9 }), (some, shards) => {
        const dealt = dealOut(some, shards);
        expect(sorted(dealt.flat().map(unpackFlag))).toEqual(sorted(some));
        for (const one of some) {
          const alone = dealOut([one], shards).findIndex((shard) => shard.length === 1);
          expect(dealt[alone]?.map((packed) => packed[0])).toContain(one.asset);
        }
      }),
    );
  });

  it.each([
    [0, 0, 1],
    [64, 0, 1],
    [65, 0, 2],
    [2_531, 0, 40],
    [128, 1, 1],
    [129, 1, 3],
    [10, 40, 40],
  ])('%i rows with %i shards want %i', (rows, now, wanted) => {
    expect(shardsFor(rows, now)).toBe(wanted);
  });
});

describe('the exchange store', () => {
  const head = (exchange: string): ExchangeHead => ({
    exchange,
    sources: {},
    platform: null,
    digest: null,
    rows: { all: 0, suspended: 0, unknown: 0 },
    shards: 0,
    open: [],
    incidents: 0,
    version: 0,
  });

  it('gives back what was saved, whatever the layout was before', async () => {
    const store = createExchangeStore({ table: embedded.table });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(flags, flags, fc.integer({ min: 1, max: 5 }), async (first, second, shards) => {
        run += 1;
        const exchange = `exchange-${run}`;
        await store.saveFlags(exchange, 1, [], first, 1);
        await store.saveFlags(exchange, shards, shards === 1 ? first : [], second, 2);
        expect(sorted(await store.flags({ exchange, shards }))).toEqual(sorted(second));
      }),
      { numRuns: 30 },
    );
  });

  it('reads the flags of some assets alone, and what is off in short', async () => {
    const store = createExchangeStore({ table: embedded.table });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(flags, fc.integer({ min: 1, max: 5 }), async (some, shards) => {
        run += 1;
        const exchange = `some-${run}`;
        const assets = some.slice(0, 2).map(({ asset }) => asset);
        expect(await store.suspended(exchange)).toBeUndefined();
        expect(await store.flagsOf({ exchange, shards: 0 }, assets)).toEqual([]);
        await store.saveFlags(exchange, shards, [], some, 1);
        const found = await store.flagsOf({ exchange, shards }, [...assets, 'NOWHERE']);
        expect(sorted(found.filter(({ asset }) => assets.includes(asset)))).toEqual(
          sorted(some.filter(({ asset }) => assets.includes(asset))),
        );
        if (some.length === 0) return;
        const off = some.filter(({ withdrawal, missingSince }) => withdrawal === 'suspended' && missingSince === null);
        const list = await store.suspended(exchange);
        expect((list?.changed.length ?? 0) + (list?.more ?? 0) + (list?.fromStart ?? 0)).toBe(off.length);
        expect(list?.changed.map(({ since }) => since)).toEqual(
          off
            .flatMap(({ since }) => since ?? [])
            .toSorted((a, b) => b - a)
            .slice(0, 15),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('writes a head only over the one that was read', async () => {
    const store = createExchangeStore({ table: embedded.table });
    const first = await store.saveHead(head('conflict'));
    await expect(store.saveHead(head('conflict'))).rejects.toThrow(Conflict);
    const second = await store.saveHead({ ...first, platform: 'online' });
    await expect(store.saveHead({ ...first, platform: 'late' })).rejects.toThrow(Conflict);
    expect(await store.head('conflict')).toEqual(second);
    expect(await store.heads(['conflict', 'nobody'])).toEqual([second]);
  });

  it('does not put flags of an earlier reading over those of a later one', async () => {
    const store = createExchangeStore({ table: embedded.table });
    const one = (withdrawal: Availability): Flag => ({
      asset: 'BTC',
      network: null,
      deposit: 'open',
      withdrawal,
      lastKnown: null,
      reason: null,
      since: null,
      flips: [],
      missingSince: null,
    });
    await store.saveFlags('late', 1, [], [one('suspended')], 20);
    await expect(store.saveFlags('late', 1, [], [one('open')], 10)).rejects.toThrow(Conflict);
    expect(await store.flags({ exchange: 'late', shards: 1 })).toEqual([one('suspended')]);
  });
});
