import { SECOND } from '../../../lib/core/time.ts';
import { digest } from '../holders.ts';
import { sumOf, type Movement } from '../movement.ts';
import type { NodeReply, VirtualBlock, VirtualChain, VirtualNode } from './virtual-chain.ts';

/** keccak256 of `Transfer(address,address,uint256)`, https://eips.ethereum.org/EIPS/eip-20. */
const TRANSFER_TOPIC = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef';
const BALANCE_OF = '0x70a08231';
const WORD_DIGITS = 64;
const GAS_USED = 21_000;
/** Codes of https://www.jsonrpc.org/specification. */
const METHOD_NOT_FOUND = -32_601;
const INVALID_PARAMS = -32_602;

const hex = (value: number | bigint): string => `0x${value.toString(16)}`;
const word = (value: string | bigint): string =>
  `0x${(typeof value === 'bigint' ? value.toString(16) : value.slice(2)).padStart(WORD_DIGITS, '0')}`;

export interface JsonRpcNodeOptions {
  chainId: number;
  /** Blocks from a block to the newest irreversible one. */
  finalDepth: number;
}

interface Call {
  id: unknown;
  method: string;
  params: readonly unknown[];
}

/** An error of JSON-RPC in place of a result. */
class Refusal extends Error {
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

const isNative = ({ asset, hidden }: Movement): boolean => asset.contract === null && hidden === undefined;
const payerOf = ({ from }: Movement): string => from[0]?.address ?? '';

const hashOf = (chain: VirtualChain, height: number): string => `0x${chain.hashAt(height)}`;

/** A payment itself; or a call of the token's contract, or of the contract that pays. */
const transactionOf = (chain: VirtualChain, block: VirtualBlock, movement: Movement, index: number) => ({
  blockHash: hashOf(chain, block.height),
  blockNumber: hex(block.height),
  hash: movement.txid,
  from: movement.sender ?? payerOf(movement),
  to: isNative(movement) ? movement.to : (movement.asset.contract ?? payerOf(movement)),
  value: isNative(movement) ? hex(sumOf(movement)) : '0x0',
  input: isNative(movement) ? '0x' : '0xa9059cbb',
  nonce: '0x0',
  gas: hex(GAS_USED),
  gasPrice: '0x0',
  transactionIndex: hex(index),
  type: '0x0',
});

const logOf = (chain: VirtualChain, block: VirtualBlock, movement: Movement, index: number) => ({
  address: movement.asset.contract,
  topics: [TRANSFER_TOPIC, word(payerOf(movement)), word(movement.to)],
  data: word(sumOf(movement)),
  blockHash: hashOf(chain, block.height),
  blockNumber: hex(block.height),
  transactionHash: movement.txid,
  transactionIndex: hex(index),
  logIndex: hex(index),
  removed: false,
});

const logsOf = (chain: VirtualChain, block: VirtualBlock): ReturnType<typeof logOf>[] =>
  block.movements.flatMap((movement, index) =>
    movement.asset.contract === null ? [] : [logOf(chain, block, movement, index)],
  );

const blockOf = (chain: VirtualChain, block: VirtualBlock, full: boolean) => ({
  number: hex(block.height),
  hash: hashOf(chain, block.height),
  parentHash: hashOf(chain, block.height - 1),
  timestamp: hex(Math.floor(block.at / SECOND)),
  miner: `0x${digest('miner').slice(0, 40)}`,
  gasLimit: hex(30_000_000),
  gasUsed: hex(GAS_USED * block.movements.length),
  logsBloom: '0x',
  uncles: [],
  transactions: full
    ? block.movements.map((movement, index) => transactionOf(chain, block, movement, index))
    : block.movements.map(({ txid }) => txid),
});

const receiptOf = (chain: VirtualChain, block: VirtualBlock, movement: Movement, index: number) => {
  const { from, to } = transactionOf(chain, block, movement, index);
  return {
    blockHash: hashOf(chain, block.height),
    blockNumber: hex(block.height),
    transactionHash: movement.txid,
    transactionIndex: hex(index),
    from,
    to,
    contractAddress: null,
    status: '0x1',
    gasUsed: hex(GAS_USED),
    // Gas is free here: balances are exactly what the movements say.
    effectiveGasPrice: '0x0',
    logs: movement.asset.contract === null ? [] : [logOf(chain, block, movement, index)],
  };
};

/** The steps of a block: every movement of the chain's own asset, with those inside transactions. */
const tracesOf = (chain: VirtualChain, block: VirtualBlock): unknown[] =>
  block.movements.flatMap((movement, index) => {
    const { from, to, value } = transactionOf(chain, block, movement, index);
    const step = (traceAddress: number[], subtraces: number, action: Record<string, string>) => ({
      action: { callType: 'call', gas: '0x0', input: '0x', ...action },
      blockHash: hashOf(chain, block.height),
      blockNumber: block.height,
      result: { gasUsed: '0x0', output: '0x' },
      subtraces,
      traceAddress,
      transactionHash: movement.txid,
      transactionPosition: index,
      type: 'call',
    });
    const outer = step([], movement.hidden === undefined ? 0 : 1, { from, to, value });
    if (movement.hidden === undefined) return [outer];
    return [outer, step([0], 0, { from: payerOf(movement), to: movement.to, value: hex(sumOf(movement)) })];
  });

const createMethods = (chain: VirtualChain, { chainId, finalDepth }: JsonRpcNodeOptions) => {
  const heightIn = (tag: unknown): number => {
    const tip = chain.tip().height;
    if (tag === 'latest' || tag === undefined) return tip;
    if (tag === 'finalized' || tag === 'safe') return tip - finalDepth;
    if (typeof tag !== 'string' || !/^0x[0-9a-f]+$/.test(tag)) throw new Refusal(INVALID_PARAMS, 'invalid block tag');
    return Number(tag);
  };
  const blockIn = (tag: unknown): VirtualBlock | undefined => chain.block(heightIn(tag));
  const balance = (address: string, contract: string | null, tag: unknown): bigint =>
    chain.balanceAt(address, contract, heightIn(tag));
  const methods: Record<string, (params: readonly unknown[]) => unknown> = {
    eth_chainId: () => hex(chainId),
    eth_blockNumber: () => hex(chain.tip().height),
    eth_getBlockByNumber([tag, full]) {
      const block = blockIn(tag);
      return block === undefined ? null : blockOf(chain, block, full === true);
    },
    eth_getBlockReceipts([tag]) {
      const block = blockIn(tag);
      return block?.movements.map((movement, index) => receiptOf(chain, block, movement, index)) ?? null;
    },
    eth_getTransactionReceipt([txid]) {
      const { block = null, movement } = chain.transaction(String(txid)) ?? {};
      if (block === null || movement === undefined) return null;
      return receiptOf(chain, block, movement, block.movements.indexOf(movement));
    },
    eth_getLogs([filter]) {
      const { blockHash, fromBlock } = filter as { blockHash?: string; fromBlock?: string };
      const tip = chain.tip().height;
      if (blockHash === undefined) return logsOf(chain, blockIn(fromBlock) ?? chain.tip());
      for (let height = tip; chain.block(height) !== undefined; height -= 1)
        if (hashOf(chain, height) === blockHash) return logsOf(chain, chain.block(height) as VirtualBlock);
      throw new Refusal(INVALID_PARAMS, 'unknown block');
    },
    eth_getBalance: ([address, tag]) => hex(balance(String(address), null, tag)),
    eth_call([call, tag]) {
      const { to, data } = call as { to: string; data: string };
      if (!data.startsWith(BALANCE_OF)) throw new Refusal(3, 'execution reverted');
      return word(balance(`0x${data.slice(-40)}`, to, tag));
    },
    trace_block([tag]) {
      const block = blockIn(tag);
      return block === undefined ? null : tracesOf(chain, block);
    },
  };
  return methods;
};

/** Answers as a node of Ethereum does, batches included. */
export const createJsonRpcNode = (chain: VirtualChain, options: JsonRpcNodeOptions): VirtualNode => {
  const methods = createMethods(chain, options);
  const one = ({ id, method, params }: Call): unknown => {
    const answer = Object.hasOwn(methods, method) ? methods[method] : undefined;
    const failed = (code: number, message: string) => ({ jsonrpc: '2.0', id, error: { code, message } });
    if (answer === undefined) return failed(METHOD_NOT_FOUND, `the method ${method} does not exist`);
    try {
      return { jsonrpc: '2.0', id, result: answer(params) };
    } catch (error) {
      if (error instanceof Refusal) return failed(error.code, error.message);
      throw error;
    }
  };
  return ({ post }): NodeReply => ({
    status: 200,
    body: Array.isArray(post) ? (post as Call[]).map(one) : one(post as Call),
  });
};
