import type { PriceSource } from '../core/price.ts';
import { bitbank } from './bitbank.ts';
import { bitflyer } from './bitflyer.ts';
import { coincheck } from './coincheck.ts';
import { gate } from './gate.ts';
import { gmocoin } from './gmocoin.ts';
import { kraken } from './kraken.ts';

/** Every source of prices: one line each. */
export const PRICE_SOURCES = {
  bitbank,
  gmocoin,
  coincheck,
  bitflyer,
  kraken,
  gate,
} satisfies Record<string, PriceSource>;
