import { describe, expect, test } from 'vitest';
import { NodeFailure, type BlockApi } from '../../../lib/core/chain.ts';
import {
  ethereum,
  everyone,
  hash,
  hex,
  HOT,
  log,
  made,
  only,
  OTHER,
  padded,
  THIEF,
  transaction,
  TRANSFER,
  USDT,
} from './samples.ts';
import { asking, fill, virtualNode, type VirtualNode } from './virtual-node.ts';

const apiNamed = (name: string): BlockApi => {
  const api = ethereum.apis.find((candidate) => candidate.name === name);
  if (api?.reads !== 'blocks') throw new Error(`no API ${name}`);
  return api;
};
const api = apiNamed('json-rpc');
const traced = apiNamed('json-rpc-trace');

const PRICE = 1_000_000_000n;
const FEE = 21_000n * PRICE;

/** Block 101: a payment, one that failed, a token. Block 102: nothing that touches. */
const busy = (): VirtualNode => {
  const node = virtualNode();
  const place = { blockHash: hash(0xb10000 + 101), blockNumber: hex(101) };
  const token = log({ ...place, transactionHash: hash(3), logIndex: '0x4' });
  fill(
    node,
    101,
    [transaction(1), transaction(2), transaction(3, { to: USDT, value: '0x0' })],
    [{}, { status: '0x0' }, { logs: [token, log({ ...place, topics: [hash(8)] })] }],
  );
  fill(node, 102, [transaction(4, { from: OTHER, to: made(9) })]);
  return node;
};
const read = (node: VirtualNode, from = 100, to = 102) => api.blocks(asking(node), from, to, only(HOT));
const failure = (state: NodeFailure['state']): unknown => expect.objectContaining({ name: 'NodeFailure', state });

describe('blocks', () => {
  test('one request for a range: native transfers, tokens, fees; failed ones are none', async () => {
    const node = busy();
    const blocks = await read(node);
    expect(node.asked).toHaveLength(1);
    expect(blocks.map(({ height, hash: own, parent }) => [height, own, parent])).toEqual(
      [100, 101, 102].map((height) => [height, hash(0xb10000 + height), hash(0xb10000 + height - 1)]),
    );
    expect(
      blocks.map(({ transfers }) => transfers.map(({ asset, txid, index, to }) => [asset, txid, index, to])),
    ).toEqual([
      [],
      [
        ['ETH', hash(1), 0, THIEF],
        ['USDT', hash(3), 4, THIEF],
      ],
      [],
    ]);
    expect(blocks.map(({ fees }) => [...(fees ?? [])])).toEqual([[], [[HOT, 3n * FEE]], []]);
    expect(blocks[1]?.transfers.map(({ time, final }) => [time, final])).toEqual([
      [(1_700_000_000 + 101 * 12) * 1000, null],
      [(1_700_000_000 + 101 * 12) * 1000, null],
    ]);
  });

  test('the fee of the chain beneath (rollups) and that of blobs are part of it', async () => {
    const node = virtualNode();
    fill(node, 101, [transaction(1)], [{ l1Fee: hex(5n) }]);
    fill(node, 102, [transaction(2)], [{ blobGasUsed: hex(3n), blobGasPrice: hex(7n) }]);
    const blocks = await read(node, 101, 102);
    expect(blocks.map(({ fees }) => fees?.get(HOT))).toEqual([FEE + 5n, FEE + 21n]);
  });

  test('answers out of order are put in order', async () => {
    const node = busy();
    const expected = await read(busy());
    node.distort = (answers) => answers.toReversed();
    expect(await read(node)).toEqual(expected);
  });

  test('a node that takes small batches, or none, is asked in pieces', async () => {
    const expected = await read(busy());
    for (const most of [4, 1, 0]) {
      const node = busy();
      node.batchMost = most;
      expect(await read(node)).toEqual(expected);
    }
  });

  test('without receipts of whole blocks: logs, and the receipts of what touches', async () => {
    const expected = await read(busy());
    const node = busy();
    node.lacks.add('eth_getBlockReceipts');
    const blocks = await read(node);
    expect(blocks.map(({ transfers }) => transfers)).toEqual(expected.map(({ transfers }) => transfers));
    expect(blocks.every(({ fees }) => fees === undefined)).toBe(true);
    const methods = node.asked.flatMap(({ post }) => post as { method: string }[]).map(({ method }) => method);
    expect(methods.filter((method) => method === 'eth_getTransactionReceipt')).toHaveLength(2);
  });

  test('Polygon’s transaction from nobody to nobody needs no receipt', async () => {
    const node = virtualNode();
    const nobody = made(0);
    fill(node, 101, [transaction(1), transaction(2, { from: nobody, to: nobody, value: '0x0' })]);
    node.blocks.get(101)?.receipts.pop();
    expect((await api.blocks(asking(node), 101, 101, everyone))[0]?.transfers).toHaveLength(1);
  });

  test('traces show what a contract pays within a transaction, once', async () => {
    const node = virtualNode();
    fill(node, 101, [transaction(1, { from: OTHER, to: HOT, value: '0x5' })]);
    const trace = (traceAddress: number[], from: string, to: string, value: string) => ({
      action: { callType: 'call', from, to, value },
      blockHash: hash(0xb10000 + 101),
      blockNumber: 101,
      traceAddress,
      transactionHash: hash(1),
      type: 'call',
    });
    const traces = [trace([], OTHER, HOT, '0x5'), trace([0], HOT, THIEF, '0x9')];
    node.blocks.set(101, { ...node.blocks.get(101), traces } as never);
    const [told] = await traced.blocks(asking(node), 101, 101, only(HOT));
    expect(told?.transfers.map(({ index, from, to, raw }) => [index, ...from, to, raw])).toEqual([
      [0, OTHER, HOT, 5n],
      [1, HOT, THIEF, 9n],
    ]);
    node.lacks.add('trace_block');
    await expect(traced.blocks(asking(node), 101, 101, only(HOT))).rejects.toEqual(failure('unreadable'));
  });
});

