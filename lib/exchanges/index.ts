import type { Exchange } from '../core/exchange.ts';
import { binance } from './binance.ts';
import { bitbank } from './bitbank.ts';
import { bitfinex } from './bitfinex.ts';
import { bitflyer } from './bitflyer.ts';
import { bithumb } from './bithumb.ts';
import { bybit } from './bybit.ts';
import { coincheck } from './coincheck.ts';
import { gate } from './gate.ts';
import { htx } from './htx.ts';
import { kraken } from './kraken.ts';
import { kucoin } from './kucoin.ts';
import { okx } from './okx.ts';
import { poloniex } from './poloniex.ts';
import { stake } from './stake.ts';
import { upbit } from './upbit.ts';
import { zaif } from './zaif.ts';

/** Every exchange there is: one line each. Those whose flags are read come first. */
export const EXCHANGES = {
  bitfinex,
  bithumb,
  gate,
  htx,
  kraken,
  kucoin,
  upbit,
  coincheck,
  zaif,
  bitflyer,
  bitbank,
  binance,
  bybit,
  okx,
  poloniex,
  stake,
} satisfies Record<string, Exchange>;
