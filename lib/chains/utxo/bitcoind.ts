import { NodeFailure, type AskNode, type Block, type BlockApi } from '../../core/chain.ts';
import { SECOND } from '../../core/time.ts';
import type { Touches } from '../../core/transfer.ts';
import { BITCOIND, bitcoindStructure, isBitcoindBlock, placeOfBlock, transactionsOfBlock } from './bitcoind-bodies.ts';
import type { UtxoCoin } from './coin.ts';
import { countIn, field, hashIn, isCount, isFields, isHash, type Fields } from './fields.ts';
import { readable, unreadable } from './node-answer.ts';
import { readTransactions } from './read-transactions.ts';

/** With the outputs that are spent, since 23.0; of pruned blocks a node has none. */
const VERBOSITY = 3;
/**
 * 4 million units of weight are at most 4 MB, which stand in an answer three times as hex or assembly, beside some 500
 * bytes an input: 25 MB are the largest seen, and this is beyond what can be.
 */
const BLOCK_MOST_BYTES = 64 * 1024 * 1024;
/** RPC_INVALID_PARAMETER of `getblockhash`: https://github.com/bitcoin/bitcoin/blob/master/src/rpc/protocol.h */
const OUT_OF_RANGE = -8;

interface Call {
  method: string;
  params: readonly unknown[];
}
const request = ({ method, params }: Call, id: number) => ({ jsonrpc: '2.0', id, method, params });

/** Throws NodeFailure for an error, no result, or the answer to something else. */
const resultFor = (answer: unknown, id: number): unknown => {
  if (!isFields(answer)) throw unreadable('the answer is none of JSON-RPC');
  const { error, result } = answer;
  if ((error ?? null) !== null) {
    const code = field(error, 'code');
    if (code === OUT_OF_RANGE) throw new NodeFailure('unreachable', 'the node lags behind: it has no such block yet');
    throw unreadable(`the node answered with an error${isCount(code) || Number(code) < 0 ? ` (${String(code)})` : ''}`);
  }
  if (answer.id !== id) throw unreadable('the answer is to another question');
  if (result === undefined || result === null) throw unreadable('the answer has no result');
  return result;
};

const call = async (ask: AskNode, asked: Call, mostBytes?: number): Promise<unknown> =>
  resultFor(await ask({ path: '', post: request(asked, 1), ...(mostBytes !== undefined && { mostBytes }) }), 1);

/** One request for all. A server may answer in any order. */
const batch = async (ask: AskNode, calls: readonly Call[]): Promise<unknown[]> => {
  const answers = await ask({ path: '', post: calls.map((each, index) => request(each, index + 1)) });
  if (!Array.isArray(answers)) throw unreadable('the node does not answer a batch');
  return calls.map((_, index) =>
    resultFor(
      answers.find((answer) => field(answer, 'id') === index + 1),
      index + 1,
    ),
  );
};

/** https://www.jsonrpc.org/specification#batch: nodes take long ones, providers often no more than these. */
const BATCH_MOST = 50;

const hashesOf = async (ask: AskNode, from: number, to: number): Promise<string[]> => {
  const hashes: unknown[] = [];
  for (let height = from; height <= to; height += BATCH_MOST) {
    const calls = Array.from({ length: Math.min(BATCH_MOST, to - height + 1) }, (_, index) => ({
      method: 'getblockhash',
      params: [height + index],
    }));
    const [only] = calls;
    hashes.push(
      // In order, and no more than the node likes at once.
      // oxlint-disable-next-line no-await-in-loop
      ...(calls.length === 1 && only !== undefined ? [await call(ask, only)] : await batch(ask, calls)),
    );
  }
  if (!hashes.every(isHash)) throw unreadable('the hash of a block is none');
  return hashes;
};

const blockOf = (coin: UtxoCoin, answer: unknown, height: number, hash: string, touches: Touches): Block =>
  readable(() => {
    if (!isBitcoindBlock(answer)) throw unreadable('the answer is no block');
    const block: Fields = answer;
    if (block.hash !== hash || block.height !== height) throw unreadable('the answer is another block');
    const { confirmations } = block;
    if (typeof confirmations === 'number' && confirmations < 1)
      throw new NodeFailure('unreachable', 'the block was left while it was read');
    const transfers = readTransactions(coin, bitcoindStructure, transactionsOfBlock(block), touches, {
      place: placeOfBlock(block, coin),
      sendersNeeded: true,
    });
    return {
      height,
      hash,
      // The first block of all has none.
      parent: height === 0 ? '' : hashIn(block, 'previousblockhash'),
      time: countIn(block, 'time') * SECOND,
      transfers,
    };
  });

/**
 * A node's own JSON-RPC, block by block. It has no index of addresses: balances are unknown. Throws NodeFailure for a
 * node that lacks what is spent (`prevout`): without it, nobody sees who pays.
 */
export const createBitcoind = (coin: UtxoCoin): BlockApi => ({
  name: 'bitcoind',
  documentation: `${BITCOIND}/getblock.html`,
  reads: 'blocks',

  async tip(ask) {
    const height = await call(ask, { method: 'getblockcount', params: [] });
    if (!isCount(height)) throw unreadable('the height of the tip is no number');
    return { height, final: null };
  },

  async blocks(ask, from, to, touches) {
    const blocks: Block[] = [];
    const hashes = await hashesOf(ask, from, to);
    for (const [index, hash] of hashes.entries()) {
      // One at a time: each is large.
      // oxlint-disable-next-line no-await-in-loop
      const answer = await call(ask, { method: 'getblock', params: [hash, VERBOSITY] }, BLOCK_MOST_BYTES);
      const block = blockOf(coin, answer, from + index, hash, touches);
      if (index > 0 && block.parent !== hashes[index - 1])
        throw unreadable('the blocks do not follow each other: they were reorganised while they were read');
      blocks.push(block);
    }
    return blocks;
  },

  async hash(ask, height) {
    const [hash] = await hashesOf(ask, height, height);
    if (hash === undefined) throw unreadable('the hash of a block is none');
    return hash;
  },

  balances: async (_ask, accounts) => accounts.map(() => null),
});
