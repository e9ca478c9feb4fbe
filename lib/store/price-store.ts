import type { Quote } from '../core/price.ts';
import { Conflict, type PriceStore } from '../core/stores.ts';
import { pack, unpack } from './pack.ts';
import type { Table } from './table.ts';

const PRICES = 'prices';
const CLAIM = 'claim#';
const QUOTES = 'columns#';

/** Quotes of one currency and one time, in columns: what repeats lies together, and deflates the better. */
type Packed = [currency: Quote['currency'], at: number, assets: string[], prices: string[]];

const packedOf = (quotes: readonly Quote[]): Packed[] =>
  [...Map.groupBy(quotes, ({ currency, at }) => `${currency} ${at}`).values()].flatMap((group) => {
    const [first] = group;
    return first === undefined
      ? []
      : [[first.currency, first.at, group.map(({ asset }) => asset), group.map(({ price }) => price)]];
  });
const quotesIn = (packed: readonly Packed[], source: string): Quote[] =>
  packed.flatMap(([currency, at, assets, prices]) =>
    assets.flatMap((asset, index) => {
      const price = prices[index];
      return price === undefined ? [] : [{ asset, currency, price, at, source }];
    }),
  );

/** A small item a source for its turn, and one with all its quotes, deflated. */
export const createPriceStore = ({ table }: { table: Table }): PriceStore => ({
  async quotes() {
    const quotes: Quote[] = [];
    const pages = table.query({
      key: { text: 'pk = :pk AND begins_with(sk, :quotes)', values: { ':pk': PRICES, ':quotes': QUOTES } },
    });
    for await (const item of pages)
      quotes.push(...quotesIn(unpack(item.quotes) as Packed[], item.sk.slice(QUOTES.length)));
    return quotes;
  },

  async claim(source, now, everyMs) {
    try {
      await table.put(
        { pk: PRICES, sk: `${CLAIM}${source}`, askedAt: now },
        {
          text: 'attribute_not_exists(askedAt) OR askedAt <= :before OR askedAt > :now',
          // A time that lies ahead is of a clock that was wrong.
          values: { ':before': now - everyMs, ':now': now },
        },
      );
      return true;
    } catch (error) {
      if (error instanceof Conflict) return false;
      throw error;
    }
  },

  async save(source, quotes) {
    await table.put({ pk: PRICES, sk: `${QUOTES}${source}`, quotes: pack(packedOf(quotes)) });
  },
});
