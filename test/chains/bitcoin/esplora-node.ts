import { inEsplora, madeBlock, type Made, type MadeBlock } from './made.ts';
import { missing, ok, startNode, type Served } from './node-server.ts';

/** https://github.com/Blockstream/electrs: so many of a page that are in a block, and so many that wait. */
const CHAIN_PAGE = 25;
const MEMPOOL_PAGE = 50;

interface Placed {
  transaction: Made;
  block: MadeBlock;
}

const touches = ({ inputs, outputs }: Made, address: string): boolean =>
  [...inputs, ...outputs].some((each) => each.address === address);

/** A node that speaks Esplora's API of a chain that a test makes, and remakes. */
export const startEsplora = async () => {
  const chain = { height: 800_000, blocks: [] as Placed[], waiting: [] as Made[] };
  const faults: { answer?: (path: string, usual: Served) => Served } = {};

  const newestFirst = (address: string): Placed[] =>
    chain.blocks.filter(({ transaction }) => touches(transaction, address)).toReversed();
  const shown = ({ transaction, block }: Placed) => inEsplora(transaction, block);

  const account = (address: string, rest: string | undefined): Served => {
    const rows = newestFirst(address);
    if (rest === undefined) {
      const [funded, spent] = [0, 0];
      return ok({ address, chain_stats: { funded_txo_sum: funded, spent_txo_sum: spent, tx_count: rows.length } });
    }
    if (rest === 'txs') {
      const waiting = chain.waiting.filter((transaction) => touches(transaction, address)).toReversed();
      return ok([
        ...waiting.slice(0, MEMPOOL_PAGE).map((transaction) => inEsplora(transaction, null)),
        ...rows.slice(0, CHAIN_PAGE).map(shown),
      ]);
    }
    const [, last] = /^txs\/chain\/(.+)$/.exec(rest) ?? [];
    const at = rows.findIndex(({ transaction }) => transaction.txid === last);
    return ok(at === -1 ? [] : rows.slice(at + 1, at + 1 + CHAIN_PAGE).map(shown));
  };

  const usual = (path: string): Served => {
    if (path === '/blocks/tip/height') return ok(chain.height);
    const [, address, rest] = /^\/address\/([^/]+)(?:\/(.+))?$/.exec(path) ?? [];
    if (address !== undefined) return account(address, rest);
    const [, txid] = /^\/tx\/([0-9a-f]+)$/.exec(path) ?? [];
    const placed = [...chain.blocks, ...chain.waiting.map((transaction) => ({ transaction, block: null }))];
    const found = placed.find(({ transaction }) => transaction.txid === txid);
    return found === undefined ? missing('Transaction not found') : ok(shown(found));
  };

  const node = await startNode((path) => faults.answer?.(path, usual(path)) ?? usual(path));
  return {
    ...node,
    faults,
    /** The next block, with these in it: they wait no more. */
    mine(transactions: readonly Made[] = [], branch = ''): void {
      chain.height += 1;
      const block = madeBlock(chain.height, branch);
      chain.blocks.push(...transactions.map((transaction) => ({ transaction, block })));
      const txids = transactions.map(({ txid }) => txid);
      chain.waiting = chain.waiting.filter(({ txid }) => !txids.includes(txid));
    },
    /** Those above this height were never there; what was in them is gone unless it is mined again. */
    reorganiseTo(height: number): void {
      chain.height = height;
      chain.blocks = chain.blocks.filter(({ block }) => block !== null && block.height <= height);
    },
    announce: (...transactions: readonly Made[]): void => {
      chain.waiting.push(...transactions);
    },
    /** Another one takes what it spends. */
    replace(old: Made, by: Made): void {
      chain.waiting = chain.waiting.map((each) => (each.txid === old.txid ? by : each));
    },
    height: (): number => chain.height,
  };
};
