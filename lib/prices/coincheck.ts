import { quoteTime, type PriceSource } from '../core/price.ts';
import { SECOND } from '../core/time.ts';
import { fieldsOf, priceIn, some } from './fields.ts';

/** `{"last":27390,"bid":…,"ask":…,"timestamp":1423377841}`: one pair an answer, bitcoin's. */
export const coincheck: PriceSource = {
  id: 'coincheck',
  url: 'https://coincheck.com/api/ticker?pair=btc_jpy',
  documentation: 'https://coincheck.com/documents/exchange/api#ticker',
  read(body, now) {
    const { last, bid, ask, timestamp } = fieldsOf(body);
    const price = bid === undefined || ask === undefined ? undefined : priceIn(last);
    const at = quoteTime(typeof timestamp === 'number' ? timestamp * SECOND : null, now);
    return some(
      price === undefined ? [] : [{ asset: 'BTC', currency: 'JPY' as const, price, at, source: 'coincheck' }],
    );
  },
};
