import type { ChainHead } from '../../core/chain-stores.ts';
import type { Instant } from '../../core/time.ts';
import type { Wallet } from '../../core/wallet.ts';

/**
 * The next of the round, in order of address. At the end of the list the round ends with it: the next begins with a
 * poll of its own.
 */
export const nextOf = (
  all: readonly Wallet[],
  after: string | null,
  most: number,
): { wallets: readonly Wallet[]; after: string | null } => {
  const begin = after === null ? 0 : all.findIndex(({ address }) => address > after);
  const from = begin === -1 ? 0 : begin;
  const wallets = all.slice(from, from + most);
  return { wallets, after: from + wallets.length >= all.length ? null : (wallets.at(-1)?.address ?? null) };
};

/** The round after a poll: `after` null ends it, and how long it took is kept. */
export const roundAfter = (
  round: ChainHead['round'],
  accounts: number,
  after: string | null,
  now: Instant,
): NonNullable<ChainHead['round']> => {
  const { startedAt, lastMs } = round ?? { startedAt: now, lastMs: null };
  return after === null
    ? { after, accounts, startedAt: now, lastMs: round === null ? null : now - startedAt }
    : { after, accounts, startedAt, lastMs };
};
