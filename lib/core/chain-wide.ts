import type { AssetRow } from './availability.ts';
import type { Incident } from './incident.ts';
import { chainName } from './network-names.ts';
import { isOff } from './suspension.ts';
import type { Instant } from './time.ts';
import { CHAIN_WIDE_LEAST, CHAIN_WIDE_WITHIN_MS } from './verdict-limits.ts';

/** By the network where one is told, else by the asset: an asset on several networks is not one chain. */
const chainOf = ({ asset, network }: Pick<AssetRow, 'asset' | 'network'>): string => chainName(network ?? asset);

/**
 * What stands still at many exchanges at once, by their open incidents. Answers the predicate for one of them: its own
 * stop counts as one. An exchange from which something unusual leaves is not excused by the others.
 */
export const createChainWide = (open: readonly Incident[], at: Instant) => {
  const exchangesOf = new Map<string, Set<string>>();
  for (const { exchange, members, whole } of open)
    // Who has stopped everything has stopped this as well, and for a reason of its own.
    for (const member of whole ? [] : members)
      if (isOff(member) && at - member.offSince <= CHAIN_WIDE_WITHIN_MS) {
        const chain = chainOf(member);
        exchangesOf.set(chain, (exchangesOf.get(chain) ?? new Set()).add(exchange));
      }
  const drained = new Set(open.flatMap(({ exchange, outflow }) => (outflow === undefined ? [] : [exchange])));
  return (exchange: string) =>
    (row: Pick<AssetRow, 'asset' | 'network'>): boolean =>
      !drained.has(exchange) && new Set([...(exchangesOf.get(chainOf(row)) ?? []), exchange]).size >= CHAIN_WIDE_LEAST;
};
