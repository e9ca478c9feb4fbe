import type { NodeEndpoint } from '../../core/chain.ts';

export interface KnownToken {
  asset: string;
  decimals: number;
}

/** What one EVM chain is: everything else is the same for all of them. */
export interface EvmNetwork {
  id: string;
  /** EIP-155: a node of another network is found out by it. */
  chainId: number;
  names: { en: string; ja: string };
  also: readonly string[];
  native: KnownToken;
  blockSeconds: number;
  depth: { confirmed: number; final: number };
  /** By contract, with the checksum of EIP-55. */
  tokens: Readonly<Record<string, KnownToken>>;
  endpoints: readonly NodeEndpoint[];
}
