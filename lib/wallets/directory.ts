import type { WalletRecord } from '../core/wallet.ts';
import { addRegistry, SHIPPED } from './registry.ts';
import { createWalletBook, type WalletBook } from './wallet-book.ts';

/** The addresses of the registry, and room for some of the operator's. */
const EXPECTED = 8_192;

/**
 * The wallets of the project and the operator's. What he has added goes before what lists say; what he has retired is
 * not known any more, whoever says it.
 */
export const createDirectory = (records: readonly WalletRecord[]): WalletBook => {
  const book = createWalletBook(new Set(SHIPPED.evm), EXPECTED + records.length);
  addRegistry(book, SHIPPED);
  for (const { chain, address, label, addedAt: _addedAt, retired, ...claim } of records)
    if (retired === null) book.add({ ...claim, chains: [chain] }, address, label, true);
  for (const { exchange, chain, address, retired } of records)
    if (retired !== null) book.drop(exchange, chain, address);
  return book;
};
