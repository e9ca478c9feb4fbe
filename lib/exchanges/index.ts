import type { Exchange } from '../core/exchange.ts';
import { bitfinex } from './bitfinex.ts';
import { bithumb } from './bithumb.ts';
import { gate } from './gate.ts';
import { htx } from './htx.ts';
import { kraken } from './kraken.ts';
import { kucoin } from './kucoin.ts';
import { upbit } from './upbit.ts';

/** Every exchange there is: one line each. */
export const EXCHANGES = {
  bitfinex,
  bithumb,
  gate,
  htx,
  kraken,
  kucoin,
  upbit,
} satisfies Record<string, Exchange>;
