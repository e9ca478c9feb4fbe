import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AssetFact } from '../../infra/replay/facts.ts';
import { digest, standIn } from '../../infra/replay/holders.ts';
import { BTC, ETH, USDT, XEM } from '../../infra/replay/incidents/assets.ts';
import { inEqualParts, sumOf, type Movement } from '../../infra/replay/movement.ts';
import { startNodeServer } from '../../infra/replay/nodes/server.ts';
import { createVirtualNodes, type VirtualChainNode } from '../../infra/replay/virtual-world.ts';
import type { AskNode, ChainApi } from '../../lib/core/chain.ts';
import { HOUR, MINUTE, SECOND } from '../../lib/core/time.ts';
import type { Transfer } from '../../lib/core/transfer.ts';
import { createNodeReader } from '../../lib/sources/node-reader.ts';

const START = Date.UTC(2024, 0, 1);
const UNTIL = START + 2 * HOUR;
const HOSTS: Readonly<Record<string, string>> = {
  bitcoin: 'bitcoin.node.example',
  ethereum: 'ethereum.node.example',
  nem: 'nem.node.example',
};

const holder = (chain: string, number: number): string => standIn(chain, `holder ${number}`);
const WATCHED = 0;

/** Movements between a few holders, of which one is watched; a hidden one is native and pays from him. */
const movementOf = (asset: AssetFact) =>
  fc
    .record({
      second: fc.integer({ min: 60, max: 3_000 }),
      payers: fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: asset === BTC ? 3 : 1 }),
      to: fc.integer({ min: 4, max: 6 }),
      back: fc.boolean(),
      raw: fc.bigInt({ min: 100n, max: asset === BTC || asset === XEM ? 2n ** 50n : 2n ** 90n }),
      hidden: fc.boolean(),
    })
    .map(({ second, payers, to, back, raw, hidden }) => ({
      asset,
      at: START + second * SECOND,
      from: payers.map((payer) => holder(asset.chain, back ? payer + 4 : payer)),
      to: holder(asset.chain, back ? to - 4 : to),
      raw,
      hidden: hidden && asset === ETH,
    }));

const ledger = (...assets: AssetFact[]) =>
  fc.array(fc.oneof(...assets.map(movementOf)), { minLength: 1, maxLength: 40 }).map((made) =>
    made
      .filter(({ from, to }) => !from.includes(to))
      .map(({ asset, at, from, to, raw, hidden }, number): Movement => {
        const txid = digest(`movement ${number}`);
        return {
          asset,
          at,
          txid: asset.chain === 'ethereum' ? `0x${txid}` : txid,
          from: inEqualParts(raw, from),
          to,
          ...(hidden && { hidden: true as const, sender: holder(asset.chain, 9) }),
        };
      }),
  );

const nodeFor = (movements: readonly Movement[], now = UNTIL): VirtualChainNode | undefined =>
  createVirtualNodes(movements, { fineFrom: START, until: UNTIL, clock: () => now })[0];

/** What a reader tells, and what the ledger holds, in one form and order. */
const told = (transfers: readonly Transfer[]) =>
  transfers
    .map(({ txid, from, to, raw, contract }) => ({ txid, from: [...from], to, raw, contract }))
    .toSorted((a, b) => String(a.txid).localeCompare(String(b.txid)));
const held = (movements: readonly Movement[], address: string) =>
  movements
    .filter(({ from, to }) => to === address || from.some((payer) => payer.address === address))
    .map((movement) => ({
      txid: movement.txid,
      from: movement.from.map((payer) => payer.address),
      to: movement.to,
      raw: sumOf(movement),
      contract: movement.asset.contract,
    }))
    .toSorted((a, b) => a.txid.localeCompare(b.txid));

const balanceIn = (movements: readonly Movement[], address: string, contract: string | null): bigint =>
  movements
    .filter(({ asset }) => asset.contract === contract)
    .reduce(
      (sum, { from, to }) =>
        sum +
        (to === address ? sumOf({ from }) : 0n) -
        from.reduce((paid, payer) => paid + (payer.address === address ? payer.raw : 0n), 0n),
      0n,
    );

/** Asks over HTTP, as production does, through the relay that the server is. */
const overHttp = async <T>(
  { chain, node, api }: VirtualChainNode,
  question: (ask: AskNode, reader: ChainApi) => Promise<T>,
): Promise<T> => {
  const host = HOSTS[chain.id] ?? '';
  const server = await startNodeServer({ [host]: node });
  const reader = chain.apis.find(({ name }) => name === api);
  if (reader === undefined) throw new Error('no such API');
  const ask = createNodeReader({
    clock: () => UNTIL,
    egressUrl: server.url,
    userAgent: 'mamori/0.0.0',
    random: () => 0,
    sleep: async () => undefined,
  })({ api, url: `https://${host}` });
  try {
    return await question(ask, reader);
  } finally {
    await server.close();
  }
};

