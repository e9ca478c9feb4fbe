import { NodeFailure, type Account, type AskNode, type BlockApi, type ChainTip } from '../../core/chain.ts';
import { hexAmount, hexNumber, isFields } from './node-value.ts';
import { readBlocks } from './read-blocks.ts';
import { askBatch, resultIn, type RpcAnswer, type RpcCall } from './rpc-batch.ts';
import type { EvmNames } from './transfers.ts';

/** `balanceOf(address)`, https://eips.ethereum.org/EIPS/eip-20. */
const BALANCE_OF = '0x70a08231';
const WORD_DIGITS = 64;
/** Nodes limit batches, commonly to 100 calls (geth: 1000). */
const BALANCES_A_BATCH = 50;

const resultOr = (answer: RpcAnswer | undefined): unknown =>
  answer !== undefined && 'result' in answer ? answer.result : undefined;

/** The newest block, what the node holds irreversible (null before it knows the tag), and whether it is of this chain. */
const tipOf = async (ask: AskNode, chainId: number): Promise<ChainTip> => {
  const [newest, finalized, network] = await askBatch(ask, [
    { method: 'eth_blockNumber', params: [] },
    { method: 'eth_getBlockByNumber', params: ['finalized', false] },
    { method: 'eth_chainId', params: [] },
  ]);
  const height = hexNumber(resultIn(newest, 'its height'));
  if (height === undefined) throw new NodeFailure('unreadable', 'the height of the node is none');
  const own = hexNumber(resultOr(network));
  if (own !== undefined && own !== chainId) throw new NodeFailure('unreadable', 'the node is of another chain');
  const block = resultOr(finalized);
  const final = isFields(block) ? (hexNumber(block.number) ?? null) : null;
  if (final !== null && final > height) throw new NodeFailure('unreadable', 'the node contradicts itself');
  return { height, final };
};

const balanceCall = ({ address, contract }: Account, at: string): RpcCall =>
  contract === null
    ? { method: 'eth_getBalance', params: [address, at] }
    : {
        method: 'eth_call',
        params: [{ to: contract, data: `${BALANCE_OF}${address.slice(2).padStart(WORD_DIGITS, '0')}` }, at],
      };

/** A block without its transactions is small. */
const hashAt = async (ask: AskNode, height: number): Promise<string> => {
  const [answer] = await askBatch(ask, [
    { method: 'eth_getBlockByNumber', params: [`0x${height.toString(16)}`, false] },
  ]);
  const block = resultIn(answer, 'a block');
  const hash = isFields(block) ? block.hash : undefined;
  if (typeof hash !== 'string') throw new NodeFailure('unreadable', 'the block has no hash');
  return hash;
};

/** A contract that answers with nothing, or with more than a word, tells no balance. */
const balanceIn = (answer: RpcAnswer | undefined): bigint | null => hexAmount(resultOr(answer)) ?? null;

const balancesAt = async (ask: AskNode, accounts: readonly Account[], at: string): Promise<(bigint | null)[]> => {
  const balances: (bigint | null)[] = [];
  for (let first = 0; first < accounts.length; first += BALANCES_A_BATCH) {
    const calls = accounts.slice(first, first + BALANCES_A_BATCH).map((account) => balanceCall(account, at));
    const answers = await askBatch(ask, calls);
    balances.push(...answers.map(balanceIn));
  }
  return balances;
};

const balancesOf = async (
  ask: AskNode,
  accounts: readonly Account[],
  height: number | null,
): Promise<(bigint | null)[]> => {
  if (height === null) return balancesAt(ask, accounts, 'latest');
  const then = await balancesAt(ask, accounts, `0x${height.toString(16)}`);
  const missing = accounts.filter((_, index) => then[index] === null);
  const now = await balancesAt(ask, missing, 'latest');
  return then.map((balance) => balance ?? now.shift() ?? null);
};

export interface JsonRpcOptions {
  chainId: number;
  /** Asks `trace_block` too: sees money that moves inside a transaction. Few public nodes offer it. */
  traces: boolean;
}

/**
 * A node's JSON-RPC. `json-rpc` reads blocks and their receipts: native transfers of transactions, and tokens by their
 * logs; what contracts pay within a transaction shows in the balance alone (`unexplainedOutflow`). `json-rpc-trace`
 * reads those too.
 */
export const createJsonRpc = (names: EvmNames, { chainId, traces }: JsonRpcOptions): BlockApi => ({
  name: traces ? 'json-rpc-trace' : 'json-rpc',
  documentation: 'https://ethereum.github.io/execution-apis',
  reads: 'blocks',
  tip: (ask) => tipOf(ask, chainId),
  balances: balancesOf,
  ...(!traces && { balancesAt: (ask, accounts, height) => balancesAt(ask, accounts, `0x${height.toString(16)}`) }),
  hash: (ask, height) => hashAt(ask, height),
  blocks: (ask, from, to, touches) => readBlocks(ask, names, [from, to], touches, traces),
});
