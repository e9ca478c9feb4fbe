import { addDecimals, multiplyDecimals } from './decimal.ts';
import type { Holding } from './holding.ts';
import type { IncidentEvent } from './incident.ts';
import type { PriceBook } from './price.ts';
import type { Instant } from './time.ts';

/** What somebody holds of one asset, and in yen where a price is known. */
export interface OwnSum {
  asset: string;
  /** Exact decimal, whole units. */
  amount: string;
  /** Exact decimal; null where no price is known: unknown, not nothing. */
  yen: string | null;
  pricedAt: Instant | null;
}

/** What an event means for one person's own money, by his own word. */
export interface OwnFigures {
  /** Of what the event is about. */
  concerned: OwnSum[];
  /** What else he holds at that exchange. */
  others: OwnSum[];
}

const sumOf = ({ asset, amount }: Holding, prices: PriceBook): OwnSum => {
  const price = prices.priceOf(asset);
  return price === undefined
    ? { asset, amount, yen: null, pricedAt: null }
    : { asset, amount, yen: multiplyDecimals(amount, price.yen), pricedAt: asset === 'JPY' ? null : price.at };
};

const hits = ({ asset }: Holding, { whole, assets, outflow }: Pick<IncidentEvent, 'whole' | 'assets' | 'outflow'>) =>
  whole || (outflow === undefined ? assets : outflow.sums).some((one) => one.asset === asset);

/** Undefined where he holds nothing at that exchange. */
export const ownFigures = (
  holdings: readonly Holding[],
  exchange: string,
  event: Pick<IncidentEvent, 'whole' | 'assets' | 'outflow'>,
  prices: PriceBook,
): OwnFigures | undefined => {
  const there = holdings.filter((holding) => holding.exchange === exchange);
  if (there.length === 0) return undefined;
  const { concerned = [], others = [] } = Object.groupBy(there, (one) => (hits(one, event) ? 'concerned' : 'others'));
  return {
    concerned: concerned.map((one) => sumOf(one, prices)),
    others: others.map((one) => sumOf(one, prices)),
  };
};

/** All of them in yen; null where the price of one is not known. */
export const totalYen = (sums: readonly OwnSum[]): string | null =>
  sums.reduce<string | null>((sum, { yen }) => (sum === null || yen === null ? null : addDecimals(sum, yen)), '0');
