import { createRefreshPrices, readPriceBook } from '../app/refresh-prices.ts';
import { shareRead } from '../app/share-read.ts';
import type { PriceBook } from '../core/price.ts';
import { SECOND } from '../core/time.ts';
import { PRICE_SOURCES } from '../prices/index.ts';
import { parseBody } from '../sources/body.ts';
import { createPriceStore } from '../store/price-store.ts';
import { clock, type Base } from './base.ts';
import { publicReaderOf } from './sources.ts';

/** Asks the sources of prices whose turn it is: to be called at every poll of the chains. */
export const priceRefresh = ({ config, log, table }: Base): (() => Promise<void>) => {
  const read = publicReaderOf(config);
  return createRefreshPrices({
    sources: Object.values(PRICE_SOURCES),
    prices: createPriceStore({ table }),
    read: (url) => read(url, { etag: null, lastModified: null }),
    parse: parseBody,
    clock,
    log,
  });
};

/** Sources are asked every few minutes: nobody's figure is the worse for it. */
const PRICES_SHARED_MS = 30 * SECOND;

/** Read once where figures in yen are wanted: three units or so. */
export const priceBook = ({ table }: Pick<Base, 'table'>): (() => Promise<PriceBook>) => {
  const prices = createPriceStore({ table });
  return shareRead(() => readPriceBook(prices, clock), clock, PRICES_SHARED_MS);
};
