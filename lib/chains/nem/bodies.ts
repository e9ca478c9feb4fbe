import type { TransferBody } from '../../core/chain.ts';
import { Unreadable } from '../../core/exchange.ts';
import type { Touches, Transfer } from '../../core/transfer.ts';
import { count, field, hashIn, isCount } from './fields.ts';
import { createNames, instantOf, isMultisig, transfersOf, type NameOfKey } from './transaction.ts';

export const DOCUMENTATION = 'https://nemproject.github.io/nem-docs/pages/Developers/nis1-api/docs.en.html';

/** A transaction in a block, with what the node knows of it: `TransactionMetaDataPair`. */
export interface Settled {
  /** The node's own number: another node gives it another. */
  id: number;
  hash: string;
  height: number;
  transaction: unknown;
}

/** Throws Unreadable. */
export const settledOf = (pair: unknown): Settled => {
  const meta = field(pair, 'meta');
  const hash = hashIn(field(meta, 'hash'));
  const transaction = field(pair, 'transaction');
  if (hash === undefined || transaction === undefined) throw new Unreadable('a transaction has no hash');
  return { id: count(meta, 'id'), hash, height: count(meta, 'height'), transaction };
};

export const settledTransfers = ({ hash, height, transaction }: Settled, nameOf: NameOfKey): Transfer[] =>
  transfersOf(transaction, { txid: hash, height, final: null }, nameOf);

const isSettled = (pair: unknown): boolean =>
  isCount(field(field(pair, 'meta'), 'height')) &&
  field(field(pair, 'meta'), 'hash') !== undefined &&
  isCount(field(field(pair, 'transaction'), 'type'));

const isWaiting = (pair: unknown): boolean =>
  field(field(pair, 'meta'), 'data') !== undefined && isCount(field(field(pair, 'transaction'), 'type'));

const rowsOf = (body: unknown): readonly unknown[] => {
  const data = field(body, 'data');
  return Array.isArray(data) ? data : [];
};

/** An account without transactions answers with an empty list and nothing else. */
const isEmptyList = (body: unknown): boolean =>
  Array.isArray(field(body, 'data')) && rowsOf(body).length === 0 && Object.keys(body as object).length === 1;

const isBlock = (body: unknown): boolean =>
  isCount(field(body, 'height')) &&
  isCount(field(body, 'timeStamp')) &&
  field(body, 'prevBlockHash') !== undefined &&
  Array.isArray(field(body, 'transactions'));

/** A body that is read as a whole or not at all. */
const documented = (
  body: Pick<TransferBody, 'name' | 'documentation' | 'recognises'>,
  collect: (body: unknown, nameOf: NameOfKey) => Transfer[],
): TransferBody => ({
  ...body,
  read(answer: unknown, touches: Touches) {
    if (field(answer, 'error') !== undefined) throw new Unreadable('the node answered with an error');
    if (!body.recognises(answer)) throw new Unreadable('the answer has not the documented structure');
    const transfers = collect(answer, createNames());
    return transfers.filter(({ from, to }) => from.some(touches) || (to !== null && touches(to)));
  },
});

/** `/account/transfers/all`, `incoming` and `outgoing`: newest first. */
export const accountTransfers = documented(
  {
    name: 'account-transfers',
    documentation: `${DOCUMENTATION}#requesting-transaction-data-for-an-account`,
    recognises: (body) => isEmptyList(body) || (rowsOf(body).length > 0 && rowsOf(body).every(isSettled)),
  },
  (body, nameOf) => rowsOf(body).flatMap((pair) => settledTransfers(settledOf(pair), nameOf)),
);

const transaction = documented(
  { name: 'transaction', documentation: `${DOCUMENTATION}#transaction-get`, recognises: isSettled },
  (body, nameOf) => settledTransfers(settledOf(body), nameOf),
);

/** `/block/at/public`: its transactions carry no hash, and its time is theirs. */
const block = documented(
  { name: 'block', documentation: `${DOCUMENTATION}#getting-a-block-with-a-given-height`, recognises: isBlock },
  (body, nameOf) => {
    const found = { txid: null, height: count(body, 'height'), time: instantOf(body), final: null };
    return (field(body, 'transactions') as unknown[]).flatMap((entry) => transfersOf(entry, found, nameOf));
  },
);

/** `/account/unconfirmedTransactions`: what waits for its block. A multisignature one may wait for signatures for ever. */
const unconfirmed = documented(
  {
    name: 'unconfirmed-transactions',
    documentation: `${DOCUMENTATION}#unconfirmed-transactions`,
    recognises: (body) => rowsOf(body).length > 0 && rowsOf(body).every(isWaiting),
  },
  (body, nameOf) =>
    rowsOf(body)
      .map((pair) => field(pair, 'transaction'))
      .filter((entry) => !isMultisig(entry))
      .flatMap((entry) => transfersOf(entry, { txid: null, height: null, final: false }, nameOf)),
);

export const bodies: readonly TransferBody[] = [accountTransfers, transaction, block, unconfirmed];
