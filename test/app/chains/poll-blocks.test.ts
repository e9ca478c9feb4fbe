import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChainStore, FlowStore } from '../../../lib/core/chain-stores.ts';
import { startEmbeddedTable, type EmbeddedTable } from '../../store/embedded-table.ts';
import { saying } from '../../sources/scripted-server.ts';
import { startPolling, walletOf } from './polling.ts';
import { startWorld, type Pay, type ScriptedNode, type World } from './scripted-chain.ts';

const HOUR = 3_600_000;
const pay = (txid: string, amount: number, others: Partial<Pay> = {}): Pay => ({
  txid: txid.padEnd(64, '0'),
  from: 'hot',
  to: 'thief',
  amount,
  ...others,
});

let embedded: EmbeddedTable;
let world: World;
let node: ScriptedNode;
beforeEach(async () => {
  embedded = await startEmbeddedTable();
  world = startWorld();
  world.endow('hot', 100_000);
  world.grow([], [], []);
  node = await world.node();
});
afterEach(async () => {
  await Promise.all([embedded.close(), world.close()]);
});
const plain = (...nodes: ScriptedNode[]) => nodes.map(({ url }) => ({ api: 'plain', url }));
const polling = (others: Parameters<typeof startPolling>[3] = {}) =>
  startPolling(world, embedded.table, plain(node), others);

