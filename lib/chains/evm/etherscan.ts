import { NodeFailure, type Account, type AccountApi, type AskNode } from '../../core/chain.ts';
import { decimalAmount, hexNumber, isFields, resultOf } from './node-value.ts';
import { begin, readSince, type ExplorerQuery } from './read-account.ts';
import type { EvmNames } from './transfers.ts';

/** Behind an address that ends in a query: `…/v2/api?chainid=1&apikey=KEY`, or `…/api?` for explorers of the same kind. */
const pathOf = (query: ExplorerQuery): string =>
  Object.entries(query)
    .map(([name, value]) => `&${name}=${encodeURIComponent(String(value))}`)
    .join('');

const explorer =
  (ask: AskNode) =>
  (query: ExplorerQuery): Promise<unknown> =>
    ask({ path: pathOf(query) });

const heightOf = async (ask: AskNode): Promise<number> => {
  const body = await explorer(ask)({ module: 'proxy', action: 'eth_blockNumber' });
  const height = isFields(body) ? hexNumber(body.result) : undefined;
  if (height === undefined) throw new NodeFailure('unreadable', 'the explorer tells no height');
  return height;
};

const balanceOf = async (ask: AskNode, { address, contract }: Account): Promise<bigint | null> => {
  const body = await explorer(ask)({
    module: 'account',
    ...(contract === null ? { action: 'balance' } : { action: 'tokenbalance', contractaddress: contract }),
    address,
    tag: 'latest',
  });
  return isFields(body) && body.status === '1' ? (decimalAmount(body.result) ?? null) : null;
};

const standingOf = async (ask: AskNode, txid: string): Promise<number | 'pending' | 'gone'> => {
  const body = await explorer(ask)({ module: 'proxy', action: 'eth_getTransactionByHash', txhash: txid });
  if (isFields(body) && body.result === null && (body.error === undefined || body.error === null)) return 'gone';
  try {
    const transaction = resultOf(body);
    if (!isFields(transaction)) throw new NodeFailure('unreadable', 'the explorer tells no transaction');
    if (transaction.blockNumber === null || transaction.blockNumber === undefined) return 'pending';
    const height = hexNumber(transaction.blockNumber);
    if (height !== undefined) return height;
  } catch (error) {
    if (error instanceof NodeFailure) throw error;
  }
  throw new NodeFailure('unreadable', 'the explorer tells no transaction');
};

/**
 * Etherscan's API v2 and explorers that speak it (Blockscout, Routescan). An endpoint's address ends in its query and
 * holds the key. It keeps no past balances: those are the newest.
 */
export const createEtherscan = (names: EvmNames, { blockSeconds }: { blockSeconds: number }): AccountApi => ({
  name: 'etherscan',
  documentation: 'https://docs.etherscan.io/etherscan-v2',
  reads: 'accounts',
  tip: async (ask) => ({ height: await heightOf(ask), final: null }),
  async balances(ask, accounts) {
    const balances: (bigint | null)[] = [];
    for (const account of accounts) balances.push(await balanceOf(ask, account));
    return balances;
  },
  async since(ask, address, cursor, mostPages) {
    if (cursor === null) return { transfers: [], cursor: begin(await heightOf(ask)), complete: true };
    return readSince(explorer(ask), names, address, cursor, { blockSeconds, mostPages });
  },
  standing: standingOf,
});
