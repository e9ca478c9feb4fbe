import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Batch } from '../../lib/core/batch.ts';
import { Conflict } from '../../lib/core/stores.ts';
import { createBatchStore } from '../../lib/store/batch-store.ts';
import { createSeal } from '../../lib/store/seal.ts';
import { startEmbeddedTable, type EmbeddedTable } from './embedded-table.ts';
import { formsHeld } from './forms-held.ts';

let embedded: EmbeddedTable;
let now: number;
beforeEach(async () => {
  embedded = await startEmbeddedTable();
  now = 1_700_000_000_000;
});
afterEach(() => embedded.close());
const store = () =>
  createBatchStore({ table: embedded.table, seal: createSeal(new Uint8Array(32).fill(3)), clock: () => now });

const batchOf = (event: number, number: string, more: Partial<Batch> = {}): Batch => ({
  id: `kucoin-1/${event}/telegram/ja/${number}`,
  incident: 'kucoin-1',
  event,
  channel: 'telegram',
  locale: 'ja',
  source: { kind: 'first', after: null },
  recipients: [{ id: 'hash-of-somebody' }],
  createdAt: now,
  ...more,
});
const all = async (event?: number): Promise<string[]> => {
  const ids: string[] = [];
  for await (const { id } of store().ofIncident('kucoin-1', event)) ids.push(id);
  return ids;
};

describe('the batch store', () => {
  it('gives back the batch as it was frozen, and never another', async () => {
    expect(await store().create(batchOf(1, '1'))).toBe('created');
    expect(await store().create(batchOf(1, '1', { recipients: [] }))).toBe('exists');
    const loaded = await store().load('kucoin-1/1/telegram/ja/1');
    expect(loaded?.batch).toEqual(batchOf(1, '1'));
    expect(loaded?.progress).toMatchObject({ state: 'pending', next: 0, refs: {}, failures: {}, later: [] });
    expect(await store().load('kucoin-1/1/telegram/ja/2')).toBeUndefined();
  });

  it('keeps the order of events and numbers beyond nine', async () => {
    for (const event of [1, 2, 10])
      for (const number of ['10', '2', 'f1-2', 'f1-10']) await store().create(batchOf(event, number));
    expect(await all()).toEqual(
      [1, 2, 10].flatMap((event) =>
        ['2', '10', 'f1-2', 'f1-10'].map((number) => `kucoin-1/${event}/telegram/ja/${number}`),
      ),
    );
    expect(await all(10)).toHaveLength(4);
  });

  it('repairs a batch that a crash left without progress', async () => {
    await store().create(batchOf(1, '1'));
    const { pk, sk } = { pk: 'incident#kucoin-1', sk: 'progress#000001#telegram#ja#000001' };
    await embedded.table.remove(pk, sk);
    expect(await store().load('kucoin-1/1/telegram/ja/1')).toBeUndefined();
    expect(await store().create(batchOf(1, '1'))).toBe('exists');
    expect((await store().load('kucoin-1/1/telegram/ja/1'))?.progress.state).toBe('pending');
  });

  it('is claimed by one at a time, and by another when the lease has ended', async () => {
    const { id } = batchOf(1, '1');
    await store().create(batchOf(1, '1'));
    const claims = await Promise.all(['a', 'b', 'c'].map((owner) => store().claim(id, owner, 1_000)));
    expect(claims.filter((claim) => claim !== undefined)).toHaveLength(1);
    now += 1_001;
    const second = await store().claim(id, 'd', 1_000);
    expect(second?.state).toBe('sending');
    const first = claims.find((claim) => claim !== undefined);
    if (first !== undefined) await expect(store().saveProgress({ ...first, next: 1 })).rejects.toThrow(Conflict);
    if (second !== undefined) await store().saveProgress({ ...second, state: 'done', next: 1, refs: { 0: 'r' } });
    now += 10_000;
    expect(await store().claim(id, 'e', 1_000)).toBeUndefined();
    expect((await store().progress(id))?.refs).toEqual({ 0: 'r' });
  });

  it('is owed until it is done', async () => {
    const { id } = batchOf(12, 'f1-10');
    await store().create(batchOf(12, 'f1-10'));
    expect(await store().owed(now)).toEqual([]);
    now += 60_000;
    expect(await store().owed(now)).toEqual([{ id, channel: 'telegram', leaseUntil: 0 }]);
    const claimed = await store().claim(id, 'a', 1_000);
    expect(await store().owed(now)).toEqual([]);
    if (claimed !== undefined) await store().saveProgress({ ...claimed, state: 'done' });
    expect(await store().owed(now + 1e9)).toEqual([]);
  });

  it("holds nobody's id in the clear", async () => {
    await store().create(batchOf(1, '1'));
    expect(formsHeld(await embedded.dump(), ['hash-of-somebody'])).toEqual([]);
  });
});
