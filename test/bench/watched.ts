import type { Chain } from '../../lib/core/chain.ts';
import type { WalletDirectory, WalletRecord } from '../../lib/core/wallet.ts';
import { createDirectory } from '../../lib/wallets/directory.ts';
import { knownAddress } from '../chains/known-addresses.ts';

/** Letters at an address's end that are counted through: the same length and beginning, and nobody's. */
const COUNTED = 8;

/** An operator's wallet in the form of the chain's addresses, that no block touches. It is compared, never verified. */
const syntheticRecord = (chain: Chain, pattern: string, index: number): WalletRecord => ({
  exchange: 'synthetic',
  chain: chain.id,
  address: pattern.slice(0, -COUNTED) + index.toString(16).padStart(COUNTED, '0'),
  kind: 'hot',
  label: null,
  source: 'synthetic',
  confidence: 'none',
  addedAt: 0,
  retired: null,
});

/** The registry's wallets and so many synthetic ones of a chain besides. */
export const directoryWith = (chain: Chain, synthetic: number): WalletDirectory => {
  const pattern = knownAddress(chain);
  return createDirectory(Array.from({ length: synthetic }, (_, index) => syntheticRecord(chain, pattern, index)));
};
