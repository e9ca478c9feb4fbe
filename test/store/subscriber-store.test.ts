import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Conflict, type Seal } from '../../lib/core/stores.ts';
import type { Subscriber } from '../../lib/core/subscriber.ts';
import { createIdentify, createSeal } from '../../lib/store/seal.ts';
import { createSubscriberStore } from '../../lib/store/subscriber-store.ts';
import { startEmbeddedTable, type EmbeddedTable } from './embedded-table.ts';
import { formsHeld } from './forms-held.ts';

const MASTER = new Uint8Array(randomBytes(32));
const identify = createIdentify(MASTER);
const LINE_ID = 'U4af4980629cb93bb2a3f2a1f6e5d4c3b';

let embedded: EmbeddedTable;
beforeEach(async () => {
  embedded = await startEmbeddedTable();
});
afterEach(() => embedded.close());
const store = (master = MASTER) => createSubscriberStore({ table: embedded.table, seal: createSeal(master) });

const person = (platformId: string, more: Partial<Subscriber> = {}): Subscriber => {
  const channel = more.channel ?? 'line';
  return {
    id: identify(channel, platformId),
    channel,
    address: { id: platformId },
    locale: 'ja',
    level: 'warn',
    subscriptions: { kucoin: ['*'] },
    active: true,
    createdAt: 1,
    version: 0,
    ...more,
  };
};

const everyone = async (limit: number): Promise<string[]> => {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const page = await store().audience('line', 'ja', after, limit);
    ids.push(...page.members.map(({ address }) => address.id));
    ({ after } = page);
  } while (after !== null);
  return ids.toSorted();
};

describe('the subscriber store', () => {
  it('gives back what was saved, under a version of its own', async () => {
    const saved = await store().save(person(LINE_ID, { address: { id: LINE_ID, route: '42' } }));
    expect(saved.version).toBe(1);
    expect(await store().load(saved.id)).toEqual(saved);
    expect(await store().load(identify('telegram', LINE_ID))).toBeUndefined();
  });

  it('forgets after ninety days who has blocked the bot, and begins anew if he comes back', async () => {
    let now = Date.UTC(2026, 0, 1);
    const aging = createSubscriberStore({ table: embedded.table, seal: createSeal(MASTER), clock: () => now });
    const { id } = await aging.save(person(LINE_ID));
    now += 365 * 86_400_000;
    expect(await aging.load(id)).toMatchObject({ active: true });
    await aging.markGone(id);
    now += 90 * 86_400_000;
    expect(await aging.load(id)).toMatchObject({ active: false, subscriptions: { kucoin: ['*'] } });
    now += 1_000;
    expect(await aging.load(id)).toBeUndefined();
    await aging.save(person(LINE_ID, { subscriptions: {} }));
    now += 365 * 86_400_000;
    expect(await aging.load(id)).toMatchObject({ active: true, subscriptions: {}, version: 1 });
  });

  it('creates once, and writes only over the version that was read', async () => {
    const saved = await store().save(person(LINE_ID));
    await expect(store().save(person(LINE_ID))).rejects.toThrow(Conflict);
    await store().save({ ...saved, level: 'info' });
    await expect(store().save({ ...saved, level: 'watch' })).rejects.toThrow(Conflict);
    expect((await store().load(saved.id))?.level).toBe('info');
  });

  const PEOPLE = [
    ['line', LINE_ID, '77777777777777'],
    ['telegram', '500123456', '77777777777777'],
    ['discord', '200000000000000001', '400000000000000001'],
  ] as const;

  it.each(PEOPLE)('never holds an id of %s in plain, hex or base64', async (channel, platformId, route) => {
    const saved = await store().save(person(platformId, { channel }));
    await store().learnRoute(saved.id, route);
    expect(formsHeld(await embedded.dump(), [platformId, route])).toEqual([]);
  });

  it.each(PEOPLE)('would be caught holding an id of %s that was not sealed', async (channel, platformId, route) => {
    const open: Seal = { seal: (plain) => Buffer.from(plain), open: (sealed) => Buffer.from(sealed).toString() };
    await createSubscriberStore({ table: embedded.table, seal: open }).save(
      person(platformId, { channel, address: { id: platformId, route } }),
    );
    expect(formsHeld(await embedded.dump(), [platformId, route])).not.toEqual([]);
    await embedded.table.put({
      pk: 'a',
      sk: 'b',
      text: `x${Buffer.from(platformId).toString('base64')}`,
      hex: Buffer.from(route).toString('hex'),
    });
    expect(
      formsHeld(
        (await embedded.dump()).filter(({ pk }) => pk?.S === 'a'),
        [platformId, route],
      ),
    ).toHaveLength(2);
  });

  it('opens an address only with its own key, and only in its own item', async () => {
    const saved = await store().save(person(LINE_ID));
    await expect(store(new Uint8Array(randomBytes(32))).load(saved.id)).rejects.toThrow(/./);
    const stranger = identify('line', 'another');
    const item = await embedded.table.get(`subscriber#${saved.id}`, 'subscriber');
    await embedded.table.put({ ...item, pk: `subscriber#${stranger}`, sk: 'subscriber' });
    await expect(store().load(stranger)).rejects.toThrow(/./);
  });

  it('streams the audience of one channel and language, page by page, each once', async () => {
    const wanted = Array.from({ length: 7 }, (_, index) => `U${index}`);
    for (const id of wanted) await store().save(person(id));
    await store().save(person('elsewhere', { channel: 'telegram' }));
    await store().save(person('another language', { locale: 'en' }));
    await store().save(person('gone', { active: false }));
    for (const limit of [1, 2, 7, 100]) expect(await everyone(limit)).toEqual(wanted);
  });

  it('shows in the audience what deciding and sending need', async () => {
    const saved = await store().save(
      person(LINE_ID, { level: 'watch', subscriptions: { kucoin: ['BTC'], '*': ['*'] } }),
    );
    const { id, address, level, subscriptions } = saved;
    expect((await store().audience('line', 'ja', null, 10)).members).toEqual([{ id, address, level, subscriptions }]);
  });

  it('leaves out who has gone, keeps his settings, and has him back when he is active again', async () => {
    const saved = await store().save(person(LINE_ID));
    await store().markGone(saved.id);
    expect(await everyone(10)).toEqual([]);
    const gone = await store().load(saved.id);
    expect(gone).toEqual({ ...saved, active: false, version: 2 });
    await store().markGone(saved.id);
    expect((await store().load(saved.id))?.version).toBe(2);
    await store().save({ ...saved, active: true, version: 2 });
    expect(await everyone(10)).toEqual([LINE_ID]);
  });

  it('knows nobody who was never stored', async () => {
    await store().markGone(identify('line', 'nobody'));
    await store().learnRoute(identify('line', 'nobody'), '1');
    expect(await embedded.dump()).toEqual([]);
  });

  it('loses neither a route nor a block that are learned at the same time', async () => {
    const saved = await store().save(person(LINE_ID));
    await Promise.all([store().markGone(saved.id), store().learnRoute(saved.id, '42')]);
    const after = await store().load(saved.id);
    expect([after?.active, after?.address.route]).toEqual([false, '42']);
  });
});
