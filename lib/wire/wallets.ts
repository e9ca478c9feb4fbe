import { createKnownWallets, type KnownWallets } from '../app/known-wallets.ts';
import { createWalletStore } from '../store/wallet-store.ts';
import { createDirectory } from '../wallets/directory.ts';
import type { Base } from './base.ts';

/** The wallets of the project and the operator's, as of the last change. */
export const knownWallets = ({ table }: Pick<Base, 'table'>): KnownWallets =>
  createKnownWallets(createWalletStore({ table }), createDirectory);
