import type { WalletFlow } from '../chain-stores.ts';
import { unexplainedOutflow } from '../unexplained-outflow.ts';
import type { FlowReading } from './advance-flow.ts';
import type { WalletEvent } from './wallet-events.ts';

/** Rounding, rewards and what a chain takes beside its fees come to less than this part of a wallet. */
const WORTH_A_PART = 10_000n;

/**
 * What has left a wallet since its balance was last exact and no transfer tells (lib/core/unexplained-outflow.ts).
 * Undefined where there is none, and where blocks in between were not read.
 */
export const hiddenOutflow = (
  flow: WalletFlow,
  fresh: readonly WalletEvent[],
  { exact, balance, through, now }: Pick<FlowReading, 'exact' | 'balance' | 'through' | 'now'>,
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
