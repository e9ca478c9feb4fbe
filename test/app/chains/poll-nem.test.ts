import { afterEach, beforeEach, expect, it } from 'vitest';
import { nem } from '../../../lib/chains/nem.ts';
import { outflowDetector } from '../../../lib/detectors/outflow.ts';
import { addressOf, payment } from '../../chains/nem-made.ts';
import { startNemChain, type NemChain } from '../../chains/nem-node.ts';
import { saying } from '../../sources/scripted-server.ts';
import { startEmbeddedTable, type EmbeddedTable } from '../../store/embedded-table.ts';
import { startPolling, walletOf } from './polling.ts';
import { startWorld } from './scripted-chain.ts';

// The real chain, its API over HTTP and the real detector, in one poll after another.

const [HOT, COLD, THIEF] = [1, 2, 3];
const XEM = 1_000_000;

let embedded: EmbeddedTable;
let chain: NemChain;
beforeEach(async () => {
  [embedded, chain] = await Promise.all([startEmbeddedTable(), startNemChain()]);
});
afterEach(async () => {
  await Promise.all([embedded.close(), chain.close()]);
});

const start = () => {
  const wallets = [HOT, COLD].map((holder) => walletOf(addressOf(holder), 'coincheck', { chain: 'nem' }));
  return startPolling(startWorld(), embedded.table, [{ api: 'nis1', url: chain.url }], {
    chain: nem,
    wallets,
    detector: outflowDetector,
  });
};
const holds = (micro: number): void => {
  chain.instead.set('/account/get', saying(200, JSON.stringify({ meta: {}, account: { balance: micro } })));
};

it('a theft of NEM is found though it is read years later, with what led up to it; blocks may be rearranged', async () => {
  const run = start();
  await run.poll();
  chain.grow([{ number: 1, transaction: payment(HOT, THIEF, 10 * XEM) }]);
  holds(500_000_000 * XEM);
  await run.poll();
  expect(run.told.size).toBe(0);
  chain.grow([
    { number: 2, transaction: payment(HOT, THIEF, 100_000_000 * XEM) },
    { number: 3, transaction: payment(HOT, THIEF, 350_000_000 * XEM) },
  ]);
  holds(50_000_000 * XEM);
  await run.poll();
  expect([...run.told.values()]).toMatchObject([
    {
      chain: 'nem',
      wallet: addressOf(HOT),
      asset: 'XEM',
      level: expect.stringMatching(/warn|critical/),
      moved: '450000010',
      receivers: 1,
    },
  ]);
  chain.rearrange(1);
  await run.poll();
  expect([...run.told.values()]).toMatchObject([{ moved: '450000010' }]);
  expect((await run.flow(addressOf(HOT)))?.taken).toHaveLength(3);
});

it('a move of NEM to a wallet of its own is none', async () => {
  const run = start();
  await run.poll();
  chain.grow([{ number: 1, transaction: payment(HOT, COLD, 450_000_000 * XEM) }]);
  holds(50_000_000 * XEM);
  await run.poll();
  expect(run.told.size).toBe(0);
  expect(await run.head()).toMatchObject({ state: 'fresh', gaps: [], alarmed: [] });
});
