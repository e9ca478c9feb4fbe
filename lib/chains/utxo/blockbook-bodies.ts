import { Unreadable } from '../../core/exchange.ts';
import { SECOND } from '../../core/time.ts';
import { satoshis } from './amount.ts';
import type { UtxoCoin } from './coin.ts';
import { documentedBody } from './documented-body.ts';
import { countIn, isCount, isFields, listIn, outpointIn, txidIn, type Fields } from './fields.ts';
import type { Place, Structure } from './structure.ts';

const BLOCKBOOK = 'https://github.com/trezor/blockbook/blob/master/docs/api.md';

/** `isAddress` is false for what only looks like one: `OP_RETURN (…)`. */
const addressOf = ({ addresses, isAddress }: Fields): unknown =>
  Array.isArray(addresses) && addresses.length === 1 && isAddress !== false ? addresses[0] : undefined;

/** `blockHeight` is -1, or 0 in old releases, where it is in no block; `blockTime` is then when it was first seen. */
const placeOf = (transaction: Fields, { final }: UtxoCoin): Place => {
  const { blockHeight, blockTime, confirmations } = transaction;
  return {
    height: isCount(blockHeight) && blockHeight > 0 ? blockHeight : null,
    time: isCount(blockTime) && blockTime > 0 ? blockTime * SECOND : null,
    final: isCount(confirmations) ? confirmations >= final : null,
  };
};

const structureOf = (coin: UtxoCoin): Structure => ({
  inputs: 'vin',
  outputs: 'vout',
  isCoinbase: ({ coinbase }) => coinbase !== undefined,
  sender: (input) =>
    input.addresses === undefined && input.value === undefined ? undefined : (addressOf(input) ?? null),
  receiver: addressOf,
  amount: ({ value }) => satoshis(value),
  index: (output, position) => (output.n === undefined ? position : countIn(output, 'n')),
  // And `vout`, where it is 0.
  outpoint: (input) => outpointIn({ vout: 0, ...input }, 'txid', 'vout'),
  txid: (transaction) => txidIn(transaction, 'txid'),
  place: (transaction) => placeOf(transaction, coin),
});

/** Its websocket puts an envelope around the same: `{"id":"1","data":{…}}`. */
const dataOf = (body: unknown): unknown => (isFields(body) && isFields(body.data) ? body.data : body);

const isPart = (value: unknown): boolean =>
  isFields(value) &&
  (Array.isArray(value.addresses) || typeof value.value === 'string' || value.isAddress !== undefined);

/** The chains of Ethereum's kind have answers of their own, with the same frame. */
const isTransaction = (value: unknown): value is Fields =>
  isFields(value) &&
  Array.isArray(value.vin) &&
  Array.isArray(value.vout) &&
  value.status === undefined &&
  value.ethereumSpecific === undefined &&
  (value.vout.length === 0 ? typeof value.fees === 'string' : value.vout.every(isPart));

const isAccount = (value: unknown): value is Fields =>
  isFields(value) &&
  typeof value.address === 'string' &&
  typeof value.balance === 'string' &&
  isCount(value.txs) &&
  value.nonce === undefined &&
  (value.transactions === undefined || Array.isArray(value.transactions));

const isBlock = (value: unknown): value is Fields =>
  isFields(value) &&
  typeof value.hash === 'string' &&
  isCount(value.height) &&
  isCount(value.txCount) &&
  Array.isArray(value.txs);

const paged = (transactions: readonly unknown[]): { transactions: readonly unknown[] } => {
  if (!transactions.every(isTransaction)) throw new Unreadable('a transaction has not the documented structure');
  return { transactions };
};

/** GET /api/v2/tx/:txid */
export const blockbookTransaction = documentedBody({
  name: 'blockbook-tx',
  documentation: `${BLOCKBOOK}#get-transaction`,
  structure: structureOf,
  recognises: (body) => isTransaction(dataOf(body)),
  list: (body) => ({ transactions: [dataOf(body)] }),
});

/** GET /api/v2/address/:address?details=txs, /api/v2/xpub/…, and getAccountInfo of the websocket. */
export const blockbookAccount = documentedBody({
  name: 'blockbook-account',
  documentation: `${BLOCKBOOK}#get-address`,
  structure: structureOf,
  recognises: (body) => isAccount(dataOf(body)),
  list(body) {
    const account = dataOf(body) as Fields;
    if (account.transactions !== undefined) return paged(listIn(account, 'transactions'));
    if (account.txs !== 0 || (account.unconfirmedTxs ?? 0) !== 0)
      throw new Unreadable('the account is told without its transactions (ask with details=txs)');
    return { transactions: [] };
  },
});

/** GET /api/v2/block/:height */
export const blockbookBlock = documentedBody({
  name: 'blockbook-block',
  documentation: `${BLOCKBOOK}#get-block`,
  structure: structureOf,
  recognises: (body) => isBlock(dataOf(body)),
  list: (body) => paged(listIn(dataOf(body), 'txs')),
});
