import { afterAll, beforeAll, expect, it } from 'vitest';
import { statuspage } from '../../../lib/core/feed-formats.ts';
import { startEmbeddedTable, type EmbeddedTable } from '../../store/embedded-table.ts';
import { exchangeWith, feedWorld, startFeedServer, type FeedServer } from './feed-world.ts';

let embedded: EmbeddedTable;
let server: FeedServer;
beforeAll(async () => {
  embedded = await startEmbeddedTable();
  server = await startFeedServer();
});
afterAll(async () => {
  await server.close();
  await embedded.close();
});

const AT = '2026-03-02T00:10:00Z';
const component = (id: string, name: string, status: string) => ({ id, name, status, updated_at: AT, group: false });
const update = (id: string, status: string, body: string, affected: object[] | null = null) => ({
  id,
  status,
  body,
  created_at: AT,
  display_at: AT,
  updated_at: AT,
  affected_components: affected,
});
const incident = (id: string, name: string, status: string, updates: object[], components: object[] = []) => ({
  id,
  name,
  status,
  impact: 'major',
  created_at: AT,
  updated_at: AT,
  incident_updates: updates,
  components,
});

let count = 0;
const pageWorld = () => {
  count += 1;
  const id = `page${count}`;
  const feed = statuspage(`https://status.${id}.example`);
  const [summary = '', incidents = ''] = feed.urls;
  const world = feedWorld(embedded, server, [exchangeWith(id, feed)]);
  return {
    ...world,
    id,
    summary,
    incidents,
    show(components: object[], open: object[] = [], planned: object[] = []) {
      const page = { id: 'p', name: 'Page' };
      server.set(summary, JSON.stringify({ page, components, incidents: open, scheduled_maintenances: planned }));
      server.set(incidents, JSON.stringify({ page, incidents: open }));
    },
    statementsNow: () => world.told.flatMap(({ statements }) => statements),
  };
};

const WITHDRAWALS = component('w', 'Withdrawals', 'operational');
const BITCOIN = component('b', 'Bitcoin (BTC) Withdrawals', 'operational');
const out = (one: object, status = 'major_outage') => ({ ...one, status });

it("an incident's update is about the components that the page names, whatever its words say", async () => {
  const { run, show, statementsNow } = pageWorld();
  show([WITHDRAWALS, BITCOIN]);
  await run();
  const affected = [{ code: 'b', name: BITCOIN.name, old_status: 'operational', new_status: 'major_outage' }];
  show(
    [WITHDRAWALS, out(BITCOIN)],
    [incident('i', 'Trouble', 'investigating', [update('u1', 'investigating', 'A halt.', affected)], [out(BITCOIN)])],
  );
  await run();
  expect(statementsNow()).toMatchObject([
    {
      key: 'status/u1',
      label: 'halt_incident',
      assets: ['BTC'],
      directions: ['withdrawal'],
      whole: false,
      window: null,
    },
  ]);
});

it("the closing update, which names no component, is about the incident's", async () => {
  const { run, show, statementsNow } = pageWorld();
  show([WITHDRAWALS]);
  await run();
  show([WITHDRAWALS], [incident('i', 'Trouble', 'resolved', [update('u2', 'resolved', 'Over.')], [WITHDRAWALS])]);
  await run();
  expect(statementsNow()).toMatchObject([{ key: 'status/u2', directions: ['withdrawal'], whole: true }]);
});

it('a maintenance has the window that the page gives, and is no halt before it begins', async () => {
  const { run, show, statementsNow } = pageWorld();
  show([BITCOIN]);
  await run();
  const planned = {
    ...incident('m', 'Upgrade', 'scheduled', [update('u3', 'scheduled', 'We will upgrade.')], [BITCOIN]),
    scheduled_for: '2026-03-03T01:00:00Z',
    scheduled_until: '2026-03-03T03:00:00Z',
  };
  show([BITCOIN], [], [planned]);
  await run();
  await run();
  expect(statementsNow()).toMatchObject([
    {
      key: 'status/u3',
      assets: ['BTC'],
      window: { from: Date.parse('2026-03-03T01:00:00Z'), until: Date.parse('2026-03-03T03:00:00Z') },
    },
  ]);
});

