import { moneyOf, type Money } from './money.ts';
import { LINE_PRICES } from './prices.ts';

/**
 * What LINE takes for so many messages a month, in yen without tax: the cheapest plan that sends them all. Further
 * messages are reckoned at the highest price, which falls with their number.
 */
export const lineCost = (messages: bigint): { plan: string; yen: Money } => {
  const offers = LINE_PRICES.plans.flatMap(({ name, yen, included, eachMore }) => {
    const more = messages > BigInt(included) ? messages - BigInt(included) : 0n;
    if (more > 0n && eachMore === null) return [];
    return [{ plan: name, yen: moneyOf(yen) + more * (eachMore === null ? 0n : moneyOf(eachMore)) }];
  });
  const [cheapest] = offers.toSorted((a, b) => (a.yen < b.yen ? -1 : a.yen > b.yen ? 1 : 0));
  if (cheapest === undefined) throw new RangeError('no plan takes that many messages');
  return cheapest;
};
