import { WALLET_KINDS } from '../core/wallet.ts';
import shipped from './registry.json' with { type: 'json' };
import { PACKED_BYTES } from './address-form.ts';
import type { Labelling, WalletBook } from './wallet-book.ts';

/**
 * The form of lib/wallets/registry.json (`npm run registry`): groups of addresses that share everything but their
 * address and label. Numbers point into the lists; addresses are twenty bytes each in base64 (`packed`), or texts with
 * spaces between (`plain`).
 */
export interface Registry {
  sources: readonly { code: string; name: string; licence: string; at: string }[];
  exchanges: readonly string[];
  confidences: readonly string[];
  /** Chains that share their keys. */
  evm: readonly string[];
  chainSets: readonly (readonly string[])[];
  groups: readonly RegistryGroup[];
}

/** `sources` has one bit a source; labels go by the number of the address within the group. */
export type RegistryGroup = readonly [
  chains: number,
  exchange: number,
  kind: number,
  sources: number,
  confidence: number,
  form: 'packed' | 'plain',
  addresses: string,
  labels?: Readonly<Record<string, string>>,
];

/** Everything that the project itself says of wallets, the surest claim of an address first. */
export const addRegistry = (book: WalletBook, registry: Registry): void => {
  for (const [chains, exchange, kind, bits, confidence, form, addresses, labels] of registry.groups) {
    const labelling: Labelling = {
      exchange: registry.exchanges[exchange] ?? '',
      chains: registry.chainSets[chains] ?? [],
      kind: WALLET_KINDS[kind] ?? 'unknown',
      source: registry.sources
        .filter((_, bit) => (bits & (1 << bit)) !== 0)
        .map(({ code }) => code)
        .join('+'),
      confidence: registry.confidences[confidence] ?? '',
    };
    if (form === 'plain')
      for (const [at, address] of addresses.split(' ').entries()) book.add(labelling, address, labels?.[at] ?? null);
    else {
      const bytes = Buffer.from(addresses, 'base64');
      for (let at = 0; PACKED_BYTES * at < bytes.length; at += 1)
        book.addPacked(labelling, bytes, PACKED_BYTES * at, labels?.[at] ?? null);
    }
  }
};

/** The type of a JSON module knows no tuples. */
export const SHIPPED = shipped as unknown as Registry;
