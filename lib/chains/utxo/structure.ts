import type { Instant } from '../../core/time.ts';
import type { Fields } from './fields.ts';

/** Where and when a transaction stands, as far as its answer tells. */
export interface Place {
  height: number | null;
  time: Instant | null;
  final: boolean | null;
}

/**
 * Where one documented structure keeps what a transfer needs. Nothing here checks an address, and what is cheap stands
 * apart from what is not: of most transactions only `sender` and `receiver` are asked for. All may throw Unreadable.
 */
export interface Structure {
  /** Names of the lists in a transaction. */
  inputs: string;
  outputs: string;
  /** Whether an input is a coinbase: it spends nothing, and what it pays is nobody's transfer. */
  isCoinbase(input: Fields): boolean;
  /** The address whose output is spent: null where that has none (or several), undefined where the answer hides it. */
  sender(input: Fields): unknown;
  /** The address that is paid; anything but a text where there is none (OP_RETURN, bare multisig). */
  receiver(output: Fields): unknown;
  /** In satoshis. */
  amount(output: Fields): bigint;
  /** Of the output within its transaction; `position` is that within the list. */
  index(output: Fields, position: number, transaction: Fields): number;
  /** What is spent, as `txid:vout`; undefined where the answer has it not. */
  outpoint(input: Fields): string | undefined;
  txid(transaction: Fields): string | null;
  place(transaction: Fields): Place;
}
