import { Unreadable } from '../../core/exchange.ts';
import type { Touches, Transfer } from '../../core/transfer.ts';
import { nativeTransfersOf, partiesOf, type OutcomeOf, type RawBlock } from './block.ts';
import { hashIn, isFields, type Fields } from './node-value.ts';
import { feeOf, looksLikeReceipt, outcomeIn, transfersOfReceipt } from './receipts.ts';
import type { EvmNames } from './transfers.ts';

const NOBODY = '0x0000000000000000000000000000000000000000';

/** Polygon's bor writes what it takes over from Ethereum as a transaction from nobody to nobody, for which some nodes have no receipt. */
const isSystem = (transaction: unknown): boolean =>
  isFields(transaction) && transaction.from === NOBODY && transaction.to === NOBODY;

const isOf = (receipt: Fields, transaction: Fields): boolean =>
  typeof receipt.transactionHash === 'string' &&
  typeof transaction.hash === 'string' &&
  receipt.transactionHash.toLowerCase() === transaction.hash.toLowerCase();

/** Throws Unreadable where a receipt is of another block, or where some are missing. */
const receiptsOf = (block: RawBlock, value: unknown): readonly Fields[] => {
  if (!Array.isArray(value)) throw new Unreadable('there are no receipts');
  const receipts = value as readonly unknown[];
  for (const receipt of receipts) {
    if (!looksLikeReceipt(receipt)) throw new Unreadable('a receipt is none');
    if (receipt.blockHash !== block.hash && hashIn(receipt.blockHash) !== block.hash) {
      throw new Unreadable('the receipts are of another block');
    }
  }
  if (receipts.length < block.transactions.filter((transaction) => !isSystem(transaction)).length) {
    throw new Unreadable('receipts are missing');
  }
  return receipts as readonly Fields[];
};

/** Receipts come in the order of the transactions; where they do not, they are found by their hash. */
const receiptFinder = (receipts: readonly Fields[]): ((position: number, transaction: Fields) => Fields) => {
  let byHash: Map<string, Fields> | undefined;
  return (position, transaction) => {
    const beside = receipts[position];
    if (beside !== undefined && isOf(beside, transaction)) return beside;
    byHash ??= new Map(receipts.map((receipt) => [hashIn(receipt.transactionHash), receipt]));
    const found = byHash.get(hashIn(transaction.hash));
    if (found === undefined) throw new Unreadable('a transaction has no receipt');
    return found;
  };
};

export interface JoinedBlock {
  /** Native ones first, then those of tokens, each in the block's order. */
  transfers: Transfer[];
  /** What each address that touches paid the chain, failed transactions included. */
  fees: Map<string, bigint>;
}

const feesOf = (
  { transactions }: RawBlock,
  touches: Touches,
  find: (position: number, transaction: Fields) => Fields,
): Map<string, bigint> => {
  const fees = new Map<string, bigint>();
  for (const [position, transaction] of transactions.entries()) {
    if (!isFields(transaction)) continue;
    const [from] = partiesOf(transaction);
    if (!touches(from) || isSystem(transaction)) continue;
    fees.set(from, (fees.get(from) ?? 0n) + feeOf(find(position, transaction)));
  }
  return fees;
};

/** A block with the receipts of its transactions: native and token transfers that touch. Throws Unreadable. */
export const joinReceipts = (names: EvmNames, block: RawBlock, value: unknown, touches: Touches): JoinedBlock => {
  const receipts = receiptsOf(block, value);
  const find = receiptFinder(receipts);
  const outcomeOf: OutcomeOf = (position, transaction) => outcomeIn(find(position, transaction));
  const transfers = nativeTransfersOf(names, block, touches, outcomeOf);
  const around = { time: block.time, final: null };
  for (const receipt of receipts) {
    for (const transfer of transfersOfReceipt(names, receipt, touches, around)) transfers.push(transfer);
  }
  return { transfers, fees: feesOf(block, touches, find) };
};
