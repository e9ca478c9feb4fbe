import { quoteTime, type PriceSource } from '../core/price.ts';
import { assetIn, fieldsOf, listOf, priceIn, some } from './fields.ts';

/**
 * `{"status":0,"data":[{"symbol":"BTC","last":"…","timestamp":"2018-03-30T12:34:56.789Z"}]}`. A symbol with a currency
 * behind it (BTC_JPY) is leveraged trading, whose price is another: `assetIn` takes none of them.
 */
export const gmocoin: PriceSource = {
  id: 'gmocoin',
  url: 'https://api.coin.z.com/public/v1/ticker',
  documentation: 'https://api.coin.z.com/docs/#ticker',
  read: (body, now) =>
    some(
      listOf(fieldsOf(body).data).flatMap((row) => {
        const { symbol, last, timestamp } = fieldsOf(row);
        const [asset, price] = [assetIn(symbol), priceIn(last)];
        if (asset === undefined || price === undefined) return [];
        const at = quoteTime(typeof timestamp === 'string' ? Date.parse(timestamp) : null, now);
        return [{ asset, currency: 'JPY' as const, price, at, source: 'gmocoin' }];
      }),
    ),
};