describe.each([
  ['bitcoin', [BTC]],
  ['nem', [XEM]],
] as const)('%s, account by account', (id, assets) => {
  test('the real reader decodes exactly the transfers of the ledger', async () => {
    await fc.assert(
      fc.asyncProperty(ledger(...assets), async (movements) => {
        const address = holder(id, WATCHED);
        let now = START;
        const [virtual] = createVirtualNodes(movements, { fineFrom: START, until: UNTIL, clock: () => now });
        if (virtual === undefined) return;
        await overHttp(virtual, async (ask, reader) => {
          if (reader.reads !== 'accounts') throw new Error('reads no accounts');
          const { cursor } = await reader.since(ask, address, null, 10);
          now = UNTIL;
          const page = await reader.since(ask, address, cursor, 10);
          expect(page.complete).toBe(true);
          expect(told(page.transfers)).toEqual(held(movements, address));
          expect((await reader.tip(ask)).height).toBe(virtual.virtual.tip().height);
        });
      }),
      { numRuns: 25 },
    );
  });
});

test('Bitcoin: what waits for a block is told, and in its block later', async () => {
  const address = holder('bitcoin', WATCHED);
  const movement: Movement = {
    asset: BTC,
    at: START + MINUTE,
    txid: digest('waits'),
    from: [{ address, raw: 100n }],
    to: holder('bitcoin', 5),
  };
  let now = START;
  const [virtual] = createVirtualNodes([movement], { fineFrom: START, until: UNTIL, clock: () => now });
  if (virtual === undefined) throw new Error('no node');
  await overHttp(virtual, async (ask, reader) => {
    if (reader.reads !== 'accounts') throw new Error('reads no accounts');
    const { cursor } = await reader.since(ask, address, null, 10);
    now = START + 2 * MINUTE;
    const early = await reader.since(ask, address, cursor, 10);
    expect(early.transfers).toMatchObject([{ txid: movement.txid, height: null }]);
    expect(await reader.standing(ask, movement.txid, address)).toBe('pending');
    now = UNTIL;
    const late = await reader.since(ask, address, early.cursor, 10);
    expect(late.transfers).toMatchObject([{ txid: movement.txid, raw: 100n }]);
    expect(await reader.standing(ask, movement.txid, address)).toBe(late.transfers[0]?.height);
  });
});

describe('Ethereum, block by block', () => {
  const readAll = async (virtual: VirtualChainNode, address: string, api: string) =>
    overHttp({ ...virtual, api }, async (ask, reader) => {
      if (reader.reads !== 'blocks') throw new Error('reads no blocks');
      const { height: last } = await reader.tip(ask);
      let first = last;
      while (virtual.virtual.block(first - 1) !== undefined) first -= 1;
      const blocks = await reader.blocks(ask, first, last, (one) => one === address);
      const accounts = [null, USDT.contract].map((contract) => ({ address, contract }));
      return { blocks, last, balances: await reader.balances(ask, accounts, last) };
    });

  test('the real reader decodes exactly the transfers of the ledger, but those inside transactions', async () => {
    await fc.assert(
      fc.asyncProperty(ledger(ETH, USDT), async (movements) => {
        const virtual = nodeFor(movements);
        if (virtual === undefined) return;
        const address = holder('ethereum', WATCHED);
        const { blocks } = await readAll(virtual, address, 'json-rpc');
        const visible = movements.filter(({ hidden }) => hidden === undefined);
        expect(told(blocks.flatMap(({ transfers }) => transfers))).toEqual(held(visible, address));
        const times = new Map(movements.map(({ txid, at }) => [txid, at]));
        for (const { txid, time } of blocks.flatMap(({ transfers }) => transfers))
          expect((time ?? 0) - (times.get(txid ?? '') ?? 0)).toBeLessThan(12 * SECOND);
      }),
      { numRuns: 10 },
    );
  });

  test('with traces it decodes those as well', async () => {
    await fc.assert(
      fc.asyncProperty(ledger(ETH, USDT), async (movements) => {
        const virtual = nodeFor(movements);
        if (virtual === undefined) return;
        const address = holder('ethereum', WATCHED);
        const { blocks } = await readAll(virtual, address, 'json-rpc-trace');
        expect(told(blocks.flatMap(({ transfers }) => transfers))).toEqual(held(movements, address));
      }),
      { numRuns: 10 },
    );
  });

  test('balances fall by what is hidden', async () => {
    const address = holder('ethereum', WATCHED);
    const paid = (asset: AssetFact, from: string, to: string, raw: bigint, more: Partial<Movement> = {}): Movement => ({
      asset,
      at: START + MINUTE,
      txid: `0x${digest(`${from} ${to} ${raw} ${asset.asset}`)}`,
      from: [{ address: from, raw }],
      to,
      ...more,
    });
    const other = holder('ethereum', 5);
    const movements = [
      paid(ETH, other, address, 10n ** 20n),
      paid(USDT, other, address, 500n),
      paid(ETH, address, other, 10n ** 19n, { hidden: true, sender: holder('ethereum', 9) }),
    ];
    const virtual = nodeFor(movements);
    if (virtual === undefined) throw new Error('no node');
    const { balances } = await readAll(virtual, address, 'json-rpc');
    expect(balances).toEqual([balanceIn(movements, address, null), balanceIn(movements, address, USDT.contract)]);
  });
});

test('a host that nobody plays is not there, and what cannot be read is refused', async () => {
  const server = await startNodeServer({ 'nem.node.example': () => ({ status: 200, body: {} }) });
  try {
    expect((await fetch(`${server.url}/other.example/chain/height`)).status).toBe(404);
    const refused = await fetch(`${server.url}/nem.node.example/block/at/public`, { method: 'POST', body: '{' });
    expect(refused.status).toBe(400);
  } finally {
    await server.close();
  }
});
