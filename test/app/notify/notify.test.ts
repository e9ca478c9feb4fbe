import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutboundChannel, Receipt } from '../../../lib/core/channel.ts';
import type { Subscriber } from '../../../lib/core/subscriber.ts';
import { startEmbeddedTable, type EmbeddedTable } from '../../store/embedded-table.ts';
import { crashAt, createWorld, incidentOf, scriptedChannel, subscriberOf, type Delivered } from './world.ts';

const CONFIRMED = ['+++', '-++', '-++'];
const RESOLVED = [...CONFIRMED, ...Array<string>(20).fill('+++')];
const people = (counts: Partial<Record<'line' | 'telegram' | 'discord', number>>): Subscriber[] =>
  Object.entries(counts).flatMap(([channel, count]) =>
    Array.from({ length: count }, (_, index) => subscriberOf(channel as 'line', index)),
  );

let embedded: EmbeddedTable;
let delivered: Delivered[];
beforeEach(async () => {
  embedded = await startEmbeddedTable();
  delivered = [];
});
afterEach(() => embedded.close());

const three = (answer?: Parameters<typeof scriptedChannel>[2]) =>
  (['line', 'telegram', 'discord'] as const).map((id) => scriptedChannel(id, delivered, answer).channel);
const shown = (how: Delivered['how'] = 'sent') =>
  delivered
    .filter((one) => one.how === how)
    .map(({ to, title }) => `${to} ${title}`)
    .toSorted();

/** Tells everybody of an incident; answers its world. */
const tell = async (
  readings: readonly string[],
  subscribers: readonly Subscriber[],
  channels: readonly OutboundChannel[],
) => {
  const world = createWorld(embedded, channels);
  await world.addSubscribers(subscribers);
  await world.incidents.save(incidentOf(readings));
  await world.queues.announce('kucoin-1');
  await world.drain();
  return world;
};

describe('who is told', () => {
  it('nobody, where nobody is subscribed', async () => {
    const world = await tell(CONFIRMED, [], three());
    expect(delivered).toEqual([]);
    expect((await world.incidents.load('kucoin-1'))?.pending).toEqual([]);
  });

  it.each([1, 2, 3, 4, 7])('each of %i people on each channel once', async (count) => {
    const all = people({ line: count, telegram: count, discord: count });
    await tell(CONFIRMED, all, three());
    expect(shown()).toEqual(all.map(({ address }) => `${address.id} confirmed A`).toSorted());
  });

  it.each<[string, Partial<Subscriber>, string[], string[]]>([
    ['the default level hears of what is confirmed', {}, ['telegram0 confirmed A'], []],
    [
      'level watch hears of the first reading, and sees the card change',
      { level: 'watch' },
      ['telegram0 reported A'],
      ['telegram0 confirmed A'],
    ],
    ['level critical hears nothing of one asset', { level: 'critical' }, [], []],
    [
      'the asset by name counts for more',
      { subscriptions: { kucoin: ['A'] } },
      ['telegram0 reported A'],
      ['telegram0 confirmed A'],
    ],
    ['another asset by name', { subscriptions: { kucoin: ['B'] } }, [], []],
    ['another exchange', { subscriptions: { gate: ['*'] } }, [], []],
    ['every exchange', { subscriptions: { '*': ['*'] } }, ['telegram0 confirmed A'], []],
    ['nothing at all', { subscriptions: {} }, [], []],
    ['gone', { active: false }, [], []],
  ])('%s', async (_, more, sent, edited) => {
    await tell(CONFIRMED, [subscriberOf('telegram', 0, more)], three());
    expect([shown(), shown('edited')]).toEqual([sent, edited]);
  });

  it('a watch of one asset hears of the whole exchange, once', async () => {
    await tell(
      ['++++++', '------', '------'],
      [subscriberOf('line', 0, { subscriptions: { kucoin: ['C'] } })],
      three(),
    );
    expect(shown()).toHaveLength(1);
  });

  it('the end reaches those who were told of the beginning, once, and nobody else', async () => {
    const all = [...people({ line: 4, telegram: 4, discord: 4 }), subscriberOf('telegram', 99, { level: 'critical' })];
    await tell(RESOLVED, all, three());
    const told = all.slice(0, 12).map(({ address }) => address.id);
    expect(shown()).toEqual(told.flatMap((to) => [`${to} confirmed A`, `${to} resolved A`]).toSorted());
  });

  it('five thousand on LINE in one language take ten requests', async () => {
    const line = scriptedChannel('line', delivered);
    await tell(CONFIRMED, people({ line: 5_000 }), [{ ...line.channel, batchSize: 500 }]);
    expect(line.requests.count).toBe(10);
    expect(new Set(delivered.map(({ to }) => to)).size).toBe(5_000);
  });
});

