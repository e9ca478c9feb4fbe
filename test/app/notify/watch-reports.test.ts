import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWatchSources, type WatchPorts } from '../../../lib/app/watch-sources.ts';
import type { ExchangeHead } from '../../../lib/core/exchange-store.ts';
import { HOUR, MINUTE } from '../../../lib/core/time.ts';
import { EXCHANGES } from '../../../lib/exchanges/index.ts';
import { createBoardStore } from '../../../lib/store/board-store.ts';
import { createChainStore } from '../../../lib/store/chain-store.ts';
import { createSourceBoardStore } from '../../../lib/store/source-board-store.ts';
import { createWatchStore } from '../../../lib/store/watch-store.ts';
import { startEmbeddedTable, type EmbeddedTable } from '../../store/embedded-table.ts';
import { silentLog } from '../poll/scripted-exchange.ts';
import { createWorld, scriptedChannel, subscriberOf, type Delivered } from './world.ts';

const ADMINISTRATORS = ['telegram-000001', 'line-000002', 'discord-000003'];
let embedded: EmbeddedTable;
beforeEach(async () => {
  embedded = await startEmbeddedTable();
});
afterEach(() => embedded.close());

/** Kraken's sources as a test writes them, looked at once a minute, and all who use the bot. */
const watchWorld = async () => {
  const { table } = embedded;
  const delivered: Delivered[] = [];
  const channels = (['line', 'telegram', 'discord'] as const).map((id) => scriptedChannel(id, delivered).channel);
  const world = createWorld(embedded, channels, { everyAdministrator: ADMINISTRATORS });
  await world.addSubscribers([
    subscriberOf('telegram', 1),
    subscriberOf('line', 2, { locale: 'ja' }),
    subscriberOf('discord', 3, { active: false }),
    subscriberOf('telegram', 4),
  ]);
  const exchanges = createBoardStore({ table });
  let version = 0;
  const show = async (state: 'fresh' | 'blocked', readAt: number): Promise<void> => {
    version += 1;
    const health = {
      state,
      readAt,
      triedAt: world.clock(),
      since: readAt,
      detail: null,
      etag: null,
      lastModified: null,
    };
    const head: ExchangeHead = {
      exchange: 'kraken',
      sources: { assets: health, 'system-status': { ...health, state: 'fresh', readAt: world.clock() } },
      platform: null,
      digest: 'digest-of-flags',
      rows: { all: 3, suspended: 0, unknown: 0 },
      shards: 1,
      open: [],
      incidents: 0,
      version,
    };
    await exchanges.save([head]);
  };
  const ports: WatchPorts = {
    directory: { kraken: EXCHANGES.kraken },
    feeds: [],
    exchanges,
    chains: { store: createChainStore({ table }), ids: ['bitcoin'] },
    watch: createWatchStore({ table }),
    board: createSourceBoardStore({ table }),
    queues: world.stores.queues,
    clock: world.clock,
    pollMs: MINUTE,
    log: silentLog,
  };
  return {
    ...world,
    delivered,
    ports,
    show,
    /** As many minutes of looks at a source that was read last then. */
    async look(minutes: number, state: 'fresh' | 'blocked', readAt?: number, through = ports): Promise<void> {
      for (let minute = 0; minute < minutes; minute += 1) {
        await world.wait(MINUTE);
        await show(state, readAt ?? world.clock());
        await createWatchSources(through)([]);
      }
    },
  };
};

describe('a sign of a source', () => {
  it('is told to administrators who are there, once and in their languages, and its end once', async () => {
    const { look, drain, clock, delivered } = await watchWorld();
    await look(3, 'fresh');
    const readAt = clock();
    await look(40, 'blocked', readAt);
    await drain();
    expect(delivered.map(({ channel, to, title }) => `${channel} ${to} ${title}`).toSorted()).toEqual([
      'line line2 確認が必要な情報源：1件',
      'telegram telegram1 1 source needs a look',
    ]);
    expect(delivered.find(({ channel }) => channel === 'telegram')?.body).toContain('Kraken (assets): cannot be read');
    await look(10, 'fresh');
    await drain();
    expect(
      delivered
        .slice(2)
        .map(({ title }) => title)
        .toSorted(),
    ).toEqual(['1 is well again', '回復した情報源：1件']);
  });

  it('is shown on the board while it lasts', async () => {
    const { look, clock, ports } = await watchWorld();
    await look(3, 'fresh');
    await look(20, 'blocked', clock());
    const signs = [{ kind: 'unread', owner: 'kraken', source: 'assets' }];
    expect(await ports.board.load()).toMatchObject({ at: clock(), signs });
    await look(1, 'fresh');
    expect((await ports.board.load())?.signs).toEqual([]);
  });

  it('is handed on by the next look where the queue failed, and tells nobody twice', async () => {
    const { look, drain, clock, delivered, ports } = await watchWorld();
    await look(3, 'fresh');
    const readAt = clock();
    const down = { ...ports, queues: { announce: () => Promise.reject(new Error('down')) } };
    await look(20, 'blocked', readAt, down);
    await drain();
    expect(delivered).toEqual([]);
    expect(await ports.board.load()).toMatchObject({ at: clock() });
    await look(3, 'blocked', readAt);
    await drain();
    expect(delivered).toHaveLength(2);
  });

  it('is planned once, however often the queue repeats it', async () => {
    const { look, work, drain, clock, delivered } = await watchWorld();
    await look(3, 'fresh');
    await look(20, 'blocked', clock());
    await drain();
    await work({ kind: 'announce', name: 'watch-1' });
    await drain();
    expect(delivered).toHaveLength(2);
  });

  it('is none after a night in which nothing ran', async () => {
    const { look, drain, wait, clock, delivered } = await watchWorld();
    await look(3, 'fresh');
    const readAt = clock();
    await wait(9 * HOUR);
    await look(5, 'blocked', readAt);
    await look(2, 'fresh');
    await drain();
    expect(delivered).toEqual([]);
  });

  it('costs nothing but the board while all is well', async () => {
    const { look, ports } = await watchWorld();
    await look(2, 'fresh');
    let writes = 0;
    const counting = { ...ports, watch: { ...ports.watch, save: () => Promise.reject(new Error(`${(writes += 1)}`)) } };
    await look(5, 'fresh', undefined, counting);
    expect(writes).toBe(0);
  });
});