describe('a chain that is read block by block', () => {
  it('begins at the tip, silently', async () => {
    world.grow([pay('old', 90_000)]);
    const { poll, told, head, flow } = polling();
    await poll();
    expect(told.size).toBe(0);
    expect(await flow()).toBeUndefined();
    expect(await head()).toMatchObject({ height: 3, tip: 3, state: 'fresh', behind: 0, gaps: [] });
  });

  it('tells nothing of ordinary payments, and of a theft what left, to whom and how sure it is', async () => {
    const { poll, told } = polling();
    await poll();
    world.grow([pay('a', 100)], [pay('b', 200, { to: 'customer' })]);
    await poll();
    expect([...told]).toEqual([]);
    world.grow([pay('c', 60_000)], [pay('d', 39_000, { to: 'other' })]);
    await poll();
    expect([...told.values()]).toMatchObject([
      {
        chain: 'scripted',
        wallet: 'hot',
        contract: null,
        asset: 'SCR',
        level: 'warn',
        // What led up to it within the hour belongs to it.
        moved: '993',
        receivers: 3,
        disputed: false,
        evidence: [
          { to: 'thief', amount: '600', tier: 'seen' },
          { to: 'other', amount: '390', tier: 'seen' },
        ],
      },
    ]);
    world.grow([], [], []);
    await poll();
    const tiers = () => [...told.values()].flatMap(({ evidence }) => evidence.map(({ tier }) => tier));
    expect(tiers()).toEqual(['confirmed', 'confirmed']);
    world.grow([], [], [], [], [], []);
    await poll();
    expect(tiers()).toEqual(['final', 'final']);
  });

  it.each<[string, Pay[], object]>([
    ['to a wallet of the same exchange', [pay('a', 90_000, { to: 'cold' })], { out: 0, count: 1 }],
    ['from somebody else', [pay('a', 90_000, { from: 'customer', to: 'hot' })], { out: 0, count: 1 }],
    ['between strangers', [pay('a', 90_000, { from: 'customer', to: 'thief' })], {}],
  ])('is no outflow %s', async (_what, pays, state) => {
    const { poll, told, flow } = polling();
    await poll();
    world.grow(pays);
    await poll();
    expect(told.size).toBe(0);
    expect((await flow())?.detector ?? {}).toEqual(state);
  });

  it('divides a payment of two wallets between them, exactly', async () => {
    world.endow('hot2', 100_000);
    const { poll, flow } = polling({ wallets: [walletOf('hot'), walletOf('hot2')] });
    await poll();
    world.grow([pay('a', 10_001, { from: ['hot', 'hot2'] })]);
    await poll();
    const raws = [await flow('hot'), await flow('hot2')].map((one) => one?.taken.map(({ raw }) => raw));
    expect(raws).toEqual([['5001'], ['5000']]);
  });

  it('says that a label is disputed', async () => {
    const { poll, told } = polling({ wallets: [walletOf('hot', 'kucoin', { conflicts: ['upbit'] })] });
    await poll();
    world.grow([pay('a', 90_000)]);
    await poll();
    expect([...told.values()]).toMatchObject([{ disputed: true }]);
  });

  it('says where most of it may have stayed with the exchange, and no longer once most of it has not', async () => {
    const { poll, told } = polling({ wallets: [walletOf('hot'), walletOf('new', 'zaif', { conflicts: ['kucoin'] })] });
    await poll();
    world.grow([pay('a', 50_000, { to: 'new' })]);
    await poll();
    expect([...told.values()]).toMatchObject([{ level: 'warn', moved: '500', disputed: true }]);
    world.grow([pay('b', 49_900)], [pay('c', 99)], [pay('d', 1)]);
    await poll();
    expect([...told.values()]).toMatchObject([{ moved: '1000', disputed: true }]);
    world.endow('hot', 140_000);
    world.grow([pay('e', 40_000)]);
    await poll();
    expect([...told.values()]).toMatchObject([{ moved: '1400', disputed: false }]);
  });

  it('catches up with few missed blocks at once, with many in several polls, and says how far behind it is', async () => {
    const { poll, head, flow } = polling();
    await poll();
    world.grow(...Array.from({ length: 150 }, (_, index) => [pay(`${index.toString(16)}x`, 100)]));
    await poll();
    expect(await head()).toMatchObject({ height: 62, tip: 152, behind: 90 });
    await poll();
    await poll();
    expect(await head()).toMatchObject({ height: 152, behind: 0, gaps: [] });
    expect((await flow())?.detector).toEqual({ out: 150, count: 150 });
  });

  it('passes over blocks of long ago, and keeps that as a gap', async () => {
    const { poll, head, told } = polling();
    await poll();
    world.grow([pay('a', 90_000)], ...Array.from({ length: 2_400 }, () => []));
    world.pass(HOUR);
    await poll();
    expect(told.size).toBe(0);
    expect(await head()).toMatchObject({
      height: 2_403,
      behind: 0,
      gaps: [{ blocks: { from: 3, to: 2_403 }, address: null, since: world.clock() }],
    });
  });

  it('takes 100,000 transactions of a wallet in a day, and holds no more of them than it must', async () => {
    world.endow('hot', 100_000_000);
    const { poll, flow, told } = polling();
    await poll();
    // A day at 10 seconds a block: 12 transactions a block are 103,680 a day. An hour of it.
    for (let minute = 0; minute < 60; minute += 1) {
      world.grow(
        ...Array.from({ length: 6 }, (_, block) =>
          Array.from({ length: 12 }, (__, index) =>
            pay(`${minute.toString(16)}-${block}-${index.toString(16)}`, 5, { to: `c${index}` }),
          ),
        ),
      );
      await poll();
    }
    expect((await flow())?.detector).toMatchObject({ count: 60 * 6 * 12 });
    expect(told.size).toBe(0);
    expect(JSON.stringify(await flow()).length).toBeLessThan(40_000);
    const item = (await embedded.dump()).find(({ pk }) => pk?.S === 'flow#scripted#hot');
    expect(item?.['packed']?.B?.length).toBeLessThan(8 * 1_024);
  });
});

describe('blocks that are replaced', () => {
  it('take their transfers with them, and an alarm that rested on them is withdrawn', async () => {
    const { poll, told, calls, flow, head } = polling();
    await poll();
    world.grow([pay('a', 60_000)], [pay('b', 10)]);
    await poll();
    expect(told.size).toBe(1);
    world.reorganise(2, [], [], [pay('c', 20)]);
    await poll();
    expect(told.size).toBe(0);
    expect(calls.at(-1)).toMatchObject({ findings: [], withdrawn: ['scripted\thot\t'] });
    expect((await flow())?.detector).toEqual({ out: 0.2, count: 1 });
    expect(await head()).toMatchObject({ height: 5, gaps: [] });
  });

  it('change nothing where the same transfers stand in the new ones', async () => {
    const { poll, told, flow } = polling();
    await poll();
    world.grow([pay('a', 60_000)], [pay('b', 10)]);
    await poll();
    const [before] = [...told.values()];
    world.reorganise(2, [pay('b', 10)], [pay('a', 60_000)], []);
    await poll();
    expect((await flow())?.detector).toEqual({ out: 600.1, count: 2 });
    expect([...told.values()]).toMatchObject([{ moved: before?.moved, level: 'warn' }]);
    expect([...told.values()][0]?.evidence.map(({ height }) => height)).toEqual([4, 3]);
  });

  it('are taken back when a wallet that nothing alarmed is next looked at', async () => {
    const { poll, flow } = polling();
    await poll();
    world.grow([pay('a', 10)]);
    await poll();
    world.reorganise(1, [], []);
    await poll();
    world.grow([pay('b', 20)]);
    await poll();
    expect((await flow())?.detector).toEqual({ out: 0.2, count: 1 });
  });

  it('are a gap where more of them are than is remembered', async () => {
    const { poll, head } = polling();
    await poll();
    world.grow(...Array.from({ length: 120 }, () => []));
    for (let times = 0; times < 3; times += 1) await poll();
    world.reorganise(115, ...Array.from({ length: 118 }, () => []));
    for (let times = 0; times < 4; times += 1) await poll();
    expect(await head()).toMatchObject({ height: 125, gaps: [{ address: null }] });
  });
});

