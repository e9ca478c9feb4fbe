import type { WalletFlow } from '../chain-stores.ts';
import type { FlowReading } from './advance-flow.ts';
import type { WalletEvent } from './wallet-events.ts';

/** Rounding, rewards and what a chain takes beside its fees come to less than this part of a wallet. */
const WORTH_A_PART = 10_000n;

/**
 * What has left a wallet and no transfer tells: a contract's wallet pays within a transaction of someone else's. It is
 * what the wallet held when its balance was last exact, with all that came and went since, less what it holds now.
 * Undefined where that explains the balance, where it holds more than it says, and where blocks in between were not
 * read.
 */
export const hiddenOutflow = (
  flow: WalletFlow,
  fresh: readonly WalletEvent[],
  { exact, balance, through, now }: Pick<FlowReading, 'exact' | 'balance' | 'through' | 'now'>,
): WalletEvent | undefined => {
  if (exact === null || balance === null || through === null) return undefined;
  if (flow.balance === null || flow.exactAt === null || flow.exactAt < exact.contiguousFrom) return undefined;
  if (through.height <= flow.exactAt) return undefined;
  const moved = fresh.reduce((sum, { pays, raw }) => sum + (pays ? -raw : raw), 0n);
  const expected = BigInt(flow.balance) + moved - exact.fees;
  const raw = expected - balance;
  if (raw <= 0n || raw * WORTH_A_PART < expected) return undefined;
  const { chain, asset, contract, decimals, wallet } = flow;
  const where = { height: through.height, time: now, final: null };
  return {
    kind: 'out',
    pays: true,
    raw,
    to: null,
    at: now,
    transfer: { chain, asset, contract, decimals, txid: null, index: 0, from: [wallet], to: null, raw, ...where },
  };
};