it('a component that is out and that no incident names is told by itself, once, and its end too', async () => {
  const { run, show, statementsNow } = pageWorld();
  show([WITHDRAWALS, BITCOIN]);
  await run();
  show([WITHDRAWALS, out(BITCOIN)]);
  await run();
  await run();
  expect(statementsNow()).toMatchObject([
    {
      title: 'Bitcoin (BTC) Withdrawals: major outage',
      label: 'halt_incident',
      assets: ['BTC'],
      directions: ['withdrawal'],
      whole: false,
    },
  ]);
  show([WITHDRAWALS, out(BITCOIN, 'degraded_performance')]);
  await run();
  expect(statementsNow()).toHaveLength(1);
  show([WITHDRAWALS, BITCOIN]);
  await run();
  await run();
  expect(statementsNow().map(({ label }) => label)).toEqual(['halt_incident', 'resume']);
});

it.each<[string, (world: ReturnType<typeof pageWorld>) => Promise<unknown>]>([
  [
    'was out when it was first read',
    async ({ run, show }) => {
      show([out(WITHDRAWALS)]);
      await run();
      await run();
      show([WITHDRAWALS]);
    },
  ],
  [
    'is of something else',
    async ({ run, show }) => {
      show([component('t', 'Trading', 'operational')]);
      await run();
      show([component('t', 'Trading', 'major_outage')]);
    },
  ],
  [
    'takes no deposits alone',
    async ({ run, show }) => {
      show([component('d', 'Deposits', 'operational')]);
      await run();
      show([component('d', 'Deposits', 'major_outage')]);
    },
  ],
  [
    'is only slow',
    async ({ run, show }) => {
      show([WITHDRAWALS]);
      await run();
      show([out(WITHDRAWALS, 'degraded_performance')]);
    },
  ],
  [
    'is in a state that nobody documents',
    async ({ run, show }) => {
      show([WITHDRAWALS]);
      await run();
      show([out(WITHDRAWALS, 'exploded')]);
    },
  ],
  [
    'is gone from the page',
    async ({ run, show }) => {
      show([BITCOIN, WITHDRAWALS]);
      await run();
      show([WITHDRAWALS]);
    },
  ],
])('a component that %s is told of by no statement of its own', async (_what, play) => {
  const world = pageWorld();
  await play(world);
  await world.run();
  await world.run();
  expect(world.statementsNow()).toEqual([]);
});

it('many that go out together are one statement', async () => {
  const { run, show, statementsNow } = pageWorld();
  const coins = Array.from({ length: 60 }, (_, n) => component(`c${n}`, `Coin (C${n}) Withdrawals`, 'operational'));
  show(coins);
  await run();
  show(coins.map((coin) => out(coin)));
  await run();
  expect(statementsNow()).toHaveLength(1);
  expect(statementsNow()[0]?.title).toContain('(+57)');
  expect(statementsNow()[0]?.assets).toHaveLength(50);
  expect(statementsNow()[0]?.title.length).toBeLessThanOrEqual(200);
});

it('the baseline needs both documents; later one of them is taken in, and the other shown as unread', async () => {
  const { run, show, incidents, summary, statementsNow, asked } = { ...pageWorld(), asked: server.asked };
  show([WITHDRAWALS]);
  server.set(incidents, { status: 500 });
  expect((await run())[0]?.memory.readAt).toBeNull();
  show([WITHDRAWALS]);
  expect((await run())[0]?.health.state).toBe('fresh');
  show([WITHDRAWALS], [incident('i', 'Halt', 'investigating', [update('u9', 'investigating', 'We look.')])]);
  server.set(incidents, { status: 404 });
  const [head] = await run();
  expect(head?.health).toMatchObject({ state: 'unreachable', detail: 'answered 404' });
  expect(statementsNow().map(({ key }) => key)).toEqual(['status/u9']);
  expect(asked.filter(({ address }) => address === summary).length).toBeGreaterThan(2);
});
