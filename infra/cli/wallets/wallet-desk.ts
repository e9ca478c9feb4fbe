import { createWalletStore } from '../../../lib/store/wallet-store.ts';
import { createDirectory } from '../../../lib/wallets/directory.ts';
import type { WalletClaim, WalletRecord } from '../../../lib/core/wallet.ts';
import type { WalletStore } from '../../../lib/core/stores.ts';
import type { WalletBook } from '../../../lib/wallets/wallet-book.ts';
import type { Terminal } from '../command.ts';
import { openTable } from '../open-table.ts';

/** What a command on wallets works with. */
export interface WalletDesk {
  store: WalletStore;
  records: WalletRecord[];
  book: WalletBook;
  /** Exchanges that are said to own it on that chain or with that key, the first one first. */
  owners(chain: string, address: string): string[];
}

export const recordFor = (claim: WalletClaim, at: number): WalletRecord => ({ ...claim, addedAt: at, retired: null });

/** Opens the store, reads what is known, and closes it again whatever happens. */
export const atDesk = async (terminal: Terminal, work: (desk: WalletDesk) => Promise<void>): Promise<void> => {
  const { table, close } = await openTable(terminal);
  try {
    const store = createWalletStore({ table });
    const records = await store.all();
    const book = createDirectory(records);
    await work({
      store,
      records,
      book,
      owners(chain, address) {
        const wallet = book.find(chain, address);
        return wallet === undefined ? [] : [wallet.exchange, ...wallet.conflicts];
      },
    });
  } finally {
    await close();
  }
};
