import { Unreadable } from '../../core/exchange.ts';
import { SECOND } from '../../core/time.ts';
import { satoshis } from './amount.ts';
import { documentedBody, isListOf } from './documented-body.ts';
import { countIn, field, isFields, outpointIn, txidIn, type Fields } from './fields.ts';
import type { Place, Structure } from './structure.ts';

/** Blockstream's Esplora; mempool.space speaks the same (https://mempool.space/docs/api/rest). */
export const ESPLORA = 'https://github.com/Blockstream/esplora/blob/master/API.md';

/** `status` tells whether it is in a block, and never how deep: final is false before, and unknown after. */
const placeOf = (transaction: Fields): Place => {
  const status = field(transaction, 'status');
  const confirmed = field(status, 'confirmed');
  if (confirmed === false) return { height: null, time: null, final: false };
  if (confirmed !== true) throw new Unreadable('status does not tell whether it is confirmed');
  return { height: countIn(status, 'block_height'), time: countIn(status, 'block_time') * SECOND, final: null };
};

export const esploraStructure: Structure = {
  inputs: 'vin',
  outputs: 'vout',
  isCoinbase: ({ is_coinbase }) => is_coinbase === true,
  // mempool.space leaves `prevout` null where its node has not loaded it yet.
  sender: ({ prevout }) => (isFields(prevout) ? (prevout.scriptpubkey_address ?? null) : undefined),
  receiver: ({ scriptpubkey_address }) => scriptpubkey_address,
  amount: ({ value }) => satoshis(value),
  index: (_output, position) => position,
  outpoint: (input) => outpointIn(input, 'txid', 'vout'),
  txid: (transaction) => txidIn(transaction, 'txid'),
  place: placeOf,
};

export const isEsploraTransaction = (body: unknown): body is Fields =>
  typeof field(body, 'txid') === 'string' &&
  Array.isArray(field(body, 'vin')) &&
  Array.isArray(field(body, 'vout')) &&
  typeof field(field(body, 'status'), 'confirmed') === 'boolean';

/** GET /tx/:txid */
export const esploraTransaction = documentedBody({
  name: 'esplora-tx',
  documentation: `${ESPLORA}#get-txtxid`,
  structure: () => esploraStructure,
  recognises: isEsploraTransaction,
  list: (body) => ({ transactions: [body] }),
});

/** GET /address/:address/txs, /address/:address/txs/chain/:txid, /block/:hash/txs/:start: all newest first or in order. */
export const esploraTransactions = documentedBody({
  name: 'esplora-txs',
  documentation: `${ESPLORA}#get-addressaddresstxs`,
  structure: () => esploraStructure,
  recognises: (body) => isListOf(body, isEsploraTransaction),
  list: (body) => ({ transactions: body as readonly unknown[] }),
});