type Damage = (node: VirtualNode) => void;
const change =
  (height: number, part: 'block' | 'receipts', edit: (held: never) => unknown): Damage =>
  (node) => {
    const held = node.blocks.get(height);
    if (held !== undefined) node.blocks.set(height, { ...held, [part]: edit(held[part] as never) });
  };

describe('a node that lags, lies or leaves gaps is a failure, never an empty block', () => {
  test.each<[string, Damage]>([
    ['lags', (node) => node.blocks.delete(102)],
    ['answers with another block', change(102, 'block', (held: object) => ({ ...held, number: hex(101) }))],
    ['answers with a block that is being made', change(102, 'block', (held: object) => ({ ...held, hash: null }))],
    ['breaks the chain of parents', change(102, 'block', (held: object) => ({ ...held, parentHash: hash(7) }))],
    ['tells hashes alone', change(101, 'block', (held: object) => ({ ...held, transactions: [hash(1)] }))],
    ['tells no time', change(101, 'block', (held: object) => ({ ...held, timestamp: null }))],
    [
      'has receipts of another block',
      change(101, 'receipts', (held: object[]) => held.map((one) => ({ ...one, blockHash: hash(7) }))),
    ],
    ['has a receipt too few', change(101, 'receipts', (held: object[]) => held.slice(1))],
    [
      'has receipts of other transactions',
      change(101, 'receipts', (held: object[]) => held.map((one) => ({ ...one, transactionHash: hash(7) }))),
    ],
    ['leaves an answer out', (node) => (node.distort = (answers) => answers.slice(1))],
    ['answers twice', (node) => (node.distort = (answers) => [...answers, answers[0]])],
    ['answers with null', (node) => (node.distort = () => null)],
    ['answers one for all', (node) => (node.distort = (answers) => answers[0])],
    ['answers with nulls', (node) => (node.distort = (answers) => answers.map(() => null))],
    ['refuses a block', (node) => node.lacks.add('eth_getBlockByNumber')],
    [
      'has neither receipts nor logs',
      (node) => {
        node.lacks.add('eth_getBlockReceipts');
        node.lacks.add('eth_getLogs');
      },
    ],
  ])('%s', async (_name, damage) => {
    const node = busy();
    damage(node);
    await expect(read(node)).rejects.toEqual(failure('unreadable'));
  });

  test.each<[string, Damage]>([
    ['a receipt is missing', (node) => node.lacks.add('eth_getTransactionReceipt')],
    [
      'a receipt is of another block',
      change(101, 'receipts', (held: object[]) => held.map((one) => ({ ...one, blockHash: hash(7) }))),
    ],
    [
      'logs are of another block',
      change(101, 'receipts', (held: { logs: object[] }[]) =>
        held.map((one) => ({ ...one, logs: one.logs.map((entry) => ({ ...entry, blockHash: hash(7) })) })),
      ),
    ],
  ])('without receipts of whole blocks: %s', async (_name, damage) => {
    const node = busy();
    node.lacks.add('eth_getBlockReceipts');
    damage(node);
    await expect(read(node)).rejects.toEqual(failure('unreadable'));
  });

  test('a limit is told apart: the node is not asked again in halves', async () => {
    const node = busy();
    node.distort = () => ({ jsonrpc: '2.0', id: null, error: { code: -32_005, message: 'limit exceeded' } });
    await expect(read(node)).rejects.toEqual(failure('blocked'));
    expect(node.asked).toHaveLength(1);
  });

  test('what the node says is not repeated', async () => {
    const node = busy();
    node.distort = () => [{ id: 1, error: { code: 1, message: 'secret words' } }];
    await expect(read(node)).rejects.not.toThrow('secret words');
  });

  test('failures of the connection go through as they are', async () => {
    const broken = () => Promise.reject(new NodeFailure('unreachable', 'timed out'));
    await expect(api.blocks(broken, 100, 101, everyone)).rejects.toEqual(failure('unreachable'));
  });
});

