import type { PriceSource } from '../core/price.ts';
import { assetIn, fieldsOf, listOf, priceIn, some } from './fields.ts';

const PAIR = /^([A-Z0-9]+)_USDT$/;
/** In USDT a day: a thinner market's last price is anybody's. */
const LEAST_VOLUME = 100_000;

/** `[{"currency_pair":"BTC_USDT","last":"…","quote_volume":"…"}]`. It tells no time. */
export const gate: PriceSource = {
  id: 'gate',
  url: 'https://api.gateio.ws/api/v4/spot/tickers',
  documentation: 'https://www.gate.com/docs/developers/apiv4/en/#get-trading-pair-ticker-information',
  read: (body, now) =>
    some(
      listOf(body).flatMap((row) => {
        const { currency_pair: pair, last, quote_volume: volume } = fieldsOf(row);
        const [asset, price] = [assetIn(PAIR.exec(String(pair))?.[1]), priceIn(last)];
        if (asset === undefined || price === undefined || !(Number(volume) >= LEAST_VOLUME)) return [];
        return [{ asset, currency: 'USDT' as const, price, at: now, source: 'gate' }];
      }),
    ),
};
