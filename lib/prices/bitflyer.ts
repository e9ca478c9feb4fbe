import { quoteTime, type PriceSource } from '../core/price.ts';
import { fieldsOf, priceIn, some } from './fields.ts';

/** `{"product_code":"BTC_JPY","timestamp":"2015-07-08T02:50:59.97","ltp":31690,…}`; the time is UTC and says so nowhere. */
export const bitflyer: PriceSource = {
  id: 'bitflyer',
  url: 'https://api.bitflyer.com/v1/ticker?product_code=BTC_JPY',
  documentation: 'https://lightning.bitflyer.com/docs?lang=en#ticker',
  read(body, now) {
    const { product_code: product, ltp, timestamp } = fieldsOf(body);
    const price = product === 'BTC_JPY' ? priceIn(ltp) : undefined;
    const at = quoteTime(typeof timestamp === 'string' ? Date.parse(`${timestamp.replace(/Z$/, '')}Z`) : null, now);
    return some(price === undefined ? [] : [{ asset: 'BTC', currency: 'JPY' as const, price, at, source: 'bitflyer' }]);
  },
};
