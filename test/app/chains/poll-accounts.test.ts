import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChainStore, FlowStore } from '../../../lib/core/chain-stores.ts';
import { startEmbeddedTable, type EmbeddedTable } from '../../store/embedded-table.ts';
import { startPolling, walletOf } from './polling.ts';
import { startWorld, type Pay, type ScriptedNode, type World } from './scripted-chain.ts';

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
const polling = (others: Parameters<typeof startPolling>[3] = {}, api = 'ledger') =>
  startPolling(world, embedded.table, [{ api, url: node.url }], others);

describe('a chain that is read account by account', () => {
  it('begins silently, then tells of a theft once', async () => {
    world.grow([pay('old', 10)]);
    const { poll, told, calls, flow } = polling();
    await poll();
    expect(calls).toEqual([]);
    world.grow([pay('a', 100)], [pay('b', 60_000)], [pay('c', 1, { from: 'x', to: 'hot' })]);
    await poll();
    await poll();
    expect([...told.values()]).toMatchObject([{ level: 'warn', moved: '601', wallet: 'hot' }]);
    expect(calls).toHaveLength(1);
    expect((await flow())?.detector).toEqual({ out: 601, count: 3 });
  });

  it('counts a payment between two of its wallets once at each, as a move of its own', async () => {
    const { poll, told, flow } = polling();
    await poll();
    world.grow([pay('a', 90_000, { to: 'cold' })]);
    await poll();
    expect(told.size).toBe(0);
    expect((await flow('hot'))?.detector).toEqual({ out: 0, count: 1 });
    expect((await flow('cold'))?.detector).toEqual({ out: 0, count: 1 });
  });

  it('sees what waits for a block, once, and knows it again when it is in one', async () => {
    const { poll, told, flow } = polling();
    await poll();
    world.wait(pay('a', 60_000, { origin: 'coin:0' }));
    await poll();
    await poll();
    expect([...told.values()][0]?.evidence).toMatchObject([{ height: null, tier: 'seen' }]);
    world.wait();
    world.grow([pay('a', 60_000, { origin: 'coin:0' })], [], [], []);
    await poll();
    expect([...told.values()][0]?.evidence).toMatchObject([{ height: 3, tier: 'confirmed' }]);
    expect((await flow())?.detector).toEqual({ out: 600, count: 1 });
  });

  it('takes back what was replaced by another transaction of the same origin', async () => {
    const { poll, told, flow } = polling();
    await poll();
    world.wait(pay('a', 60_000, { origin: 'coin:0' }));
    await poll();
    world.wait(pay('b', 70_000, { origin: 'coin:0' }));
    await poll();
    expect((await flow())?.detector).toEqual({ out: 700, count: 1 });
    expect([...told.values()]).toMatchObject([{ moved: '700' }]);
  });

  it('withdraws an alarm whose transaction is gone', async () => {
    const { poll, told, calls, flow } = polling();
    await poll();
    world.wait(pay('a', 60_000));
    await poll();
    expect(told.size).toBe(1);
    world.wait();
    await poll();
    expect(told.size).toBe(0);
    expect(calls.at(-1)).toMatchObject({ findings: [], withdrawn: ['scripted\thot\t'] });
    expect((await flow())?.detector).toEqual({ out: 0, count: 0 });
    expect(await polling().head()).toMatchObject({ alarmed: [] });
  });

  it('keeps an account whose pages ended too early as a gap', async () => {
    const { poll, head } = polling({ wallets: [walletOf('hot')] });
    await poll();
    node.state.habit = (path, response) => {
      if (!path.startsWith('/since')) return false;
      response.end(JSON.stringify({ rows: [], cursor: '7', complete: false }));
      return true;
    };
    await poll();
    expect(await head()).toMatchObject({ gaps: [{ blocks: null, address: 'hot' }], state: 'fresh' });
  });

  it('reads many in turn, those that are alarmed every time, and says how long a round takes', async () => {
    const wallets = Array.from({ length: 130 }, (_, index) => walletOf(`w${String(index).padStart(3, '0')}`));
    for (const { address } of wallets) world.endow(address, 1_000);
    const { poll, head, told } = polling({ wallets });
    const asked = () => node.asked.splice(0).filter((path) => path.startsWith('/since')).length;
    const counts: number[] = [];
    for (let times = 0; times < 3; times += 1) {
      await poll();
      world.pass(60_000);
      counts.push(asked());
    }
    expect(counts).toEqual([60, 60, 10]);
    world.grow([pay('a', 900, { from: 'w000' })], [pay('b', 900, { from: 'w129' })]);
    await poll();
    expect([...told.values()].map(({ wallet }) => wallet)).toEqual(['w000']);
    world.pass(60_000);
    asked();
    await poll();
    expect(asked()).toBe(61);
    await poll();
    expect([...told.values()].map(({ wallet }) => wallet)).toEqual(['w000', 'w129']);
    expect((await head())?.round).toMatchObject({ accounts: 130, after: null, lastMs: expect.any(Number) });
  });

  it('goes on with the next node where one fails in the middle, and keeps what was read', async () => {
    const other = await world.node();
    const wallets = Array.from({ length: 20 }, (_, index) => walletOf(`w${String(index).padStart(2, '0')}`));
    for (const { address } of wallets) world.endow(address, 1_000);
    const run = startPolling(
      world,
      embedded.table,
      [node, other].map(({ url }) => ({ api: 'ledger', url })),
      { wallets },
    );
    await run.poll();
    world.grow(wallets.map(({ address }) => pay(address, 900, { from: address })));
    let left = 7;
    node.state.habit = (path, response) => {
      if (!path.startsWith('/since') || (left -= 1) >= 0) return false;
      response.end('oops');
      return true;
    };
    await run.poll();
    expect(run.told.size).toBe(20);
    for (const { address } of wallets) expect((await run.flow(address))?.detector).toEqual({ out: 9, count: 1 });
  });

  it.each(Array.from({ length: 9 }, (_, index) => index))(
    'neither doubles nor loses where its write number %i fails',
    async (at) => {
      const { poll, ports, told, flow } = polling();
      await poll();
      world.grow([pay('a', 60_000), pay('b', 90_000, { from: 'x', to: 'cold' })], [pay('c', 100)]);
      let writes = -1;
      const once = () => (writes += 1) === at;
      const failing = <T extends object>(store: T, names: readonly (keyof T)[]): T =>
        Object.fromEntries(
          Object.entries(store).map(([name, call]) => [
            name,
            async (...args: unknown[]) => {
              if (names.includes(name as keyof T) && once()) throw new Error('made to fail');
              return (call as (...all: unknown[]) => Promise<unknown>)(...args);
            },
          ]),
        ) as T;
      await poll({
        chains: failing<ChainStore>(ports.chains, ['saveHead', 'saveAccount']),
        flows: failing<FlowStore>(ports.flows, ['save']),
        takeInOutflows: async (...args) => {
          if (once()) throw new Error('made to fail');
          await ports.takeInOutflows(...args);
          if (once()) throw new Error('made to fail');
        },
      }).catch(() => undefined);
      expect(writes).toBeGreaterThanOrEqual(at);
      world.grow([pay('d', 200)]);
      await poll();
      await poll();
      expect((await flow('hot'))?.detector).toEqual({ out: 603, count: 3 });
      expect((await flow('cold'))?.detector).toEqual({ out: 0, count: 1 });
      expect([...told.values()]).toMatchObject([{ wallet: 'hot', moved: '603' }]);
    },
  );

  it('counts once what two polls at the same time read', async () => {
    const { poll, flow, told } = polling();
    await poll();
    world.grow([pay('a', 60_000)], [pay('c', 100)]);
    await Promise.all([poll(), poll(), poll()]);
    await poll();
    expect((await flow('hot'))?.detector).toEqual({ out: 601, count: 2 });
    expect(told.size).toBe(1);
  });
});

