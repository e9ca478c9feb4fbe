import type { Instant } from './time.ts';
import type { Transfer } from './transfer.ts';

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
 * For the native asset of chains whose blocks tell `fees`, and of wallets that hold enough to matter. Read both balances
 * with `BlockApi.balances`: `before` at the height before the first block of a poll, `after` at its last one. `transfers`
 * are those of the blocks in between (others are passed over), `fees` the sum of `Block.fees` of this address. Both
 * readings must be exactly of their heights and of one branch of the chain: the newest balance of a node that keeps no
 * past is none. The result has no txid and no receiver, and the height and time of `after`. Tokens whose balances change
 * of themselves (stETH) are not for it.
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
