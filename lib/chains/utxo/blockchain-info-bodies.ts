import { SECOND } from '../../core/time.ts';
import { satoshis } from './amount.ts';
import { documentedBody } from './documented-body.ts';
import { countIn, field, isCount, isFields, listIn, txidIn, type Fields } from './fields.ts';
import type { Place, Structure } from './structure.ts';

const BLOCKCHAIN_INFO = 'https://www.blockchain.com/explorer/api/blockchain_api';

/** `block_height` is absent or null while it is in no block; where the whole field is left out nobody knows. */
const placeOf = ({ time, block_height, block_index }: Fields): Place => ({
  height: isCount(block_height) ? block_height : null,
  time: isCount(time) ? time * SECOND : null,
  final: block_height === null || (block_height === undefined && block_index === null) ? false : null,
});

/** What an input spends is numbered by the explorer's own count: there is no outpoint that others know. */
const structure: Structure = {
  inputs: 'inputs',
  outputs: 'out',
  isCoinbase: ({ prev_out, addr }) => !isFields(prev_out) && addr === undefined,
  sender: ({ prev_out, addr }) => (isFields(prev_out) ? prev_out.addr : addr) ?? null,
  receiver: ({ addr }) => addr,
  amount: ({ value }) => satoshis(value),
  index: (output, position) => (output.n === undefined ? position : countIn(output, 'n')),
  outpoint: () => undefined,
  txid: (transaction) => txidIn(transaction, 'hash'),
  place: placeOf,
};

const isTransaction = (body: unknown): body is Fields =>
  isFields(body) &&
  typeof body.hash === 'string' &&
  isCount(body.time) &&
  Array.isArray(body.inputs) &&
  Array.isArray(body.out);

/** GET /rawtx/:hash */
export const blockchainInfoTransaction = documentedBody({
  name: 'blockchain-info-tx',
  documentation: BLOCKCHAIN_INFO,
  structure: () => structure,
  recognises: isTransaction,
  list: (body) => ({ transactions: [body] }),
});

const LISTS = ['txs', 'tx', 'rows'];
const listNamed = (body: unknown): string | undefined =>
  LISTS.find((name) => {
    const list = field(body, name);
    return Array.isArray(list) && list.length > 0 && isTransaction(list[0]);
  });
/** An address that was never used has no transaction to be known by. */
const isUnused = (body: unknown): boolean =>
  isFields(body) &&
  typeof body.address === 'string' &&
  body.n_tx === 0 &&
  // BlockCypher's own count.
  body.final_n_tx === undefined &&
  Array.isArray(body.txs) &&
  body.txs.length === 0;

/** GET /rawaddr/:address, /multiaddr?active=…, /rawblock/:hash; and histories that were gathered from these (`rows`). */
export const blockchainInfoTransactions = documentedBody({
  name: 'blockchain-info-txs',
  documentation: BLOCKCHAIN_INFO,
  structure: () => structure,
  recognises: (body) => isUnused(body) || listNamed(body) !== undefined,
  list: (body) => ({ transactions: listIn(body, listNamed(body) ?? 'txs') }),
});
