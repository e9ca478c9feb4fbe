import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bitcoin } from '../../../lib/chains/bitcoin.ts';
import { NodeFailure, type BlockApi } from '../../../lib/core/chain.ts';
import { addressOf, bitcoindBlock, inBitcoind, made, madeBlock, madeInput } from './made.ts';
import { ok, startNode, type Served } from './node-server.ts';

const bitcoind = bitcoin.apis.find(({ name }) => name === 'bitcoind') as BlockApi;
const [hot, bob] = [addressOf.p2sh('hot'), addressOf.p2pkh('bob')];
const EVERYTHING = (): boolean => true;

interface Asked {
  id: number;
  method: string;
  params: unknown[];
}
type Block = Record<string, unknown>;

const TIP = 120;
const coinbase = (height: number) => made(`coinbase ${height}`, [], [[bob, 50n]]);
const payment = (height: number) =>
  made(
    `payment ${height}`,
    [madeInput(hot, 1_000n, String(height))],
    [
      [bob, 300n],
      [hot, 690n],
    ],
  );

let node: Awaited<ReturnType<typeof startNode>>;
let verbosity: 2 | 3;
let change: (block: Block, height: number) => unknown;
let respond: (asked: Asked | Asked[], usual: unknown) => Served;
let posted: (Asked | Asked[])[];

const usualFor = ({ id, method, params }: Asked): unknown => {
  const answer = (result: unknown, error: unknown = null) => ({ jsonrpc: '2.0', id, result, error });
  if (method === 'getblockcount') return answer(TIP);
  if (method === 'getblockhash') {
    const height = Number(params[0]);
    return height > TIP
      ? answer(null, { code: -8, message: 'Block height out of range' })
      : answer(madeBlock(height).hash);
  }
  const height = Array.from({ length: TIP + 1 }, (_, each) => each).find((each) => madeBlock(each).hash === params[0]);
  if (height === undefined || params[1] !== 3) return answer(null, { code: -5, message: 'Block not found' });
  const transactions = [coinbase(height), payment(height)].map((each) => inBitcoind(each, { verbosity }));
  return answer(change(bitcoindBlock(transactions, madeBlock(height), { confirmations: TIP - height + 1 }), height));
};

beforeEach(async () => {
  verbosity = 3;
  change = (block) => block;
  respond = (_asked, usual) => ok(usual);
  posted = [];
  node = await startNode((_path, body) => {
    const asked = body as Asked | Asked[];
    posted.push(asked);
    return respond(asked, Array.isArray(asked) ? asked.map(usualFor).toReversed() : usualFor(asked));
  });
});
afterEach(() => node.close());

const blocks = (from: number, to: number, touches = EVERYTHING) => bitcoind.blocks(node.ask, from, to, touches);
const expectFailure = async (question: Promise<unknown>, message = /./): Promise<void> => {
  const error = await question.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  expect(error).toBeInstanceOf(NodeFailure);
  expect((error as NodeFailure).message).toMatch(message);
};

describe('blocks over bitcoind', () => {
  it('are read ascending, each linked to the one before, with what pays someone else', async () => {
    const read = await blocks(100, 102);
    expect(read.map(({ height, hash, parent }) => [height, hash, parent])).toEqual(
      [100, 101, 102].map((height) => [height, madeBlock(height).hash, madeBlock(height - 1).hash]),
    );
    expect(read.map(({ transfers }) => transfers.map(({ from, to, raw }) => ({ from, to, raw })))).toEqual(
      Array.from({ length: 3 }, () => [{ from: [hot], to: bob, raw: 300n }]),
    );
    expect(read[0]).toMatchObject({ time: madeBlock(100).time * 1_000 });
  });

  it('ask for all hashes at once, and for one block at a time', async () => {
    await blocks(100, 102);
    expect(posted.map((asked) => (Array.isArray(asked) ? asked.length : asked.method))).toEqual([
      3,
      'getblock',
      'getblock',
      'getblock',
    ]);
    posted = [];
    await blocks(5, 5);
    expect(posted.map((asked) => (Array.isArray(asked) ? asked.length : asked.method))).toEqual([
      'getblockhash',
      'getblock',
    ]);
    posted = [];
    await blocks(1, 110);
    expect(posted.filter((asked) => Array.isArray(asked)).map((asked) => asked.length)).toEqual([50, 50, 10]);
  });

  it('tell only what touches, and whether it is final', async () => {
    const [deep] = await blocks(115, 115);
    const [shallow] = await blocks(116, 116);
    expect([deep?.transfers[0]?.final, shallow?.transfers[0]?.final]).toEqual([true, false]);
    const [quiet] = await blocks(100, 100, () => false);
    expect(quiet?.transfers).toEqual([]);
  });

  it('begin with one that has no parent', async () => {
    change = ({ previousblockhash: _, ...block }) => block;
    expect((await blocks(0, 0))[0]).toMatchObject({ height: 0, parent: '' });
    await expectFailure(blocks(1, 1));
  });
});

