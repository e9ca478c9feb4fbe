/** What a chain of Bitcoin's kind has of its own; everything else of this folder is shared by all of them. */
export interface UtxoCoin {
  chain: string;
  /** Its only asset. Amounts have SATOSHI_DECIMALS. */
  asset: string;
  /** An address as nodes print it; undefined where it is none of this chain. Checks the checksum. */
  canonical(address: string): string | undefined;
  /** Blocks upon a transfer's own from which it is final. */
  final: number;
}

/** https://developer.bitcoin.org/reference/transactions.html: the smallest unit is 10⁻⁸, here and in all its kin. */
export const SATOSHI_DECIMALS = 8;
