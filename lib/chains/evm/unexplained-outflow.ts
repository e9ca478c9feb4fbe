import type { Instant } from '../../core/time.ts';
import type { Transfer } from '../../core/transfer.ts';

/** What one account held at the end of a block. */
export interface BalanceReading {
  chain: string;
  asset: string;
  decimals: number | null;
  address: string;
  contract: string | null;
  /** In the smallest unit. */
  balance: bigint;
  height: number;
  time: Instant | null;
}

const isOf = ({ contract, height }: Transfer, before: BalanceReading, after: BalanceReading): boolean =>
  contract === after.contract && height !== null && height > before.height && height <= after.height;

/**
 * What left an account between two readings and no transfer tells: a contract wallet (Safe) pays within a transaction
 * of someone else's, which is in no list of transactions and leaves no log. Undefined where the transfers explain the
 * balance, or where it holds more than they say (payments within transactions come in as well).
 *
 * Read both balances with `BlockApi.balances` at the heights of the first and the last block of a poll: `before` at the
 * height before `from`, `after` at `to`. `transfers` are those of the blocks in between (others are passed over), `fees`
 * what the account paid for its transactions (the sum of `Block.fees` of it; 0n for tokens). Both must be of one branch
 * of the chain, and exactly at their heights: of a node that keeps no past the newest balance is no reading. The result
 * has no txid and no receiver, and the height and time of `after`.
 */
export const unexplainedOutflow = (
  before: BalanceReading,
  after: BalanceReading,
  transfers: readonly Transfer[],
  fees: bigint,
): Transfer | undefined => {
  let expected = before.balance - fees;
  for (const transfer of transfers) {
    if (!isOf(transfer, before, after)) continue;
    if (transfer.from.includes(after.address)) expected -= transfer.raw;
    if (transfer.to === after.address) expected += transfer.raw;
  }
  const raw = expected - after.balance;
  if (raw <= 0n) return undefined;
  const { chain, asset, contract, decimals, address, height, time } = after;
  const where = { height, time, final: null };
  return { chain, asset, contract, decimals, txid: null, index: 0, from: [address], to: null, raw, ...where };
};
