import type { AskNode, NodeRequest } from '../../../lib/core/chain.ts';
import { block, hash, hex, receipt } from './samples.ts';

type Json = Record<string, unknown>;

export interface VirtualBlock {
  block: Json;
  receipts: Json[];
  traces?: Json[];
}

/** What a node holds; a test changes what it likes. */
export interface VirtualNode {
  chainId: number;
  finalized: number | null;
  blocks: Map<number, VirtualBlock>;
  /** Methods that the node does not offer. */
  lacks: Set<string>;
  /** Largest batch that it takes. */
  batchMost: number;
  /** What is done to the list of answers before it is sent. */
  distort(answers: Json[]): unknown;
  balances: Map<string, bigint>;
  /** It keeps no state of blocks below. */
  stateFrom: number;
  /** Every request that was sent, in order. */
  asked: NodeRequest[];
}

/** Blocks 100 to 104, linked, each with no transactions. */
export const virtualNode = (): VirtualNode => ({
  chainId: 1,
  finalized: 101,
  blocks: new Map([100, 101, 102, 103, 104].map((height) => [height, { block: block(height), receipts: [] }])),
  lacks: new Set(),
  batchMost: 1000,
  distort: (answers) => answers,
  balances: new Map(),
  stateFrom: 0,
  asked: [],
});

/** Puts transactions into a block of the node, with receipts that say they went well unless told otherwise. */
export const fill = (node: VirtualNode, height: number, transactions: Json[], receipts: Json[] = []): void => {
  const place = { blockHash: hash(0xb10000 + height), blockNumber: hex(height) };
  node.blocks.set(height, {
    block: block(height, transactions),
    receipts: transactions.map((transaction, index) => ({
      ...receipt(index, { transactionHash: transaction.hash, ...place }),
      ...receipts[index],
    })),
  });
};

const heightIn = (node: VirtualNode, tag: unknown): number | null => {
  if (tag === 'finalized') return node.finalized;
  if (tag === 'latest') return Math.max(...node.blocks.keys());
  return Number(tag);
};

const balanceIn = (node: VirtualNode, account: string, tag: unknown): unknown => {
  const height = heightIn(node, tag);
  if (height === null || height < node.stateFrom) throw new Error('missing trie node');
  const balance = node.balances.get(account);
  return balance === undefined ? '0x' : hex(balance);
};

const logsIn = ({ receipts }: VirtualBlock, topic: unknown): unknown[] =>
  receipts.flatMap(({ logs }) => logs as { topics: unknown[] }[]).filter(({ topics }) => topics[0] === topic);

const results: Record<string, (node: VirtualNode, params: unknown[]) => unknown> = {
  eth_chainId: (node) => hex(node.chainId),
  eth_blockNumber: (node) => hex(heightIn(node, 'latest') ?? 0),
  eth_getBlockByNumber: (node, [tag]) => node.blocks.get(heightIn(node, tag) ?? -1)?.block ?? null,
  eth_getBlockReceipts: (node, [tag]) => node.blocks.get(heightIn(node, tag) ?? -1)?.receipts ?? null,
  trace_block: (node, [tag]) => node.blocks.get(heightIn(node, tag) ?? -1)?.traces ?? null,
  eth_getTransactionReceipt: (node, [txid]) =>
    [...node.blocks.values()]
      .flatMap(({ receipts }) => receipts)
      .find(({ transactionHash }) => transactionHash === txid) ?? null,
  eth_getLogs: (node, [filter]) => {
    const { blockHash, topics } = filter as { blockHash: string; topics: [string] };
    const found = [...node.blocks.values()].find((held) => held.block.hash === blockHash);
    return found === undefined ? [] : logsIn(found, topics[0]);
  },
  eth_getBalance: (node, [address, tag]) => balanceIn(node, String(address), tag),
  eth_call: (node, [call, tag]) => {
    const { to, data } = call as { to: string; data: string };
    return balanceIn(node, `${to} 0x${data.slice(-40)}`, tag);
  },
};

const answerTo = (
  node: VirtualNode,
  { id, method, params }: { id: number; method: string; params: unknown[] },
): Json => {
  const read = node.lacks.has(method) ? undefined : results[method];
  if (read === undefined) return { jsonrpc: '2.0', id, error: { code: -32_601, message: 'the method does not exist' } };
  try {
    return { jsonrpc: '2.0', id, result: read(node, params) };
  } catch (error) {
    return { jsonrpc: '2.0', id, error: { code: -32_000, message: String(error) } };
  }
};

/** Asks the node as over the wire: only what JSON can hold goes either way. */
export const asking =
  (node: VirtualNode): AskNode =>
  async (request) => {
    node.asked.push(request);
    const post = JSON.parse(JSON.stringify(request.post)) as
      | Parameters<typeof answerTo>[1]
      | Parameters<typeof answerTo>[1][];
    if (!Array.isArray(post)) return JSON.parse(JSON.stringify(answerTo(node, post))) as unknown;
    if (post.length > node.batchMost)
      return { jsonrpc: '2.0', id: null, error: { code: -32_600, message: 'batch too large' } };
    const answers = node.distort(post.map((call) => answerTo(node, call)));
    return JSON.parse(JSON.stringify(answers)) as unknown;
  };
