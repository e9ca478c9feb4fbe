import { WALLET_KINDS } from '../core/wallet.ts';
import registry from './registry.json' with { type: 'json' };
import type { Labelling, WalletBook } from './wallet-book.ts';

/**
 * The form of lib/wallets/registry.json (`npm run registry`): groups of addresses that share everything but their
 * address and label. Numbers point into the lists.
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

const ADDRESS_BYTES = 20;

/** Twenty bytes an address, in base64; or the addresses with spaces between. */
const addressesOf = (form: RegistryGroup[5], text: string): string[] => {
  if (form === 'plain') return text.split(' ');
  const bytes = Buffer.from(text, 'base64');
  return Array.from(
    { length: bytes.length / ADDRESS_BYTES },
    (_, at) => `0x${bytes.toString('hex', ADDRESS_BYTES * at, ADDRESS_BYTES * (at + 1))}`,
  );
};

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
    for (const [at, address] of addressesOf(form, addresses).entries())
      book.add(labelling, address, labels?.[at] ?? null);
  }
};

/** The type of a JSON module knows no tuples. */
export const REGISTRY = registry as unknown as Registry;