test('reorg: a block that was replaced has another hash under the same height, and its transfers are gone', async () => {
  const node = busy();
  const [before] = await read(node, 101, 101);
  fill(node, 101, []);
  change(101, 'block', (held: object) => ({ ...held, hash: hash(0xdead) }))(node);
  const [after] = await read(node, 101, 101);
  expect(after?.hash).not.toBe(before?.hash);
  expect(after?.parent).toBe(before?.parent);
  expect([before?.transfers.length, after?.transfers.length]).toEqual([2, 0]);
  await expect(read(node, 101, 102)).rejects.toEqual(failure('unreadable'));
});

describe('the tip', () => {
  test('height, and what is final', async () => {
    expect(await api.tip(asking(virtualNode()))).toEqual({ height: 104, final: 101 });
  });
  test('a node that knows no finality says so', async () => {
    const node = virtualNode();
    node.finalized = null;
    expect(await api.tip(asking(node))).toEqual({ height: 104, final: null });
  });
  test.each<[string, Damage]>([
    ['of another chain', (node) => (node.chainId = 56)],
    ['without a height', (node) => node.lacks.add('eth_blockNumber')],
    ['whose final block lies above', (node) => node.blocks.set(101, { block: { number: hex(900) }, receipts: [] })],
  ])('a node %s is a failure', async (_name, damage) => {
    const node = virtualNode();
    damage(node);
    await expect(api.tip(asking(node))).rejects.toEqual(failure('unreadable'));
  });
});

describe('balances', () => {
  const accounts = [
    { address: HOT, contract: null },
    { address: HOT, contract: USDT },
    { address: THIEF, contract: USDT },
  ];
  const rich = (): VirtualNode => {
    const node = virtualNode();
    node.balances.set(HOT, 2n ** 200n + 1n).set(`${USDT} ${HOT}`, 7n);
    return node;
  };
  test('of the chain’s own asset and of tokens; a contract that says nothing tells none', async () => {
    expect(await api.balances(asking(rich()), accounts, null)).toEqual([2n ** 200n + 1n, 7n, null]);
    expect(await api.balances(asking(rich()), [], null)).toEqual([]);
  });
  test('a node that keeps no past tells the newest', async () => {
    const node = rich();
    node.stateFrom = 104;
    expect(await api.balances(asking(node), accounts, 100)).toEqual([2n ** 200n + 1n, 7n, null]);
    node.stateFrom = 0;
    node.asked.length = 0;
    expect(await api.balances(asking(node), accounts.slice(0, 2), 100)).toEqual([2n ** 200n + 1n, 7n]);
    expect(node.asked).toHaveLength(1);
  });
  test('many are asked in several batches, in order', async () => {
    const node = virtualNode();
    const many = Array.from({ length: 120 }, (_, index) => ({ address: made(index + 1), contract: null }));
    for (const [index, { address }] of many.entries()) node.balances.set(address, BigInt(index));
    expect(await api.balances(asking(node), many, null)).toEqual(many.map((_, index) => BigInt(index)));
    expect(node.asked.length).toBeGreaterThan(1);
  });
});

test('the filter for logs is the signature of Transfer, and addresses are padded to words', () => {
  expect(TRANSFER).toHaveLength(66);
  expect(padded(HOT)).toHaveLength(66);
});
