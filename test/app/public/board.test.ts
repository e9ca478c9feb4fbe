import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBoardKeeper } from '../../../lib/app/keep-board.ts';
import { BOARD_SHARED_MS, createBoardReader } from '../../../lib/app/read-board.ts';
import { shareRead } from '../../../lib/app/share-read.ts';
import type { ExchangeHead } from '../../../lib/core/exchange-store.ts';
import { createBoardStore } from '../../../lib/store/board-store.ts';
import { createExchangeStore } from '../../../lib/store/exchange-store.ts';
import { startEmbeddedTable, type EmbeddedTable } from '../../store/embedded-table.ts';

const headOf = (exchange: string, version = 0, platform: string | null = null): ExchangeHead => ({
  exchange,
  sources: {},
  platform,
  digest: null,
  rows: { all: 3, suspended: 1, unknown: 0 },
  shards: 1,
  open: [],
  incidents: 0,
  version,
});

let embedded: EmbeddedTable;
const reads = { units: 0 };
beforeAll(async () => {
  embedded = await startEmbeddedTable((operation, count) => {
    if (operation === 'read') reads.units += count;
  });
});
afterAll(() => embedded.close());

const world = (id: string) => {
  const store = createExchangeStore({ table: embedded.table });
  const board = createBoardStore({ table: embedded.table });
  const wakes: (() => void)[] = [];
  const keeper = createBoardKeeper(store, board, () => new Promise<void>((resolve) => wakes.push(resolve)));
  const onBoard = async () => (await board.load()).find(({ exchange }) => exchange === id);
  return { store, board, keeper, wakes, onBoard };
};

describe('the board of all exchanges', () => {
  it('shows what a run has saved once the run has ended', async () => {
    const { keeper, onBoard, board } = world('ended');
    await keeper.during(keeper.exchanges.saveHead(headOf('ended')).then(() => undefined));
    expect(await onBoard()).toEqual(headOf('ended', 1));
    await keeper.during(Promise.resolve());
    expect((await board.load()).filter(({ exchange }) => exchange === 'ended')).toHaveLength(1);
  });

  it('shows it before, while another exchange hangs', async () => {
    const { keeper, onBoard, wakes } = world('quick');
    let finish = (): void => undefined;
    const hanging = new Promise<void>((resolve) => {
      finish = resolve;
    });
    await keeper.exchanges.saveHead(headOf('quick'));
    const run = keeper.during(hanging);
    expect(await onBoard()).toBeUndefined();
    wakes.shift()?.();
    await expect.poll(onBoard).toEqual(headOf('quick', 1));
    finish();
    await run;
  });

  it('says of a run that failed that it failed, and keeps what it had saved', async () => {
    const { keeper, onBoard } = world('broken');
    const run = keeper.exchanges.saveHead(headOf('broken')).then(() => {
      throw new Error('afterwards');
    });
    await expect(keeper.during(run)).rejects.toThrow('afterwards');
    expect(await onBoard()).toEqual(headOf('broken', 1));
  });

  it('keeps the newer of two runs, in whatever order and however close they end', async () => {
    const board = createBoardStore({ table: embedded.table });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }), async (versions) => {
        run += 1;
        const id = `race-${run}`;
        await Promise.all(versions.map((version) => board.save([headOf(id, version, String(version))])));
        const newest = Math.max(...versions);
        const found = (await board.load()).find(({ exchange }) => exchange === id);
        expect(found).toEqual(headOf(id, newest, String(newest)));
      }),
      { numRuns: 20 },
    );
  });

  it('is read once for all who ask at the same time, and each missing head by itself', async () => {
    const { store, board } = world('x');
    await board.save([headOf('x', 5)]);
    const missing = await store.saveHead(headOf('not-on-it'));
    let now = 1_000_000;
    const reader = createBoardReader(store, board, () => now);
    reads.units = 0;
    const asked = await Promise.all([1, 2, 3].map(() => reader.heads(['x'])));
    expect(asked).toEqual([1, 2, 3].map(() => [headOf('x', 5)]));
    expect(reads.units).toBeLessThanOrEqual(1);
    expect(await reader.heads(['x', 'not-on-it', 'never'])).toEqual([headOf('x', 5), missing]);
    await board.save([headOf('x', 6)]);
    expect(await reader.heads(['x'])).toEqual([headOf('x', 5)]);
    now += BOARD_SHARED_MS;
    expect(await reader.heads(['x'])).toEqual([headOf('x', 6)]);
    // Alone it is read by itself, whatever the board says.
    expect(await reader.head('x')).toBeUndefined();
    expect(await reader.head('not-on-it')).toEqual(missing);
  });
});

describe('a read that is shared', () => {
  it('is not shared where it failed, nor after its time', async () => {
    let now = 0;
    let count = 0;
    const read = shareRead(
      async () => {
        count += 1;
        if (count === 1) throw new Error('not this time');
        return count;
      },
      () => now,
      10,
    );
    await expect(read()).rejects.toThrow('not this time');
    expect([await read(), await read()]).toEqual([2, 2]);
    now = 10;
    expect(await read()).toBe(3);
    // A clock that was put back shares nothing for long.
    now = -1_000;
    expect(await read()).toBe(4);
  });
});
