import { Unreadable } from '../core/exchange.ts';
import type { PriceSource, Quote } from '../core/price.ts';
import { assetIn, fieldsOf, isFields, priceIn, some } from './fields.ts';

/** Its oldest pairs put X before a coin and Z before a currency; all others are plain. */
const OLD_PAIR = /^X([A-Z]{3})Z(USD|JPY)$|^(USDT)Z(USD)$/;
const PAIR = /^([A-Z0-9]{2,12}?)(USD|JPY)$/;
/** https://support.kraken.com/articles/360001206766: its own codes. */
const CODES: Readonly<Record<string, string>> = { XBT: 'BTC', XDG: 'DOGE' };

const pairOf = (name: string): { asset: string; currency: Quote['currency'] } | undefined => {
  const [, old, oldCurrency, usdt, usdtCurrency] = OLD_PAIR.exec(name) ?? [];
  const [, plain, plainCurrency] = PAIR.exec(name) ?? [];
  const asset = assetIn(old ?? usdt ?? plain);
  const currency = oldCurrency ?? usdtCurrency ?? plainCurrency;
  if (asset === undefined || (currency !== 'USD' && currency !== 'JPY')) return undefined;
  return { asset: CODES[asset] ?? asset, currency };
};

/** `{"error":[],"result":{"XXBTZUSD":{"c":["30300.1","0.0006"],…}}}`: `c` is the last trade. It tells no time. */
export const kraken: PriceSource = {
  id: 'kraken',
  url: 'https://api.kraken.com/0/public/Ticker',
  documentation: 'https://docs.kraken.com/api/docs/rest-api/get-ticker-information',
  read(body, now) {
    const { error, result } = fieldsOf(body);
    if (!Array.isArray(error) || error.length > 0 || !isFields(result)) throw new Unreadable('the answer is no ticker');
    return some(
      Object.entries(result).flatMap(([name, market]): Quote[] => {
        const pair = pairOf(name);
        const last: unknown = fieldsOf(market).c;
        const price = priceIn(Array.isArray(last) ? last[0] : undefined);
        return pair === undefined || price === undefined ? [] : [{ ...pair, price, at: now, source: 'kraken' }];
      }),
    );
  },
};