/** Every write of a poll fails once; what comes of it is the same as without. */
const failing = <T extends object>(store: T, names: readonly (keyof T)[], shouldFail: () => boolean): T =>
  Object.fromEntries(
    Object.entries(store).map(([name, call]) => [
      name,
      async (...args: unknown[]) => {
        if (names.includes(name as keyof T) && shouldFail()) throw new Error('made to fail');
        return (call as (...all: unknown[]) => Promise<unknown>)(...args);
      },
    ]),
  ) as T;

describe('a poll that breaks off', () => {
  const scenario = (others: Parameters<typeof startPolling>[3] = {}) => {
    world.endow('hot2', 50_000);
    return polling({ wallets: [walletOf('hot'), walletOf('hot2'), walletOf('cold')], ...others });
  };
  const thefts = () => {
    world.grow(
      [pay('a', 60_000), pay('b', 10, { from: 'hot2' })],
      [pay('c', 40_000, { from: 'hot2' }), pay('d', 20_000), pay('e', 7, { from: 'x', to: 'cold' })],
    );
  };

  it.each(Array.from({ length: 8 }, (_, index) => index))(
    'at its write number %i neither doubles nor loses when it is run again',
    async (at) => {
      const { poll, ports, told, flow } = scenario();
      await poll();
      thefts();
      let writes = -1;
      const once = () => (writes += 1) === at;
      const broken = {
        chains: failing<ChainStore>(ports.chains, ['saveHead'], once),
        flows: failing<FlowStore>(ports.flows, ['save'], once),
        takeInOutflows: async (...args: Parameters<typeof ports.takeInOutflows>) => {
          if (once()) throw new Error('made to fail');
          await ports.takeInOutflows(...args);
          if (once()) throw new Error('made to fail');
        },
      };
      const first = await poll(broken).catch(() => 'failed');
      expect(first).toBe(writes >= at ? 'failed' : 'stored');
      await poll();
      await poll();
      expect((await flow('hot'))?.detector).toEqual({ out: 800, count: 2 });
      expect((await flow('hot2'))?.detector).toEqual({ out: 400.1, count: 2 });
      expect((await flow('cold'))?.detector).toEqual({ out: 0, count: 1 });
      expect([...told.values()].map(({ wallet, moved }) => `${wallet} ${moved}`).toSorted()).toEqual([
        'hot 800',
        'hot2 400.1',
      ]);
    },
  );

  it('leaves what another poll at the same time has taken in counted once', async () => {
    const { poll, told, flow, head } = scenario();
    await poll();
    thefts();
    const results = await Promise.all([poll(), poll(), poll()]);
    expect(results).toContain('overlapped');
    await poll();
    expect((await flow('hot'))?.detector).toEqual({ out: 800, count: 2 });
    expect((await flow('hot2'))?.detector).toEqual({ out: 400.1, count: 2 });
    expect(told.size).toBe(2);
    expect(await head()).toMatchObject({ height: 4, behind: 0 });
  });
});

