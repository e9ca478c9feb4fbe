import { SECOND } from '../../../lib/core/time.ts';
import { digest } from '../holders.ts';
import { sumOf, type Movement } from '../movement.ts';
import type { NodeReply, VirtualBlock, VirtualChain, VirtualNode } from './virtual-chain.ts';

/** https://github.com/Blockstream/esplora/blob/master/API.md: pages of an address. */
const PAGE = 25;
const WAITING_MOST = 50;
const ok = (body: unknown): NodeReply => ({ status: 200, body });
const missing = (what: string): NodeReply => ({ status: 404, body: what });

const output = (address: string, raw: bigint) => ({
  scriptpubkey: '',
  scriptpubkey_asm: '',
  scriptpubkey_type: 'p2pkh',
  scriptpubkey_address: address,
  value: Number(raw),
});

/** A transaction that spends exactly what it pays: virtual miners ask for nothing. */
const transactionOf = (chain: VirtualChain, block: VirtualBlock | null, movement: Movement) => ({
  txid: movement.txid,
  version: 2,
  locktime: 0,
  vin: movement.from.map(({ address, raw }, index) => ({
    txid: digest(`${movement.txid} spends ${index}`),
    vout: 0,
    prevout: output(address, raw),
    scriptsig: '',
    scriptsig_asm: '',
    is_coinbase: false,
    sequence: 4_294_967_293,
  })),
  vout: [output(movement.to, sumOf(movement))],
  size: 226,
  weight: 904,
  fee: 0,
  status:
    block === null
      ? { confirmed: false }
      : {
          confirmed: true,
          block_height: block.height,
          block_hash: chain.hashAt(block.height),
          block_time: block.at / SECOND,
        },
});

/** Newest first, those that wait for a block before them; behind `after` where it is given. */
const pageOf = (chain: VirtualChain, address: string, after: string | undefined): NodeReply => {
  const history = chain.historyOf(address).toReversed();
  const from = after === undefined ? 0 : history.findIndex(({ movement }) => movement.txid === after) + 1;
  if (after !== undefined && from === 0) return missing('Transaction not found');
  const waiting = after === undefined ? chain.waitingOf(address).slice(0, WAITING_MOST) : [];
  const page = history.slice(from, from + PAGE).map(({ block, movement }) => transactionOf(chain, block, movement));
  return ok([...waiting.map((movement) => transactionOf(chain, null, movement)), ...page]);
};

const accountOf = (chain: VirtualChain, address: string): NodeReply => {
  const { funded, spent } = chain.sumsAt(address, null, chain.tip().height);
  const count = chain.historyOf(address).length;
  return ok({
    address,
    chain_stats: {
      funded_txo_count: count,
      funded_txo_sum: Number(funded),
      spent_txo_count: count,
      spent_txo_sum: Number(spent),
      tx_count: count,
    },
    mempool_stats: { funded_txo_count: 0, funded_txo_sum: 0, spent_txo_count: 0, spent_txo_sum: 0, tx_count: 0 },
  });
};

/** Answers as Esplora does. */
export const createEsploraNode =
  (chain: VirtualChain): VirtualNode =>
  ({ path }) => {
    const [, first = '', second = '', third, fourth, fifth] = new URL(path, 'http://node').pathname.split('/');
    if (first === 'blocks' && second === 'tip' && third === 'height') return ok(chain.tip().height);
    if (first === 'blocks' && second === 'tip' && third === 'hash') return ok(chain.hashAt(chain.tip().height));
    if (first === 'address' && third === undefined) return accountOf(chain, second);
    if (first === 'address' && third === 'txs' && fourth === undefined) return pageOf(chain, second, undefined);
    if (first === 'address' && third === 'txs' && fourth === 'chain') return pageOf(chain, second, fifth);
    if (first === 'tx') {
      const found = chain.transaction(second);
      if (found === undefined) return missing('Transaction not found');
      const transaction = transactionOf(chain, found.block, found.movement);
      return ok(third === 'status' ? transaction.status : transaction);
    }
    return missing('endpoint does not exist');
  };
