import type { Quote } from '../core/price.ts';
import { Conflict, type PriceStore } from '../core/stores.ts';
import { pack, unpack } from './pack.ts';
import type { Table } from './table.ts';

const PRICES = 'prices';
const CLAIM = 'claim#';
const QUOTES = 'quotes#';

type Packed = [asset: string, currency: Quote['currency'], price: string, at: number];

/** A small item a source for its turn, and one with all its quotes, deflated. */
export const createPriceStore = ({ table }: { table: Table }): PriceStore => ({
  async quotes() {
    const quotes: Quote[] = [];
    const pages = table.query({
      key: { text: 'pk = :pk AND begins_with(sk, :quotes)', values: { ':pk': PRICES, ':quotes': QUOTES } },
    });
    for await (const item of pages)
      for (const [asset, currency, price, at] of unpack(item.quotes) as Packed[])
        quotes.push({ asset, currency, price, at, source: item.sk.slice(QUOTES.length) });
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
    const packed = quotes.map(({ asset, currency, price, at }): Packed => [asset, currency, price, at]);
    await table.put({ pk: PRICES, sk: `${QUOTES}${source}`, quotes: pack(packed) });
  },
});