describe('nodes', () => {
  const many = async (count: number) => {
    const nodes = [node];
    while (nodes.length < count) nodes.push(await world.node());
    return nodes;
  };
  const nodeStates = async ({ head }: ReturnType<typeof polling>) =>
    Object.values((await head())?.nodes ?? {}).map(({ state }) => state);

  it('follow one another where one fails, and that one is asked again after a pause that grows', async () => {
    const nodes = await many(2);
    node.state.habit = (_path, response) => {
      saying(502)(response, undefined as never);
      return true;
    };
    const run = startPolling(world, embedded.table, plain(...nodes));
    await run.poll();
    expect(await nodeStates(run)).toEqual(['unreachable', 'fresh']);
    world.grow([pay('a', 60_000)]);
    const asked = node.asked.length;
    await run.poll();
    expect(node.asked.length).toBe(asked);
    expect(run.told.size).toBe(1);
    world.pass(31_000);
    await run.poll();
    expect(node.asked.length).toBeGreaterThan(asked);
    expect((await run.head())?.nodes[`plain+${new URL(node.url).host}`]).toMatchObject({ failures: 2 });
    node.state.habit = undefined;
    world.pass(61_000);
    await run.poll();
    expect(await nodeStates(run)).toEqual(['fresh', 'fresh']);
  });

  it.each<[string, string, string]>([
    ['a page', '<html>Just a moment</html>', 'blocked'],
    ['no JSON', 'oops', 'unreadable'],
    ['an error', '{"error":"no"}', 'unreadable'],
  ])('that answer %s to everything are shown to be so, and move no cursor', async (_what, body, state) => {
    const run = polling();
    await run.poll();
    world.grow([pay('a', 60_000)]);
    node.state.habit = (_path, response) => {
      response.end(body);
      return true;
    };
    await run.poll();
    expect(await run.head()).toMatchObject({ height: 2, state });
    node.state.habit = undefined;
    await run.poll();
    expect(run.told.size).toBe(1);
  });

  it('that fail in the middle are followed by the next, which goes on', async () => {
    const nodes = await many(2);
    const run = startPolling(world, embedded.table, plain(...nodes));
    await run.poll();
    world.grow([pay('a', 60_000)]);
    node.state.habit = (path, response) => {
      if (!path.startsWith('/blocks')) return false;
      response.end('{"blocks":[]}');
      return true;
    };
    await run.poll();
    expect(run.told.size).toBe(1);
    expect(await nodeStates(run)).toEqual(['unreadable', 'fresh']);
  });

  it.each([0, 1, 2])(
    'of three, the one that names another newest block (number %i) is outvoted and named',
    async (at) => {
      const nodes = await many(3);
      const run = startPolling(world, embedded.table, plain(...nodes));
      await run.poll();
      world.grow([pay('a', 10)]);
      (nodes[at] as ScriptedNode).state.habit = (path, response) => {
        if (!path.startsWith('/hash')) return false;
        response.end(JSON.stringify({ hash: 'e'.repeat(64) }));
        return true;
      };
      await run.poll();
      expect(await nodeStates(run)).toEqual([0, 1, 2].map((index) => (index === at ? 'differs' : 'fresh')));
      expect(await run.head()).toMatchObject({ height: 3, state: 'fresh' });
    },
  );

  it('that claim a block that cannot be are passed over, also where they are alone', async () => {
    const run = polling();
    await run.poll();
    world.grow([pay('a', 60_000)]);
    node.state.habit = (path, response) => {
      if (path !== '/tip') return false;
      response.end('{"height":9000000,"final":null}');
      return true;
    };
    await run.poll();
    expect(await run.head()).toMatchObject({ height: 2, tip: 2, state: 'unreadable', gaps: [] });
    expect(await nodeStates(run)).toEqual(['differs']);
  });

  it('that lag far behind the others are passed over', async () => {
    world.grow(...Array.from({ length: 40 }, () => []));
    const nodes = await many(2);
    node.state.lag = 30;
    const run = startPolling(world, embedded.table, plain(...nodes));
    await run.poll();
    expect(await nodeStates(run)).toEqual(['lagging', 'fresh']);
    expect(await run.head()).toMatchObject({ height: 42 });
  });

  it('that are of another kind begin anew, and that is a gap', async () => {
    const run = polling();
    await run.poll();
    const ledger = startPolling(world, embedded.table, [{ api: 'ledger', url: node.url }]);
    await ledger.poll();
    expect(await ledger.head()).toMatchObject({ reads: 'accounts', gaps: [{ blocks: null, address: null }] });
  });
});
