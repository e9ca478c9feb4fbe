import { multiplyDecimals, parseUnits, formatUnits, compareDecimals } from './decimal.ts';
import type { Price } from './outflow.ts';
import { DAY, HOUR, MINUTE, type Instant } from './time.ts';

/** What one market says of one asset: exact decimal of `currency` for one whole unit. */
export interface Quote {
  asset: string;
  currency: 'JPY' | 'USD' | 'USDT';
  price: string;
  at: Instant;
  /** Id of the exchange. */
  source: string;
}

/** One public ticker and how its answers are read. */
export interface PriceSource {
  id: string;
  url: string;
  documentation: string;
  /** Pure. Throws `Unreadable` for what is not what the source documents; a market without a price is left out. */
  read(body: unknown, now: Instant): Quote[];
}

/** What is known of prices at one time. */
export interface PriceBook {
  /** Undefined where nothing recent enough is known, or where the sources contradict each other: unknown, not zero. */
  priceOf(asset: string): Price | undefined;
}

/** A figure that rests on an older price has to say its age. */
export const PRICE_FRESH_MS = HOUR;
/** Older than this, a price is none. */
export const PRICE_MOST_MS = DAY;
/** Clocks of exchanges and ours differ a little. */
const AHEAD_MOST_MS = 5 * MINUTE;
/** A source that is further from the middle than a fifth is not believed. */
const OUTLIER_PARTS = 5n;
/** Of a computed price: more than any market quotes. */
const CROSS_DECIMALS = 18;
const CROSS_DIGITS = 12;
/** What ties a dollar quote to the yen: both kinds of market have it, and it is the most traded. */
const PIVOT = 'BTC';

/** Digits beyond the twelfth are noise of the division. */
const rounded = (text: string): string => {
  const [whole = '', fraction = ''] = text.split('.');
  const leading = whole === '0' ? -(/^0*/.exec(fraction)?.[0].length ?? 0) : whole.length;
  const kept = fraction.slice(0, Math.max(0, CROSS_DIGITS - leading)).replace(/0+$/, '');
  return kept === '' ? whole : `${whole}.${kept}`;
};

/** Twelve significant digits, cut off; undefined where the divisor is not above zero. */
export const divideDecimals = (dividend: string, divisor: string): string | undefined => {
  const decimals = Math.max(...[dividend, divisor].map((text) => text.split('.')[1]?.length ?? 0));
  const [above, below] = [parseUnits(dividend, decimals), parseUnits(divisor, decimals)];
  if (above === undefined || below === undefined || below <= 0n) return undefined;
  return rounded(formatUnits((above * 10n ** BigInt(CROSS_DECIMALS)) / below, CROSS_DECIMALS));
};

/** The lower one of the middle: a price that somebody quotes. */
const middleOf = (prices: readonly Price[]): Price | undefined =>
  prices.toSorted((a, b) => compareDecimals(a.yen, b.yen))[Math.floor((prices.length - 1) / 2)];

const isNear = (price: Price, { yen }: Price): boolean => {
  const decimals = Math.max(...[price.yen, yen].map((text) => text.split('.')[1]?.length ?? 0));
  const [one, other] = [parseUnits(price.yen, decimals) ?? 0n, parseUnits(yen, decimals) ?? 0n];
  const difference = one < other ? other - one : one - other;
  return difference * OUTLIER_PARTS <= other;
};

/** Direct yen prices go before computed ones; both have a voice in what is an outlier. */
const agreed = (direct: readonly Price[], crossed: readonly Price[]): Price | undefined => {
  const all = [...direct, ...crossed];
  const middle = middleOf(all);
  if (middle === undefined) return undefined;
  const near = all.filter((price) => isNear(price, middle));
  if (2 * near.length <= all.length) return undefined;
  return middleOf(direct.filter((price) => near.includes(price))) ?? middleOf(near);
};

/** Dollar quotes by way of the same source's bitcoin: its own dollar, or stablecoin, is what it is there. */
const crossedFrom = (quotes: readonly Quote[], asset: string, pivot: Price | undefined): Price[] => {
  if (pivot === undefined) return [];
  return quotes.flatMap(({ asset: of, currency, price, at, source }) => {
    if (of !== asset || currency === 'JPY') return [];
    const bitcoin = quotes.find(
      (quote) => quote.asset === PIVOT && quote.currency === currency && quote.source === source,
    );
    const yen = bitcoin && divideDecimals(multiplyDecimals(price, pivot.yen), bitcoin.price);
    if (bitcoin === undefined || yen === undefined || yen === '0') return [];
    return [
      {
        yen,
        at: Math.min(at, bitcoin.at, pivot.at),
        source: `${source} ${asset}/${currency} × BTC/JPY (${pivot.source}) ÷ BTC/${currency}`,
      },
    ];
  });
};

const directFrom = (quotes: readonly Quote[], asset: string): Price[] =>
  quotes.flatMap(({ asset: of, currency, price, at, source }) =>
    of === asset && currency === 'JPY' ? [{ yen: price, at, source }] : [],
  );

const lookUp = (quotes: readonly Quote[], asset: string): Price | undefined => {
  const pivot = agreed(directFrom(quotes, PIVOT), []);
  if (asset === PIVOT) return pivot;
  return agreed(directFrom(quotes, asset), crossedFrom(quotes, asset, pivot));
};

/** Fresh quotes decide alone; only where they say nothing do those of the last day, and the price's time tells it. */
export const createPriceBook = (quotes: readonly Quote[], now: Instant): PriceBook => {
  const known = quotes
    .map((quote) => ({ ...quote, at: Math.min(quote.at, now) }))
    .filter(({ price, at }) => compareDecimals(price, '0') > 0 && now - at <= PRICE_MOST_MS);
  const fresh = known.filter(({ at }) => now - at <= PRICE_FRESH_MS);
  return {
    priceOf: (asset) =>
      asset === 'JPY' ? { yen: '1', at: now, source: 'JPY' } : (lookUp(fresh, asset) ?? lookUp(known, asset)),
  };
};

/** A market's own time where it is one that can be; else when it was asked. */
export const quoteTime = (own: Instant | null, now: Instant): Instant =>
  own === null || Number.isNaN(own) || own > now + AHEAD_MOST_MS ? now : Math.min(own, now);