describe('what a platform answers', () => {
  const only =
    (to: string, receipt: Receipt, attempts = Number.POSITIVE_INFINITY) =>
    (address: { id: string }, attempt: number) =>
      address.id === to && attempt <= attempts ? receipt : undefined;
  const all = people({ telegram: 5 });
  const others = all
    .filter(({ address }) => address.id !== 'telegram2')
    .map(({ address }) => `${address.id} confirmed A`);

  it('gone: is asked no more, and does not hear of the end', async () => {
    const world = await tell(RESOLVED, all, three(only('telegram2', { state: 'gone', detail: 'blocked' })));
    expect(shown().filter((line) => line.startsWith('telegram2'))).toEqual([]);
    expect((await world.subscribers.load('telegram-000002'))?.active).toBe(false);
    expect((await world.subscribers.load('telegram-000001'))?.active).toBe(true);
  });

  it.each<[string, Receipt]>([
    ['a failure of one message', { state: 'retry', afterMs: 100, scope: 'message', detail: '' }],
    ['a limit of the token', { state: 'retry', afterMs: 5_000, scope: 'token', detail: '' }],
    ['an unknown outcome of something that matters', { state: 'unknown', detail: '' }],
  ])('%s is tried again until it is through, and the others are not held up for good', async (_, receipt) => {
    await tell(CONFIRMED, all, three(only('telegram2', receipt, 2)));
    expect(shown()).toEqual(all.map(({ address }) => `${address.id} confirmed A`));
  });

  it.each<[string, Receipt]>([
    ['rejected', { state: 'rejected', detail: '' }],
    ['never anything else than a failure', { state: 'retry', afterMs: 100, scope: 'message', detail: '' }],
  ])('%s: the others get theirs, and it comes to an end', async (_, receipt) => {
    const world = await tell(CONFIRMED, all, three(only('telegram2', receipt)));
    expect(shown()).toEqual(others);
    expect(await world.batches.owed(world.clock() + 1e9)).toEqual([]);
  });

  it('a multicast that is refused goes one by one, so that one bad id costs nobody else his message', async () => {
    const { channel } = scriptedChannel('line', delivered, only('line1', { state: 'rejected', detail: '' }));
    await tell(CONFIRMED, people({ line: 3 }), [
      { ...channel, multicast: async () => ({ state: 'rejected', detail: 'bad id' }) },
    ]);
    expect(shown()).toEqual(['line0 confirmed A', 'line2 confirmed A']);
  });

  it('a route learned on the way is kept', async () => {
    const { channel } = scriptedChannel('discord', delivered);
    const world = await tell(CONFIRMED, people({ discord: 1 }), [
      { ...channel, send: async () => ({ state: 'sent', ref: 'r', route: '77' }) },
    ]);
    expect((await world.subscribers.load('discord-000000'))?.address.route).toBe('77');
  });

  it('a platform that is down for a quarter of an hour costs nobody on LINE his alert', async () => {
    const { channel } = scriptedChannel('line', delivered);
    let isDown = (): boolean => true;
    const down: OutboundChannel = {
      ...channel,
      multicast: async (...asked) =>
        isDown()
          ? { state: 'unknown', detail: 'answered 500' }
          : ((await channel.multicast?.(...asked)) ?? { state: 'rejected', detail: '' }),
    };
    const world = createWorld(embedded, [down]);
    const until = world.clock() + 900_000;
    isDown = () => world.clock() < until;
    await world.addSubscribers(people({ line: 3 }));
    await world.incidents.save(incidentOf(CONFIRMED));
    await world.queues.announce('kucoin-1');
    await world.drain();
    expect(shown()).toEqual(['line0 confirmed A', 'line1 confirmed A', 'line2 confirmed A']);
  });

  it('a limit that lets one through a minute gives up nobody', async () => {
    const count = 14;
    const { channel } = scriptedChannel('telegram', delivered);
    let [clock, nextAt] = [() => 0, 0];
    const strict: OutboundChannel = {
      ...channel,
      batchSize: 100,
      async send(...asked) {
        if (clock() < nextAt) return { state: 'retry', afterMs: 1_000, scope: 'token', detail: 'rate limit' };
        nextAt = clock() + 60_000;
        return channel.send(...asked);
      },
    };
    const world = createWorld(embedded, [strict]);
    clock = world.clock;
    await world.addSubscribers(people({ telegram: count }));
    await world.incidents.save(incidentOf(CONFIRMED));
    await world.queues.announce('kucoin-1');
    await world.drain();
    expect(new Set(shown()).size).toBe(count);
  });

  it('whoever leaves after the beginning hears nothing of the end', async () => {
    const channels = three();
    const world = createWorld(embedded, channels);
    const everybody = people({ line: 3, telegram: 2, discord: 2 });
    await world.addSubscribers(everybody);
    const resolved = incidentOf(RESOLVED);
    const beginning = resolved.pending.filter(({ reason }) => reason !== 'resolved');
    const saved = await world.incidents.save({ ...resolved, pending: beginning });
    await world.queues.announce('kucoin-1');
    await world.drain();
    for (const id of ['line-000001', 'telegram-000000', 'discord-000001']) await world.subscribers.markGone(id);
    const told = await world.incidents.load(saved.id);
    await world.incidents.save({ ...saved, ...told, pending: resolved.pending.slice(-1) });
    await world.queues.announce('kucoin-1');
    await world.drain();
    expect(shown().filter((line) => line.endsWith('resolved A'))).toEqual(
      ['discord0', 'line0', 'line2', 'telegram1'].map((who) => `${who} resolved A`),
    );
  });

  it('a token that rests for long is not waited for under a lease that ends meanwhile', async () => {
    const { channel } = scriptedChannel('telegram', delivered);
    const world = createWorld(embedded, [channel]);
    await world.addSubscribers(people({ telegram: 3 }));
    await world.incidents.save(incidentOf(CONFIRMED));
    await world.fanOut()('kucoin-1');
    const batch = world.queue.find(({ kind }) => kind === 'telegram')?.name ?? '';
    await world.budget.pause('telegram', world.clock() + 30_000);
    const before = world.clock();
    expect(await world.deliver(channel)(batch)).toBe('later');
    expect(delivered).toEqual([]);
    // Nobody looks in vain every other second meanwhile.
    expect((world.queue.at(-1)?.notBefore ?? 0) - before).toBeGreaterThanOrEqual(30_000);
    await world.drain();
    expect(shown()).toHaveLength(3);
  });

  it('a store that fails while a receipt is booked harms nobody else, and that one is tried again', async () => {
    const { channel } = scriptedChannel('telegram', delivered, only('telegram0', { state: 'gone', detail: 'blocked' }));
    const world = createWorld(embedded, [channel]);
    await world.addSubscribers(people({ telegram: 3 }));
    await world.incidents.save(incidentOf(CONFIRMED));
    await world.fanOut()('kucoin-1');
    const batch = world.queue.find(({ kind }) => kind === 'telegram')?.name ?? '';
    const failing = {
      ...world.stores,
      subscribers: { ...world.stores.subscribers, markGone: () => Promise.reject(new Error('the store is away')) },
    };
    expect(await world.deliver(channel, failing)(batch)).toBe('later');
    await world.drain();
    expect((await world.subscribers.load('telegram-000000'))?.active).toBe(false);
    expect(shown()).toEqual(['telegram1 confirmed A', 'telegram2 confirmed A']);
  });

  it('out of time: hands over to the next, who finishes', async () => {
    const { channel } = scriptedChannel('telegram', delivered);
    const world = createWorld(embedded, [channel]);
    await world.addSubscribers(people({ telegram: 3 }));
    await world.incidents.save(incidentOf(CONFIRMED));
    await world.fanOut()('kucoin-1');
    const batch = world.queue.find(({ kind }) => kind === 'telegram')?.name ?? '';
    expect(await world.deliver(channel, world.stores, () => 0)(batch)).toBe('later');
    expect(delivered.length).toBeLessThan(3);
    await world.drain();
    expect(new Set(shown()).size).toBe(3);
  });
});

