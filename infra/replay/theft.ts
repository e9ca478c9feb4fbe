import { parseUnits } from '../../lib/core/decimal.ts';
import type { Instant } from '../../lib/core/time.ts';
import type { IncidentFacts, TheftFact } from './facts.ts';
import { digest, standIn } from './holders.ts';
import { inEqualParts, type Movement } from './movement.ts';

/** Exact decimal → smallest unit. Throws RangeError for an amount that the asset cannot have. */
export const rawOf = ({ asset, amount }: Pick<TheftFact, 'asset' | 'amount'>): bigint => {
  const raw = parseUnits(amount, asset.decimals);
  if (raw === undefined) throw new RangeError(`${amount} is no amount of ${asset.asset}`);
  return raw;
};

/** Those known to lie between the same two times, evenly within them: of n the k-th at k/(n + 1). */
const timesOf = (thefts: readonly TheftFact[]): (Instant | undefined)[] => {
  const intervals = Map.groupBy(thefts, ({ at, between }) => (at === null ? between?.join() : undefined));
  return thefts.map((theft) => {
    if (theft.at !== null) return Date.parse(theft.at);
    if (theft.between === undefined) return undefined;
    const [from, to] = theft.between.map((time) => Date.parse(time)) as [Instant, Instant];
    // A sum is played at its first time: when the single ones came is not known.
    if (theft.sumOf !== undefined) return from;
    const same = intervals.get(theft.between.join()) ?? [];
    return Math.round(from + ((to - from) * (same.indexOf(theft) + 1)) / (same.length + 1));
  });
};

const madeTxid = (chain: string, name: string): string =>
  chain === 'bitcoin' || chain === 'nem' ? digest(name) : `0x${digest(name)}`;

/** Addresses that are contracts: they pay within a transaction of another's. */
export const contractsOf = ({ thefts }: Pick<IncidentFacts, 'thefts'>): ReadonlySet<string> =>
  new Set(thefts.filter(({ hidden }) => hidden).flatMap(({ from }) => from));

/** The thefts as movements, in order of time. What has no time at all is left out. */
export const theftMovements = (facts: Pick<IncidentFacts, 'id' | 'thefts'>): Movement[] => {
  const times = timesOf(facts.thefts);
  const contracts = contractsOf(facts);
  return facts.thefts
    .flatMap((theft, index) => {
      const at = times[index];
      if (at === undefined) return [];
      const { chain } = theft.asset;
      const isContract = theft.from.some((address) => contracts.has(address));
      return {
        asset: theft.asset,
        at,
        txid: theft.txid ?? madeTxid(chain, `${facts.id} theft ${index}`),
        from: inEqualParts(rawOf(theft), theft.from),
        to: theft.to,
        ...(isContract && { sender: standIn(chain, `${facts.id} thief's sender`) }),
        ...(theft.hidden && { hidden: true as const }),
      };
    })
    .toSorted((a, b) => a.at - b.at);
};
