import type { Instant } from './time.ts';
import type { Touches } from './transfer.ts';

export const WALLET_KINDS = ['hot', 'cold', 'deposit', 'unknown'] as const;
export type WalletKind = (typeof WALLET_KINDS)[number];

/** What one list, or the operator, says of an address. */
export interface WalletClaim {
  /** An exchange's id, of `lib/exchanges` where it is there. */
  exchange: string;
  chain: string;
  /** Canonical form of its chain. */
  address: string;
  kind: WalletKind;
  label: string | null;
  /** Where the label is from. */
  source: string;
  confidence: string;
}

/** Confidences that are proof: the exchange's own list, or a transaction that the press reports as the exchange's. */
const PROOF: ReadonlySet<string> = new Set(['published-reserve-list', 'on-chain-and-press']);

/** Whether a label stands against those that name other exchanges. Labels that somebody gave never outweigh each other. */
export const outweighs = (confidence: string, rivals: readonly string[]): boolean =>
  PROOF.has(confidence) && rivals.length > 0 && !rivals.some((rival) => PROOF.has(rival));

/** Whether an alarm of this wallet alone may be another exchange's. */
export const isContested = ({ conflicts, outweighs: proven }: Pick<Wallet, 'conflicts' | 'outweighs'>): boolean =>
  conflicts.length > 0 && proven !== true;

/** An address that is said to be an exchange's, by whom, and how sure that is. */
export interface Wallet extends WalletClaim {
  /** Other exchanges that some list names for the same address: shown, and no alarm of one wallet rests on it alone. */
  conflicts: readonly string[];
  /** There where this label is proven and no rival's is: the conflicts are shown, and weaken no alarm. */
  outweighs?: true;
  /**
   * The chain on which the label was given, where that is another one with the same keys (EVM). It is the same person's
   * for a plain key; whether it is a contract, which anyone may own elsewhere, cannot be seen from the address.
   */
  sameKeyAs?: string;
}

/** A claim of the operator's, as stored. */
export interface WalletRecord extends WalletClaim {
  addedAt: Instant;
  /** Known no longer as the exchange's, remembered all the same; null while it counts. */
  retired: { at: Instant; reason: string } | null;
}

/** Constant-time look-up of all wallets, those of the project and the operator's. */
export interface WalletDirectory {
  find(chain: string, address: string): Wallet | undefined;
  /** Prepared once a chain. */
  touches(chain: string): Touches;
  /** The wallets of one exchange on one chain: what account readers watch. */
  of(exchange: string, chain: string): readonly Wallet[];
}
