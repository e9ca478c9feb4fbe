import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CHAINS } from '../../lib/chains/index.ts';
import type { Chain } from '../../lib/core/chain.ts';
import { knownAddress } from '../chains/known-addresses.ts';

const REGISTRY = join(
  resolve(import.meta.dirname, '../..', process.env.MAMORI_SHARED_DIR ?? '../shared'),
  'data/wallets/wallets.jsonl',
);

/** Labelled wallets of every chain that is read, canonical; none where the shared folder is absent. */
export const registryAddresses = (): string[] => {
  if (!existsSync(REGISTRY)) return [];
  const chains: readonly Chain[] = Object.values(CHAINS);
  const lines = readFileSync(REGISTRY, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const { chain, address } = JSON.parse(line) as { chain: string; address: string };
    return chains.find(({ id }) => id === chain)?.canonical(address) ?? address;
  });
};

/** Letters at an address's end that are counted through: the same length and beginning, and nobody's. */
const COUNTED = 8;

/** So many addresses in the form of the chain's, that no block touches. They are compared, never verified. */
export const syntheticAddresses = (chain: Chain, count: number): string[] => {
  const pattern = knownAddress(chain);
  const head = pattern.slice(0, -COUNTED);
  return Array.from({ length: count }, (_, index) => head + index.toString(36).padStart(COUNTED, '0'));
};
