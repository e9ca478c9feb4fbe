import { NodeFailure, type AskNode, type Block } from '../../core/chain.ts';
import { Unreadable } from '../../core/exchange.ts';
import type { Touches, Transfer } from '../../core/transfer.ts';
import { blockIn, nativeTransfersOf, type RawBlock } from './block.ts';
import { joinReceipts } from './joined-block.ts';
import { hashIn, isFields } from './node-value.ts';
import { looksLikeReceipt, outcomeIn } from './receipts.ts';
import { askBatch, resultIn, type RpcAnswer, type RpcCall } from './rpc-batch.ts';
import { TRANSFER_TOPIC, transfersOfLogs } from './token-logs.ts';
import { transfersOfTraces } from './traces.ts';
import type { EvmNames } from './transfers.ts';

/** A full block of Ethereum has about 1 MB, its receipts 2 MB, its traces more; rollups have larger ones. */
const MOST_BYTES_A_BLOCK = 24 * 1024 * 1024;

const hex = (height: number): string => `0x${height.toString(16)}`;
const unreadable = (detail: string): NodeFailure => new NodeFailure('unreadable', detail);

/** A block with its number and hash: what is only being made has none. */
type MinedBlock = RawBlock & { height: number; hash: string };

const minedBlock = (value: unknown, height: number): MinedBlock => {
  const block = blockIn(value);
  if (block.height !== height || block.hash === null) throw unreadable('the node answers with another block');
  return { ...block, height, hash: block.hash };
};

const callsOf = (height: number, traces: boolean): RpcCall[] => [
  { method: 'eth_getBlockByNumber', params: [hex(height), true] },
  { method: 'eth_getBlockReceipts', params: [hex(height)] },
  ...(traces ? [{ method: 'trace_block', params: [hex(height)] }] : []),
];

/** Drops those that failed: each native transfer's own receipt says so. */
const succeeded = (transfers: readonly Transfer[], block: MinedBlock, answers: readonly RpcAnswer[]): Transfer[] =>
  transfers.filter((transfer, index) => {
    const receipt = resultIn(answers[index], 'a receipt');
    if (!looksLikeReceipt(receipt) || !isFields(receipt)) throw unreadable('a receipt is none');
    if (hashIn(receipt.blockHash) !== block.hash || hashIn(receipt.transactionHash) !== transfer.txid) {
      throw unreadable('a receipt is of another block or transaction');
    }
    return !outcomeIn(receipt).failed;
  });

/** For nodes without eth_getBlockReceipts: the block's Transfer logs, and the receipts of the native transfers that touch. */
const withoutReceipts = async (
  ask: AskNode,
  names: EvmNames,
  block: MinedBlock,
  touches: Touches,
): Promise<Transfer[]> => {
  const natives = nativeTransfersOf(names, block, touches).map((transfer) => ({ ...transfer, final: null }));
  const calls: RpcCall[] = [
    { method: 'eth_getLogs', params: [{ blockHash: block.hash, topics: [TRANSFER_TOPIC] }] },
    ...natives.map(({ txid }) => ({ method: 'eth_getTransactionReceipt', params: [txid] })),
  ];
  const [logs, ...receipts] = await askBatch(ask, calls, MOST_BYTES_A_BLOCK);
  const told = resultIn(logs, 'the logs of a block');
  if (Array.isArray(told) && told.some((log) => isFields(log) && log.blockHash !== block.hash)) {
    throw unreadable('the logs are of another block');
  }
  const tokens = transfersOfLogs(names, told, touches, { time: block.time, final: null });
  return [...succeeded(natives, block, receipts), ...tokens];
};

/** Steps inside transactions: the transactions' own are known from the block. */
const insideOf = (names: EvmNames, block: MinedBlock, answer: RpcAnswer | undefined, touches: Touches): Transfer[] => {
  const traces = resultIn(answer, 'the traces of a block');
  if (Array.isArray(traces) && traces.some((trace) => isFields(trace) && trace.blockHash !== block.hash)) {
    throw unreadable('the traces are of another block');
  }
  const { height, time } = block;
  return transfersOfTraces(names, traces, touches, { height, time, final: null }).filter(({ index }) => index > 0);
};

const hasReceipts = (answer: RpcAnswer | undefined): answer is { result: unknown } =>
  answer !== undefined && 'result' in answer && answer.result !== null && answer.result !== undefined;

const readOne = async (
  ask: AskNode,
  names: EvmNames,
  height: number,
  [raw, receipts, traces]: readonly RpcAnswer[],
  touches: Touches,
  traced: boolean,
): Promise<Block> => {
  const block = minedBlock(resultIn(raw, 'a block'), height);
  const joined = hasReceipts(receipts)
    ? joinReceipts(names, block, receipts.result, touches)
    : { transfers: await withoutReceipts(ask, names, block, touches) };
  const inside = traced ? insideOf(names, block, traces, touches) : [];
  const { hash, parent, time } = block;
  return { height, hash, parent, time, ...joined, transfers: [...joined.transfers, ...inside] };
};

const linked = (blocks: readonly Block[]): void => {
  for (const [index, block] of blocks.entries()) {
    const before = blocks[index - 1];
    if (before !== undefined && block.parent !== before.hash) throw unreadable('the blocks do not follow one another');
  }
};

/**
 * The blocks `from` to `to` by one batch: each with the receipts of its transactions, linked by their parents. Where
 * the node has no receipts of whole blocks, a batch a block more. Throws NodeFailure.
 */
export const readBlocks = async (
  ask: AskNode,
  names: EvmNames,
  [from, to]: readonly [number, number],
  touches: Touches,
  traced: boolean,
): Promise<Block[]> => {
  const heights = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  const each = callsOf(from, traced).length;
  const calls = heights.flatMap((height) => callsOf(height, traced));
  const answers = await askBatch(ask, calls, MOST_BYTES_A_BLOCK * heights.length);
  const blocks: Block[] = [];
  try {
    for (const [index, height] of heights.entries()) {
      const own = answers.slice(index * each, (index + 1) * each);
      blocks.push(await readOne(ask, names, height, own, touches, traced));
    }
  } catch (error) {
    if (error instanceof Unreadable) throw unreadable(error.message);
    throw error;
  }
  linked(blocks);
  return blocks;
};
