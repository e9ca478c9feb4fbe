import { Unreadable } from '../../core/exchange.ts';
import type { Touches, Transfer } from '../../core/transfer.ts';
import { blockIn, looksLikeBlock } from './block.ts';
import { joinReceipts } from './joined-block.ts';
import { isFields, resultOf } from './node-value.ts';
import { looksLikeReceipt } from './receipts.ts';
import type { EvmNames } from './transfers.ts';

const resultsIn = (body: unknown): readonly unknown[] =>
  Array.isArray(body)
    ? (body as readonly unknown[]).map((answer) => (isFields(answer) ? answer.result : undefined))
    : [];

const areReceipts = (value: unknown): value is readonly unknown[] => Array.isArray(value) && looksLikeReceipt(value[0]);

/** Whether a batch's answer holds a block. */
export const looksLikeJoined = (body: unknown): boolean => resultsIn(body).some(looksLikeBlock);

/**
 * The answer to a batch of blocks and their receipts, in any order: each block's transfers as `joinReceipts` tells
 * them. Throws Unreadable where a block has transactions and
 * its receipts are missing.
 */
export const transfersOfJoined = (names: EvmNames, body: unknown, touches: Touches): Transfer[] => {
  if (!Array.isArray(body)) throw new Unreadable('this is no answer to a batch');
  const results = (body as readonly unknown[]).map(resultOf);
  const receipts = new Map<unknown, readonly unknown[]>();
  for (const value of results) {
    if (areReceipts(value)) receipts.set((value[0] as { blockHash?: unknown }).blockHash, value);
    else if (!looksLikeBlock(value) && !(Array.isArray(value) && value.length === 0)) {
      throw new Unreadable('the batch holds other answers than blocks and receipts');
    }
  }
  return results.filter(looksLikeBlock).flatMap((value) => {
    const own = receipts.get(value.hash);
    const block = blockIn(value);
    if (own === undefined && block.transactions.length > 0)
      throw new Unreadable('a block has no receipts in the batch');
    return joinReceipts(names, block, own ?? [], touches).transfers;
  });
};
