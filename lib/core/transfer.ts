import type { Instant } from './time.ts';

/** One movement of one asset on one chain: one output, log or transfer. Change, self-transfers and failures are none. */
export interface Transfer {
  chain: string;
  /** Symbol: the chain's own asset, or of a token whose contract is known. A token's own claim is never taken for a known one. */
  asset: string;
  /** The token's contract (or mosaic, issuer and code …) in canonical form; null for the chain's own asset. */
  contract: string | null;
  /** Null where neither the answer nor the project knows them. */
  decimals: number | null;
  /** Null where the answer lacks it. */
  txid: string | null;
  /** Of the output, log or transfer within its transaction. */
  index: number;
  /** Canonical addresses that pay: several where a transaction joins inputs. */
  from: string[];
  /** Canonical address; null where what was read shows only that it left (a balance that fell). */
  to: string | null;
  /** In the smallest unit; above zero. */
  raw: bigint;
  height: number | null;
  time: Instant | null;
  /** Whether it can be undone no more; null where one answer cannot tell. */
  final: boolean | null;
  /**
   * What it spends, where one spending excludes another (a UTXO's first outpoint): a transaction that replaces it has
   * another txid and the same origin.
   */
  origin?: string;
}

/** Whether an address, in canonical form, is of interest: bodies decode only what touches one. */
export type Touches = (address: string) => boolean;

/** How sure it is that a transfer stays: in the newest blocks (or announced only), confirmed, irreversible. */
export const TIERS = ['seen', 'confirmed', 'final'] as const;
export type Tier = (typeof TIERS)[number];
