import type { BlockMark, WalletFlow } from '../chain-stores.ts';
import type { Instant } from '../time.ts';
import { unexplainedOutflow } from '../unexplained-outflow.ts';
import type { WalletEvent } from './wallet-events.ts';

/** Rounding, rewards and what a chain takes beside its fees come to less than this part of a wallet. */
const WORTH_A_PART = 10_000n;

/** A balance as it was read. */
export interface BalanceRead {
  /** Smallest unit, after the last event; null where it is not known. */
  balance: bigint | null;
  /**
   * Where the balance is that at the end of the last block exactly, and money can leave without a transfer: what the
   * wallet paid the chain in these blocks, and the block from which on all were read. Null elsewhere.
   */
  exact: { fees: bigint; contiguousFrom: number } | null;
  /** Blocks: the last one that was read. Null where accounts are. */
  through: BlockMark | null;
  now: Instant;
}

/**
 * What has left a wallet since its balance was last exact and no transfer tells (lib/core/unexplained-outflow.ts).
 * Undefined where there is none, and where blocks in between were not read.
 */
export const hiddenOutflow = (
  flow: WalletFlow,
  fresh: readonly WalletEvent[],
  { exact, balance, through, now }: BalanceRead,
): WalletEvent | undefined => {
  if (exact === null || balance === null || through === null) return undefined;
  if (flow.balance === null || flow.exactAt === null || flow.exactAt < exact.contiguousFrom) return undefined;
  if (through.height <= flow.exactAt) return undefined;
  const { chain, asset, contract, decimals, wallet } = flow;
  const account = { chain, asset, contract, decimals, address: wallet, time: now };
  const transfer = unexplainedOutflow(
    { ...account, balance: BigInt(flow.balance), height: flow.exactAt },
    { ...account, balance, height: through.height },
    fresh.map((event) => event.transfer),
    exact.fees,
  );
  if (transfer === undefined || transfer.raw * WORTH_A_PART < balance + transfer.raw) return undefined;
  return { kind: 'out', pays: true, raw: transfer.raw, to: null, at: now, transfer };
};
