import type { Exchange } from '../core/exchange.ts';
import { backpack } from './backpack.ts';
import { binance } from './binance.ts';
import { bingx } from './bingx.ts';
import { bitbank } from './bitbank.ts';
import { bitfinex } from './bitfinex.ts';
import { bitflyer } from './bitflyer.ts';
import { bitget } from './bitget.ts';
import { bithumb } from './bithumb.ts';
import { bitmart } from './bitmart.ts';
import { bitopro } from './bitopro.ts';
import { bitpoint } from './bitpoint.ts';
import { bitrue } from './bitrue.ts';
import { bitstamp } from './bitstamp.ts';
import { bittrade } from './bittrade.ts';
import { bittrex } from './bittrex.ts';
import { bitvavo } from './bitvavo.ts';
import { btcbox } from './btcbox.ts';
import { bybit } from './bybit.ts';
import { coinbaseexchange } from './coinbaseexchange.ts';
import { coincheck } from './coincheck.ts';
import { coinex } from './coinex.ts';
import { coinone } from './coinone.ts';
import { cryptocom } from './cryptocom.ts';
import { digifinex } from './digifinex.ts';
import { dmm } from './dmm.ts';
import { gate } from './gate.ts';
import { gemini } from './gemini.ts';
import { gmocoin } from './gmocoin.ts';
import { hitbtc } from './hitbtc.ts';
import { htx } from './htx.ts';
import { korbit } from './korbit.ts';
import { kraken } from './kraken.ts';
import { kucoin } from './kucoin.ts';
import { lbank } from './lbank.ts';
import { linebitmax } from './linebitmax.ts';
import { liquid } from './liquid.ts';
import { mexc } from './mexc.ts';
import { okx } from './okx.ts';
import { phemex } from './phemex.ts';
import { poloniex } from './poloniex.ts';
import { sbivc } from './sbivc.ts';
import { stake } from './stake.ts';
import { upbit } from './upbit.ts';
import { whitebit } from './whitebit.ts';
import { woox } from './woox.ts';
import { xt } from './xt.ts';
import { zaif } from './zaif.ts';

/** Every exchange there is: one line each. Those that are asked for most come first, those that are gone last. */
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
  bitget,
  bitmart,
  bitopro,
  bitrue,
  bitstamp,
  bittrade,
  bitvavo,
  coinbaseexchange,
  coinex,
  coinone,
  backpack,
  digifinex,
  hitbtc,
  korbit,
  lbank,
  poloniex,
  whitebit,
  woox,
  xt,
  gmocoin,
  sbivc,
  btcbox,
  binance,
  bybit,
  okx,
  gemini,
  cryptocom,
  mexc,
  bingx,
  phemex,
  stake,
  bitpoint,
  dmm,
  liquid,
  linebitmax,
  bittrex,
} satisfies Record<string, Exchange>;
