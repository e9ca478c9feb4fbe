import { Unreadable } from '../../core/exchange.ts';
import { SECOND } from '../../core/time.ts';
import { coins } from './amount.ts';
import type { UtxoCoin } from './coin.ts';
import { documentedBody } from './documented-body.ts';
import { countIn, field, isCount, isFields, listIn, outpointIn, txidIn, type Fields } from './fields.ts';
import { quietResultOf, resultOf } from './json-rpc.ts';
import type { Place, Structure } from './structure.ts';

export const BITCOIND = 'https://developer.bitcoin.org/reference/rpc';

/** Since 22.0 `address`; before that `addresses`, which also names the keys of a bare multisig: that is no address. */
const addressOf = (script: unknown): unknown => {
  if (!isFields(script)) return undefined;
  if (script.address !== undefined) return script.address;
  const { addresses, type } = script;
  return Array.isArray(addresses) && addresses.length === 1 && type !== 'multisig' ? addresses[0] : undefined;
};

/** `confirmations` counts the transaction's own block; -1 is a block that was left. Null where it is not told. */
const finalAfter = (confirmations: unknown, { final }: UtxoCoin): boolean | null =>
  Number.isSafeInteger(confirmations) ? (confirmations as number) >= final : null;

/** Of the transactions in getblock (verbosity 2, and 3 with `prevout`) and getrawtransaction (1, and 2 with `prevout`). */
export const bitcoindStructure: Structure = {
  inputs: 'vin',
  outputs: 'vout',
  isCoinbase: ({ coinbase }) => coinbase !== undefined,
  sender: ({ prevout }) => (isFields(prevout) ? (addressOf(prevout.scriptPubKey) ?? null) : undefined),
  receiver: ({ scriptPubKey }) => addressOf(scriptPubKey),
  amount: ({ value }) => coins(value),
  index: (output) => countIn(output, 'n'),
  outpoint: (input) => outpointIn(input, 'txid', 'vout'),
  txid: (transaction) => txidIn(transaction, 'txid'),
  // A block tells height, time and depth once for all; a transaction within it tells none of them.
  place: () => ({ height: null, time: null, final: null }),
};

export const isBitcoindBlock = (block: unknown): block is Fields =>
  isFields(block) && Array.isArray(block.tx) && typeof block.merkleroot === 'string' && isCount(block.height);

/**
 * The transactions of a block. Throws Unreadable for one of ids alone (verbosity 1), and where some are missing: each
 * block has one at least, and `nTx` says how many.
 */
export const transactionsOfBlock = (block: Fields): readonly unknown[] => {
  const transactions = listIn(block, 'tx');
  if (transactions.length === 0 || transactions.length !== (block.nTx ?? transactions.length))
    throw new Unreadable('transactions of the block are missing');
  if (!transactions.every(isFields)) throw new Unreadable('the block holds nothing but the ids of its transactions');
  return transactions;
};

export const placeOfBlock = (block: Fields, coin: UtxoCoin): Place => ({
  height: countIn(block, 'height'),
  time: countIn(block, 'time') * SECOND,
  final: finalAfter(block.confirmations, coin),
});

/** getblock <hash> 2 or 3. With 2 nobody sees who pays: `from` is empty. */
export const bitcoindBlock = documentedBody({
  name: 'getblock',
  documentation: `${BITCOIND}/getblock.html`,
  structure: () => bitcoindStructure,
  recognises: (body) => isBitcoindBlock(quietResultOf(body)),
  list(body, coin) {
    const block = resultOf(body) as Fields;
    return { transactions: transactionsOfBlock(block), place: placeOfBlock(block, coin) };
  },
});

/** What Esplora and Blockbook have not: a script that is an object. One without its type was cut down by someone. */
const isBitcoindTransaction = (body: unknown): body is Fields => {
  if (!isFields(body) || !Array.isArray(body.vin) || !Array.isArray(body.vout)) return false;
  return typeof body.txid === 'string' && typeof field(field(body.vout[0], 'scriptPubKey'), 'type') === 'string';
};

/** A transaction with `hex` (getrawtransaction) and without a block waits for one; without `hex` (decoderawtransaction) nobody knows. */
const placeOfTransaction = (transaction: Fields, coin: UtxoCoin): Place => {
  const { blocktime, blockhash, confirmations, hex } = transaction;
  const time = blocktime === undefined ? null : countIn(transaction, 'blocktime') * SECOND;
  const waiting = time === null && blockhash === undefined && confirmations === undefined && hex !== undefined;
  return { height: null, time, final: waiting ? false : finalAfter(confirmations, coin) };
};

/** getrawtransaction <txid> 1 or 2, and decoderawtransaction. */
export const bitcoindTransaction = documentedBody({
  name: 'getrawtransaction',
  documentation: `${BITCOIND}/getrawtransaction.html`,
  structure: () => bitcoindStructure,
  recognises: (body) => isBitcoindTransaction(quietResultOf(body)),
  list(body, coin) {
    const transaction = resultOf(body) as Fields;
    return { transactions: [transaction], place: placeOfTransaction(transaction, coin) };
  },
});
