import { addDecimals, multiplyDecimals, parseUnits } from '../decimal.ts';
import type { Holding } from '../holding.ts';
import type { PriceBook } from '../price.ts';
import type { Instant } from '../time.ts';

/** A holding with its worth. */
export interface Worth extends Holding {
  /** Exact decimal; null where no price is known: unknown, never zero. */
  yen: string | null;
  /** When that price was one; null for yen, and where there is none. */
  pricedAt: Instant | null;
  source: string | null;
}

export const worthOf = (holding: Holding, prices: PriceBook): Worth => {
  const price = prices.priceOf(holding.asset);
  if (price === undefined) return { ...holding, yen: null, pricedAt: null, source: null };
  return {
    ...holding,
    yen: multiplyDecimals(holding.amount, price.yen),
    pricedAt: holding.asset === 'JPY' ? null : price.at,
    source: holding.asset === 'JPY' ? null : price.source,
  };
};

/** A sum in yen, and how many parts of it have no price. */
export interface YenSum {
  yen: string;
  unpriced: number;
}

export const sumOf = (all: readonly Pick<Worth, 'yen'>[]): YenSum => ({
  yen: all.reduce((sum, { yen }) => (yen === null ? sum : addDecimals(sum, yen)), '0'),
  unpriced: all.filter(({ yen }) => yen === null).length,
});

const SHARE_DIGITS = 6;
const DECIMALS = 36;

/** How much of the whole, 0 to 1; 0 where the whole is nothing. Cut off, for it is a share and no amount. */
export const shareOf = (part: string, whole: string): number => {
  const [above, below] = [parseUnits(part, DECIMALS), parseUnits(whole, DECIMALS)];
  if (above === undefined || below === undefined || below <= 0n) return 0;
  return Number((above * 10n ** BigInt(SHARE_DIGITS)) / below) / 10 ** SHARE_DIGITS;
};
