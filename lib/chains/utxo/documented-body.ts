import type { TransferBody } from '../../core/chain.ts';
import { Unreadable } from '../../core/exchange.ts';
import type { Touches, Transfer } from '../../core/transfer.ts';
import { readTransactions, type ReadOptions } from './read-transactions.ts';
import type { Structure } from './structure.ts';
import type { UtxoCoin } from './coin.ts';

/** The transactions of one answer, and what it tells once for all of them. */
export interface Listed extends ReadOptions {
  transactions: readonly unknown[];
}

interface Documented {
  name: string;
  documentation: string;
  structure(coin: UtxoCoin): Structure;
  recognises(body: unknown): boolean;
  /** Of a body that was recognised. Throws Unreadable. */
  list(body: unknown, coin: UtxoCoin): Listed;
}

/** A body that reads nothing but the structure that it recognises. */
export const documentedBody =
  ({ structure, list, ...described }: Documented) =>
  (coin: UtxoCoin): TransferBody => {
    const own = structure(coin);
    return {
      ...described,
      read(body: unknown, touches: Touches): Transfer[] {
        if (!described.recognises(body)) throw new Unreadable('the answer has not the documented structure');
        const { transactions, ...options } = list(body, coin);
        return readTransactions(coin, own, transactions, touches, options);
      },
    };
  };

/** So many items tell what a list is of. */
const SAMPLE = 3;
/** A list of what `is` knows; an empty one as well. */
export const isListOf = (value: unknown, is: (item: unknown) => boolean): value is readonly unknown[] =>
  Array.isArray(value) && value.slice(0, SAMPLE).every(is);