describe('what leaves a wallet without a transfer', () => {
  const exact = (others: Parameters<typeof startPolling>[3] = {}) => polling(others, 'exact');

  it('is seen by its balance, with nobody as its receiver', async () => {
    const { poll, told, head } = exact();
    await poll();
    world.grow([]);
    await poll();
    world.grow([pay('a', 60_000, { hidden: true })]);
    await poll();
    expect([...told.values()]).toMatchObject([
      { wallet: 'hot', moved: '600', evidence: [{ txid: null, to: null, amount: '600' }] },
    ]);
    world.grow([]);
    await poll();
    expect([...told.values()]).toMatchObject([{ moved: '600' }]);
    expect((await head())?.round).toMatchObject({ accounts: 2 });
  });

  it.each<[string, Pay[]]>([
    ['transfers and fees explain it', [pay('a', 10_000, { fee: 500 }), pay('b', 5_000, { from: 'x', to: 'hot' })]],
    ['fees alone explain it', [pay('a', 0, { fee: 5_000 })]],
    ['more is there than transfers say', [pay('a', 5_000, { from: 'x', to: 'hot', hidden: true })]],
    ['what is missing is next to nothing', [pay('a', 9, { hidden: true })]],
  ])('is none where %s', async (_what, pays) => {
    const { poll, flow } = exact();
    await poll();
    world.grow([]);
    await poll();
    world.grow(pays);
    await poll();
    world.grow([]);
    await poll();
    expect((await flow())?.taken.filter(({ to, kind }) => kind === 'out' && to === null)).toEqual([]);
  });

  it('is not read into blocks that were passed over', async () => {
    const { poll, told } = exact();
    await poll();
    world.grow([]);
    await poll();
    world.grow([pay('a', 60_000)], ...Array.from({ length: 2_400 }, () => []));
    await poll();
    world.grow([]);
    await poll();
    expect(told.size).toBe(0);
    world.grow([pay('b', 30_000, { hidden: true })]);
    await poll();
    expect([...told.values()]).toMatchObject([{ moved: '300' }]);
  });
});