describe('crashes and overlaps', () => {
  const all = people({ line: 4, telegram: 5, discord: 4 });
  const once = (id: string) => shown().filter((line) => line.startsWith(id));

  /** Runs planning and delivery with a crash at the n-th call of any port; answers whether it was reached. */
  const crashedRun = async (n: number): Promise<boolean> => {
    const channels = three();
    const world = createWorld(embedded, channels);
    await world.addSubscribers(all);
    await world.incidents.save(incidentOf(CONFIRMED));
    await world.queues.announce('kucoin-1');
    const { guard, reached } = crashAt(n);
    const ports = {
      ...world.stores,
      incidents: guard(world.stores.incidents),
      batches: guard(world.stores.batches),
      subscribers: guard(world.stores.subscribers),
      queues: guard(world.stores.queues),
      budget: guard(world.stores.budget),
    };
    while (world.queue.length > 0 && !reached()) {
      const message = world.queue.shift();
      if (message !== undefined) await world.work(message, ports).catch(() => undefined);
    }
    await world.recover();
    await world.recover();
    return reached();
  };

  it('wherever it breaks off, everyone is told; twice only on the platform without keys, and few', async () => {
    let n = 1;
    for (let reached = true; reached; n += 3) {
      await embedded.close();
      embedded = await startEmbeddedTable();
      delivered.length = 0;
      reached = await crashedRun(n);
      for (const { address } of all) expect(new Set(once(`${address.id} `)).size, `${address.id}, call ${n}`).toBe(1);
      for (const { channel, address } of all)
        if (channel !== 'telegram') expect(once(`${address.id} `), `${address.id}, call ${n}`).toHaveLength(1);
      expect(once('telegram').length, `call ${n}`).toBeLessThanOrEqual(5 + 3);
    }
    expect(n).toBeGreaterThan(60);
  }, 120_000);

  it('two planners and two deliverers at once tell everyone once', async () => {
    const channels = three();
    const world = createWorld(embedded, channels);
    await world.addSubscribers(all);
    await world.incidents.save(incidentOf(CONFIRMED));
    await Promise.all([world.fanOut()('kucoin-1'), world.fanOut()('kucoin-1')]);
    const batches = world.queue.splice(0);
    await Promise.all([...batches, ...batches].map((message) => world.work(message)));
    await world.drain();
    expect(shown()).toEqual(all.map(({ address }) => `${address.id} confirmed A`).toSorted());
  });

  it('somebody who joins between a plan that broke off and its repeat moves nobody into two batches', async () => {
    const channels = three();
    const world = createWorld(embedded, channels);
    await world.addSubscribers(people({ telegram: 7 }));
    await world.incidents.save(incidentOf(CONFIRMED));
    const { guard } = crashAt(3);
    await world
      .fanOut({ ...world.stores, queues: guard(world.stores.queues) })('kucoin-1')
      .catch(() => undefined);
    await world.addSubscribers([subscriberOf('telegram', 0, { id: 'telegram-000000a', address: { id: 'newcomer' } })]);
    await world.recover();
    const counts = Map.groupBy(shown(), (line) => line);
    expect([...counts.values()].every((lines) => lines.length === 1)).toBe(true);
    expect(counts.size).toBeGreaterThanOrEqual(7);
  });

  it('what follows waits until what it follows is done', async () => {
    const channels = three();
    const world = createWorld(embedded, channels);
    await world.addSubscribers([subscriberOf('telegram', 0, { level: 'watch' })]);
    await world.incidents.save(incidentOf(CONFIRMED));
    await world.fanOut()('kucoin-1');
    const [first, follow] = world.queue.splice(0);
    expect(follow?.name).toMatch(/f1-1$/);
    if (first !== undefined && follow !== undefined) {
      await world.work(follow);
      expect(delivered).toEqual([]);
      await world.wait(600_000);
      await world.work(follow);
      const [soon = 0, late = 0] = world.queue.map(({ notBefore = 0 }) => notBefore - world.clock());
      expect([soon <= -597_000, late]).toEqual([true, 60_000]);
      await world.work(first);
    }
    await world.drain();
    expect(delivered.map(({ how, title }) => `${how} ${title}`)).toEqual(['sent reported A', 'edited confirmed A']);
  });
});
