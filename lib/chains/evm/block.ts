import { Unreadable } from '../../core/exchange.ts';
import type { Instant } from '../../core/time.ts';
import type { Touches, Transfer } from '../../core/transfer.ts';
import { folded, hashIn, hexAmount, hexNumber, instantOf, isFields, needed, type Fields } from './node-value.ts';
import { nativeTransfer, type EvmNames } from './transfers.ts';

/** A block as a node tells it, its transactions unread. Those of a block that is only being made have no hash yet. */
export interface RawBlock {
  height: number | null;
  hash: string | null;
  parent: string;
  time: Instant;
  transactions: readonly unknown[];
}

/** What became of a transaction. */
export interface Outcome {
  failed: boolean;
  /** The contract that it made. */
  created: string | null;
}

/** The outcome of the transaction at `position`; undefined where nothing tells. */
export type OutcomeOf = (position: number, transaction: Fields) => Outcome | undefined;

export const looksLikeBlock = (value: unknown): value is Fields =>
  isFields(value) && Array.isArray(value.transactions) && 'parentHash' in value;

/** Throws Unreadable. */
export const blockIn = (value: unknown): RawBlock => {
  if (!looksLikeBlock(value)) throw new Unreadable('this is no block');
  return {
    height: value.number === null ? null : needed(hexNumber(value.number), 'the height of a block'),
    hash: value.hash === null ? null : hashIn(value.hash),
    parent: hashIn(value.parentHash),
    time: needed(instantOf(hexNumber(value.timestamp)), 'the time of a block'),
    transactions: value.transactions as readonly unknown[],
  };
};

/** Who pays whom. `creates` is OpenEthereum's: the contract that the transaction makes. */
export const partiesOf = (transaction: Fields): [from: string, to: string | null] => {
  const to = transaction.to ?? transaction.creates ?? null;
  return [folded(transaction.from), to === null ? null : folded(to)];
};

const NOTHING = '0x0';

/**
 * The native transfer of one transaction that touches, if it is one. A block alone cannot tell whether a transaction
 * failed: without an outcome it is taken as it stands, and said not to be final.
 */
const transferOf = (
  names: EvmNames,
  { height, time }: RawBlock,
  transaction: unknown,
  position: number,
  touches: Touches,
  outcomeOf: OutcomeOf | undefined,
): Transfer | undefined => {
  if (!isFields(transaction)) throw new Unreadable('the block tells hashes alone: its transfers cannot be seen');
  if (transaction.value === NOTHING) return undefined;
  const [from, named] = partiesOf(transaction);
  const touched = touches(from) || (named !== null && touches(named));
  if (!touched && (named !== null || outcomeOf === undefined)) return undefined;
  const outcome = outcomeOf?.(position, transaction);
  const to = named ?? outcome?.created ?? null;
  if (outcome?.failed === true || !(touched || (to !== null && touches(to)))) return undefined;
  const raw = needed(hexAmount(transaction.value), 'the value of a transaction');
  const place = { txid: hashIn(transaction.hash), height, time, final: outcomeOf === undefined ? false : null };
  return nativeTransfer(names, place, 0, from, to, raw);
};

/** The native transfers of a block's transactions that touch, in order. Throws Unreadable. */
export const nativeTransfersOf = (
  names: EvmNames,
  block: RawBlock,
  touches: Touches,
  outcomeOf?: OutcomeOf,
): Transfer[] => {
  const found: Transfer[] = [];
  for (const [position, transaction] of block.transactions.entries()) {
    const transfer = transferOf(names, block, transaction, position, touches, outcomeOf);
    if (transfer !== undefined) found.push(transfer);
  }
  return found;
};