describe('a node that is not to be believed', () => {
  it('lags: it has no such block yet', async () => {
    await expectFailure(blocks(TIP, TIP + 1), /lags behind/);
  });

  it.each<[string, (block: Block, height: number) => unknown]>([
    ['another block', (block) => ({ ...block, hash: madeBlock(7).hash })],
    ['another height', (block) => ({ ...block, height: 7 })],
    ['a block that does not follow the one before it', (block) => ({ ...block, previousblockhash: madeBlock(7).hash })],
    ['a block that was left', (block) => ({ ...block, confirmations: -1 })],
    ['ids alone', (block) => ({ ...block, tx: [coinbase(1).txid, payment(1).txid] })],
    ['fewer transactions than it counts', (block) => ({ ...block, tx: (block.tx as unknown[]).slice(1) })],
    ['no time', (block) => ({ ...block, time: undefined })],
    ['a text of the block', () => '0100000000'],
    ['nothing', () => null],
  ])('gives %s', async (_what, broken) => {
    change = (block, height) => (height === 101 ? broken(block, height) : block);
    await expectFailure(blocks(100, 102));
  });

  it('hides who pays (verbosity 2, or pruned of what was spent): blindness is not calm', async () => {
    verbosity = 2;
    await expectFailure(
      blocks(100, 100, () => false),
      /whose outputs/,
    );
  });

  it.each<[string, (asked: Asked | Asked[], usual: unknown) => Served]>([
    [
      'an error for all of a batch',
      (_asked) => ok({ jsonrpc: '2.0', id: null, error: { code: -32_600, message: 'batch' } }),
    ],
    ['half of a batch', (_asked, usual) => ok(Array.isArray(usual) ? usual.slice(1) : usual)],
    [
      'the same answer twice',
      (_asked, usual) => ok(Array.isArray(usual) ? usual.map(() => (usual as unknown[])[0]) : usual),
    ],
    [
      'the answer to another question',
      (asked, usual) => ok(Array.isArray(asked) ? usual : { ...(usual as object), id: 9 }),
    ],
    ['a page', () => ok('<!doctype html>')],
    ['500', () => ({ status: 500, body: { error: { code: -28, message: 'Loading block index…' } } })],
    [
      'no hashes',
      (_asked, usual) => ok(Array.isArray(usual) ? usual.map((each: object) => ({ ...each, result: 'x' })) : usual),
    ],
  ])('answers with %s', async (_what, answer) => {
    respond = answer;
    await expectFailure(blocks(100, 102));
  });
});

describe('tip and balances', () => {
  it('are its height, and unknown: it has no index of addresses', async () => {
    expect(await bitcoind.tip(node.ask)).toEqual({ height: TIP, final: null });
    expect(await bitcoind.balances(node.ask, [{ address: hot, contract: null }], 100)).toEqual([null]);
  });

  it('are no height: a text, a fraction, an error', async () => {
    for (const result of ['120', 1.5, -1, null]) {
      respond = () => ok({ jsonrpc: '2.0', id: 1, result });
      // oxlint-disable-next-line no-await-in-loop
      await expectFailure(bitcoind.tip(node.ask));
    }
    respond = () => ok({ jsonrpc: '2.0', id: 1, error: { code: -28, message: 'x' } });
    await expectFailure(bitcoind.tip(node.ask), /-28/);
  });
});
