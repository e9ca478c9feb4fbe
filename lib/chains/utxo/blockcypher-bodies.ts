import { Unreadable } from '../../core/exchange.ts';
import type { UtxoCoin } from './coin.ts';
import { satoshis } from './amount.ts';
import { documentedBody } from './documented-body.ts';
import { field, isCount, isFields, listIn, outpointIn, txidIn, type Fields } from './fields.ts';
import type { Place, Structure } from './structure.ts';

const BLOCKCYPHER = 'https://www.blockcypher.com/dev/bitcoin/';

/** `addresses` is null for OP_RETURN and names the keys of a bare multisig. */
const addressOf = ({ addresses }: Fields): unknown =>
  Array.isArray(addresses) && addresses.length === 1 ? addresses[0] : undefined;

/** RFC 3339 with its zone: what else a Date can be made of ("-1") is no time. https://www.blockcypher.com/dev/bitcoin/#tx */
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;

/** `confirmed` is when its block was made. */
const placeOf = ({ block_height, confirmed, confirmations }: Fields, { final }: UtxoCoin): Place => {
  const time = typeof confirmed === 'string' && TIME.test(confirmed) ? Date.parse(confirmed) : Number.NaN;
  return {
    height: isCount(block_height) ? block_height : null,
    time: Number.isNaN(time) ? null : time,
    final: isCount(confirmations) ? confirmations >= final : null,
  };
};

const PAGE = /[?&](outstart|limit)=(\d+)/g;

/** A page of outputs names the next one: this one begins a limit before it. */
const firstOutput = (transaction: Fields): number => {
  const { next_outputs, vout_sz, outputs } = transaction;
  if (typeof next_outputs === 'string') {
    const asked = Object.fromEntries([...next_outputs.matchAll(PAGE)].map(([, name, value]) => [name, Number(value)]));
    if (asked.outstart >= asked.limit) return asked.outstart - asked.limit;
  } else if (vout_sz === (outputs as unknown[]).length) return 0;
  throw new Unreadable('the answer does not tell which of the outputs it holds');
};

const structureOf = (coin: UtxoCoin): Structure => ({
  inputs: 'inputs',
  outputs: 'outputs',
  isCoinbase: ({ output_index }) => output_index === -1,
  sender: (input) => addressOf(input) ?? null,
  receiver: addressOf,
  amount: ({ value }) => satoshis(value),
  index: (_output, position, transaction) => firstOutput(transaction) + position,
  outpoint: (input) => outpointIn(input, 'prev_hash', 'output_index'),
  txid: (transaction) => txidIn(transaction, 'hash'),
  place: (transaction) => placeOf(transaction, coin),
});

const isTransaction = (body: unknown): body is Fields =>
  isFields(body) &&
  typeof body.hash === 'string' &&
  Array.isArray(body.inputs) &&
  Array.isArray(body.outputs) &&
  isCount(body.vin_sz) &&
  isCount(body.vout_sz);

/** An answer holds 20 inputs unless asked for more: without all of them, change would look like a payment. */
const whole = (transactions: readonly unknown[]): { transactions: readonly unknown[] } => {
  for (const transaction of transactions) {
    if (!isTransaction(transaction)) throw new Unreadable('a transaction has not the documented structure');
    if (listIn(transaction, 'inputs').length !== transaction.vin_sz)
      throw new Unreadable('the answer holds a part of the inputs only (ask with a larger limit)');
  }
  return { transactions };
};

/** GET /txs/:hash */
export const blockcypherTransaction = documentedBody({
  name: 'blockcypher-tx',
  documentation: `${BLOCKCYPHER}#transaction-hash-endpoint`,
  structure: structureOf,
  recognises: isTransaction,
  list: (body) => whole([body]),
});

/** GET /addrs/:address/full */
export const blockcypherAddress = documentedBody({
  name: 'blockcypher-address',
  documentation: `${BLOCKCYPHER}#address-full-endpoint`,
  structure: structureOf,
  recognises: (body) =>
    typeof field(body, 'address') === 'string' &&
    isCount(field(body, 'n_tx')) &&
    isCount(field(body, 'final_n_tx')) &&
    Array.isArray(field(body, 'txs')) &&
    listIn(body, 'txs').every(isTransaction),
  list: (body) => whole(listIn(body, 'txs')),
});
