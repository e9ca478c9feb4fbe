import type { WalletStore } from '../core/stores.ts';
import type { WalletDirectory, WalletRecord } from '../core/wallet.ts';

/** The wallets as they are known now. */
export type KnownWallets = () => Promise<WalletDirectory>;

/**
 * Answers the directory, made anew only where the operator has changed something: one small read a poll. What is kept
 * in the process is what the store and the project say anyway.
 */
export const createKnownWallets = (
  store: Pick<WalletStore, 'version' | 'all'>,
  build: (records: readonly WalletRecord[]) => WalletDirectory,
): KnownWallets => {
  let known: { version: number; directory: WalletDirectory } | undefined;
  return async () => {
    const version = await store.version();
    // The version is read first: what changes meanwhile is read again at the next poll.
    if (known?.version !== version) known = { version, directory: build(version === 0 ? [] : await store.all()) };
    return known.directory;
  };
};
