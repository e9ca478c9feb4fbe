import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FeedHead } from '../../lib/core/feed-store.ts';
import { STATEMENTS_MOST, type Statement } from '../../lib/core/statement.ts';
import { Conflict } from '../../lib/core/stores.ts';
import { NOTHING_WATCHED } from '../../lib/core/watchdog.ts';
import { createFeedStore } from '../../lib/store/feed-store.ts';
import { createSourceBoardStore } from '../../lib/store/source-board-store.ts';
import { createStatementStore } from '../../lib/store/statement-store.ts';
import { createWatchStore } from '../../lib/store/watch-store.ts';
import { startEmbeddedTable, type EmbeddedTable } from './embedded-table.ts';

let embedded: EmbeddedTable;
const units = { read: 0, write: 0 };
beforeAll(async () => {
  embedded = await startEmbeddedTable((operation, count) => {
    units[operation] += count;
  });
});
afterAll(() => embedded.close());

const statement = (key: string, more: Partial<Statement> = {}): Statement => ({
  key,
  by: 'feed',
  feed: 'news',
  title: `Title of ${key}`,
  url: null,
  publishedAt: null,
  seenAt: 1_000,
  label: 'info',
  confidence: 0.5,
  evidence: [],
  assets: [],
  networks: [],
  directions: [],
  whole: false,
  window: null,
  ...more,
});
const head = (owner: string, feed = 'news'): FeedHead => ({
  owner,
  feed,
  health: { state: 'fresh', readAt: 5, triedAt: 5, since: 5, detail: null, etag: null, lastModified: null },
  validators: { 'https://news.example': { etag: '"1"', lastModified: null } },
  memory: { form: 1, readAt: 5, activeAt: 5, longestQuietMs: 0, unreadable: 0 },
  out: { w: { since: 5, told: true } },
  untold: [{ exchange: owner, statement: statement('a') }],
  version: 0,
});

describe('feeds in the store', () => {
  it('are kept whole, each by its owner and id', async () => {
    const store = createFeedStore({ table: embedded.table });
    const [one, other] = [await store.saveHead(head('one')), await store.saveHead(head('one', 'status'))];
    expect(
      await store.heads([
        { owner: 'one', feed: 'news' },
        { owner: 'none', feed: 'news' },
      ]),
    ).toEqual([one]);
    expect(await store.heads([other, one])).toHaveLength(2);
    expect(one.version).toBe(1);
  });

  it('are written by the first of two runs alone', async () => {
    const store = createFeedStore({ table: embedded.table });
    const first = await store.saveHead(head('two'));
    await expect(store.saveHead(head('two'))).rejects.toThrow(Conflict);
    await store.saveHead(first);
    await expect(store.saveHead(first)).rejects.toThrow(Conflict);
  });

  it('keep what was said beside their heads, which cost a unit', async () => {
    const store = createFeedStore({ table: embedded.table });
    const seen = Array.from({ length: 300 }, (_, n) => `${n}`.padStart(28, 'k'));
    expect(await store.seen({ owner: 'three', feed: 'news' })).toEqual([]);
    await store.saveSeen({ owner: 'three', feed: 'news' }, seen);
    expect(await store.seen({ owner: 'three', feed: 'news' })).toEqual(seen);
    Object.assign(units, { read: 0, write: 0 });
    await store.saveHead(head('three'));
    expect(units.write).toBe(1);
  });
});

describe('statements in the store', () => {
  it('are kept newest first, each once, and answered where they are new', async () => {
    const store = createStatementStore({ table: embedded.table });
    expect(await store.recent('one')).toEqual([]);
    const [a, b] = [statement('a', { publishedAt: 10 }), statement('b', { publishedAt: 20 })];
    expect(await store.add('one', [a, b, a])).toEqual([a, b]);
    expect(await store.add('one', [a])).toEqual([]);
    expect(await store.recent('one')).toEqual([b, a]);
    expect(await store.recent('other')).toEqual([]);
  });

  it('are replaced where they were edited, and keep when they were first seen', async () => {
    const store = createStatementStore({ table: embedded.table });
    await store.add('two', [statement('a', { seenAt: 1 })]);
    expect(await store.add('two', [statement('a', { seenAt: 9, title: 'Other', label: 'resume' })])).toEqual([]);
    expect(await store.recent('two')).toMatchObject([{ key: 'a', seenAt: 1, title: 'Other', label: 'resume' }]);
  });

  it('are bounded: the oldest go', async () => {
    const store = createStatementStore({ table: embedded.table });
    const all = Array.from({ length: STATEMENTS_MOST + 25 }, (_, n) => statement(`s${n}`, { publishedAt: n }));
    await store.add('three', all.slice(0, 30));
    await store.add('three', all.slice(30));
    const kept = await store.recent('three');
    expect(kept.map(({ key }) => key)).toEqual(
      all
        .slice(25)
        .toReversed()
        .map(({ key }) => key),
    );
  });

  it('are all there where several add at once, and cost nothing where nothing is new', async () => {
    const store = createStatementStore({ table: embedded.table });
    await Promise.all(['feed', 'regulator', 'administrator'].map((key) => store.add('four', [statement(key)])));
    expect((await store.recent('four')).map(({ key }) => key).toSorted()).toEqual([
      'administrator',
      'feed',
      'regulator',
    ]);
    Object.assign(units, { read: 0, write: 0 });
    await store.add('four', [statement('feed')]);
    expect(units.write).toBe(0);
  });
});

describe('the watch in the store', () => {
  it('begins with nothing, and is written by the first of two looks alone', async () => {
    const store = createWatchStore({ table: embedded.table });
    expect(await store.load()).toEqual(NOTHING_WATCHED);
    const stored = await store.save({ ...NOTHING_WATCHED, owed: 3 });
    expect(await store.load()).toEqual(stored);
    await expect(store.save(NOTHING_WATCHED)).rejects.toThrow(Conflict);
  });

  it('shows how the feeds stand in one small read', async () => {
    const store = createSourceBoardStore({ table: embedded.table });
    expect(await store.load()).toBeUndefined();
    const board = {
      at: 5,
      awakeSince: 1,
      feeds: Array.from({ length: 40 }, (_, n) => ({
        owner: `exchange${n}`,
        feed: 'status',
        state: 'fresh' as const,
        readAt: 1_700_000_000_000 + n,
        since: 1_690_000_000_000 + n * 7,
        detail: null,
      })),
      signs: [],
    };
    await store.save(board);
    Object.assign(units, { read: 0, write: 0 });
    expect(await store.load()).toEqual(board);
    expect(units.read).toBeLessThanOrEqual(1);
  });
});
