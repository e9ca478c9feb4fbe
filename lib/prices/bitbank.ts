import { quoteTime, type PriceSource } from '../core/price.ts';
import { assetIn, fieldsOf, listOf, priceIn, some } from './fields.ts';

const PAIR = /^([a-z0-9]+)_jpy$/;

/** `{"success":1,"data":[{"pair":"btc_jpy","last":"…","timestamp":…}]}` */
export const bitbank: PriceSource = {
  id: 'bitbank',
  url: 'https://public.bitbank.cc/tickers_jpy',
  documentation: 'https://github.com/bitbankinc/bitbank-api-docs/blob/master/public-api.md#tickersjpy',
  read: (body, now) =>
    some(
      listOf(fieldsOf(body).data).flatMap((row) => {
        const { pair, last, timestamp } = fieldsOf(row);
        const asset = assetIn(PAIR.exec(String(pair))?.[1]);
        const price = priceIn(last);
        if (asset === undefined || price === undefined) return [];
        const at = quoteTime(typeof timestamp === 'number' ? timestamp : null, now);
        return [{ asset, currency: 'JPY' as const, price, at, source: 'bitbank' }];
      }),
    ),
};
