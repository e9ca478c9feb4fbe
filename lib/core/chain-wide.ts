import type { AssetRow } from './availability.ts';
import type { Incident } from './incident.ts';
import { chainName } from './network-names.ts';
import { isOff } from './suspension.ts';
import type { Instant } from './time.ts';
import { CHAIN_WIDE_LEAST, CHAIN_WIDE_WITHIN_MS } from './verdict-limits.ts';

/** By the network where one is told, else by the asset: an asset on several networks is not one chain. */
const chainOf = ({ asset, network }: Pick<AssetRow, 'asset' | 'network'>): string => chainName(network ?? asset);

/** The first of them are enough: whoever was told there is not told again. */
const INCIDENTS_MOST = 8;

/**
 * What stands still at many exchanges at once, by their open incidents. Answers, for one of them, the incidents of the others
 * that a row of its shares a chain with, the oldest first; none where they are too few: its own stop counts as one. An
 * exchange from which something unusual leaves is not excused by the others.
 */
export const createChainWide = (open: readonly Incident[], at: Instant) => {
  const incidentsOf = new Map<string, Map<string, string>>();
  for (const { id, exchange, members, whole } of open.toSorted((a, b) => a.openedAt - b.openedAt))
    // Who has stopped everything has stopped this as well, and for a reason of its own.
    for (const member of whole ? [] : members)
      if (isOff(member) && at - member.offSince <= CHAIN_WIDE_WITHIN_MS) {
        const chain = chainOf(member);
        const ofChain = incidentsOf.get(chain) ?? new Map<string, string>();
        if (!ofChain.has(exchange)) ofChain.set(exchange, id);
        incidentsOf.set(chain, ofChain);
      }
  const drained = new Set(open.flatMap(({ exchange, outflow }) => (outflow === undefined ? [] : [exchange])));
  return (exchange: string) =>
    (row: Pick<AssetRow, 'asset' | 'network'>): readonly string[] => {
      const others = [...(incidentsOf.get(chainOf(row)) ?? [])].filter(([other]) => other !== exchange);
      return drained.has(exchange) || others.length + 1 < CHAIN_WIDE_LEAST
        ? []
        : others.map(([, id]) => id).slice(0, INCIDENTS_MOST);
    };
};
