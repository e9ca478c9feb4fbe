import type { Instant } from '../../lib/core/time.ts';
import type { AssetFact } from './facts.ts';

/** One movement of a virtual chain: what its node tells as a transaction. */
export interface Movement {
  asset: AssetFact;
  at: Instant;
  /** As the chain writes it: 64 digits, with `0x` on EVM chains. Unique. */
  txid: string;
  /** Those who pay, and each one's part in the smallest unit. */
  from: readonly { address: string; raw: bigint }[];
  to: string;
  /** EVM: who sends the transaction and pays for it; missing: the payer himself. */
  sender?: string;
  /** EVM: paid by a contract within the transaction. */
  hidden?: true;
}

export const sumOf = ({ from }: Pick<Movement, 'from'>): bigint => from.reduce((sum, { raw }) => sum + raw, 0n);

/** Equal parts that come to the whole; the first takes what is left over. */
export const inEqualParts = (raw: bigint, addresses: readonly string[]): Movement['from'] => {
  const count = BigInt(addresses.length);
  const part = raw / count;
  return addresses.map((address, index) => ({ address, raw: index === 0 ? raw - part * (count - 1n) : part }));
};
