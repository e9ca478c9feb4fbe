/**
 * What the lists call exchanges → the ids that this project uses (its own where it reads one, else a short name in
 * lower case). Brand products of one company (a mining pool, a card, wrapped coins) are its own; companies of another
 * licence (Binance US, OSL HK, gate-us) are not.
 */
const NAMED: Readonly<Record<string, string>> = {
  'Binance Beacon ETH': 'binance',
  'Binance Charity': 'binance',
  'Binance Hot Wallet': 'binance',
  'Binance JEX': 'binance',
  'Binance Pool': 'binance',
  'Binance Wrapped BCH': 'binance',
  'Binance Wrapped BTC': 'binance',
  'Binance Wrapped DOT': 'binance',
  'Binance Wrapped FIL': 'binance',
  'Binance Wrapped WRX': 'binance',
  'Wrapped Binance Beacon ETH': 'binance',
  'Coinbase Wrapped Staked ETH': 'coinbase',
  'Crypto.com': 'cryptocom',
  'DMM Bitcoin (closed)': 'dmm',
  'FTX Exchange': 'ftx',
  'Gate.io': 'gate',
  'Gemini dollar': 'gemini',
  'HTX (Huobi)': 'htx',
  'Huobi Mining Pool': 'htx',
  'Kucoin Shares': 'kucoin',
  'SBI VC Trade': 'sbivc',
  'Y-5 FINANCE (Y-5)': 'y5finance',
  'cex-io': 'cexio',
  cex: 'cexio',
  mxc: 'mexc',
  bitzcom: 'bitz',
  zbcom: 'zb',
};

const SUFFIX = /(-cex|Cex|-exchange|Exchange| Exchange|\.exchange|\.Exchange|\.com|\.io|\.global)$/;

/** Lower case, letters and digits: `mexc.com` → `mexc`, `SwissBorg` → `swissborg`. */
export const exchangeIdOf = (name: string): string =>
  (Object.hasOwn(NAMED, name) ? NAMED[name] : undefined) ??
  name
    .replace(SUFFIX, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
