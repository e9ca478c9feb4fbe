import type { Wallet } from '../../../lib/core/wallet.ts';
import { iso } from '../../../lib/core/time.ts';
import { canonicalOn } from '../../registry/chain-ids.ts';
import type { Terminal } from '../command.ts';
import type { WalletDesk } from './wallet-desk.ts';
import { chainKnown, exchangeNamed } from './wallet-row.ts';

export interface ListFilter {
  exchange?: string | undefined;
  chain?: string | undefined;
  address?: string | undefined;
  retired?: boolean | undefined;
}

const wantedOf = ({ exchange, chain, address }: ListFilter) => {
  const id = exchange === undefined ? undefined : exchangeNamed(exchange);
  const on = chain === undefined ? undefined : chainKnown(chain);
  return (wallet: Pick<Wallet, 'exchange' | 'chain' | 'address'>): boolean =>
    (id === undefined || wallet.exchange === id) &&
    (on === undefined || wallet.chain === on) &&
    (address === undefined || wallet.address === (canonicalOn(wallet.chain, address.trim()) ?? address.trim()));
};

/** Prints the wallets that are known, or those that were retired. */
export const list = (filter: ListFilter, { book, records }: WalletDesk, { print }: Terminal): void => {
  const wanted = wantedOf(filter);
  if (filter.retired === true) {
    for (const { addedAt, retired, ...claim } of records)
      if (retired !== null && wanted(claim))
        print(JSON.stringify({ ...claim, addedAt: iso(addedAt), retired: { ...retired, at: iso(retired.at) } }));
    return;
  }
  for (const wallet of book.all()) if (wanted(wallet)) print(JSON.stringify(wallet));
};
