/**
 * Names that the regulator uses of those who are not on its list: exchanges abroad, which it warns, and companies that
 * ran one before registration was decided (みなし業者). The first name is the one that is shown. Being here says nothing
 * of whether a warning was given.
 */
interface Unregistered {
  exchange: string | null;
  names: readonly [string, ...string[]];
}

const abroad = (exchange: string, ...names: Unregistered['names']): Unregistered => ({ exchange, names });
const applied = (...names: Unregistered['names']): Unregistered => ({ exchange: null, names });

export const UNREGISTERED: readonly Unregistered[] = [
  abroad('backpack', 'Backpack Exchange'),
  abroad('binance', 'Binance', 'Binance Holdings', 'バイナンス'),
  abroad('bingx', 'BingX', 'ビンエックス'),
  abroad('bitcastle', 'bitcastle', 'ビットキャッスル'),
  abroad('bitfinex', 'Bitfinex', 'ビットフィネックス'),
  abroad('bitforex', 'Bitforex', 'ビットフォレックス'),
  abroad('bitget', 'Bitget', 'ビットゲット'),
  abroad('bithumb', 'Bithumb', 'ビッサム'),
  abroad('bitmart', 'BitMart', 'ビットマート'),
  abroad('bitopro', 'BitoPro'),
  abroad('bitrue', 'Bitrue', 'ビットゥルー'),
  abroad('bitstamp', 'Bitstamp', 'ビットスタンプ'),
  abroad('bittrex', 'Bittrex', 'ビットレックス'),
  abroad('bitvavo', 'Bitvavo'),
  abroad('blofin', 'BloFin', 'ブロフィン'),
  abroad('bybit', 'Bybit', 'Bybit Fintech', 'Bybit Technology', 'バイビット'),
  abroad('coinbaseexchange', 'Coinbase Exchange', 'Coinbase Global'),
  abroad('coinex', 'CoinEx', 'コインイーエックス', 'コインエックス'),
  abroad('coinone', 'Coinone', 'コインワン'),
  abroad('coinw', 'CoinW'),
  abroad('cryptocom', 'Crypto.com'),
  abroad('digifinex', 'DigiFinex'),
  abroad('gate', 'Gate.io', 'Gate Technology', 'ゲートアイオー'),
  abroad('gemini', 'Gemini Trust'),
  abroad('hitbtc', 'HitBTC'),
  abroad('hotbit', 'Hotbit', 'ホットビット'),
  abroad('htx', 'HTX', 'Huobi', 'Huobi Global', 'フォビ'),
  abroad('korbit', 'Korbit', 'コルビット'),
  abroad('kraken', 'Kraken', 'Payward', 'クラーケン'),
  abroad('kucoin', 'KuCoin', 'Peken Global', 'クーコイン'),
  abroad('lbank', 'LBank', 'LBank Exchange', 'エルバンク'),
  abroad('mexc', 'MEXC', 'MEXC Global', 'MXC', 'メックスシー'),
  abroad('okx', 'OKX', 'OKEx', 'オーケーエックス'),
  abroad('phemex', 'Phemex', 'フェメックス'),
  abroad('poloniex', 'Poloniex', 'ポロニエックス'),
  abroad('probit', 'ProBit', 'ProBit Global'),
  abroad('toobit', 'Toobit'),
  abroad('upbit', 'Upbit', 'アップビット'),
  abroad('weex', 'WEEX'),
  abroad('whitebit', 'WhiteBIT'),
  abroad('woox', 'WOO X'),
  abroad('xt', 'XT.COM'),
  applied('FSHO株式会社', 'エフショー'),
  applied('ビットステーション株式会社', 'bitstation'),
  applied('バイクリメンツ株式会社'),
  applied('ミスターエクスチェンジ株式会社'),
  applied('エターナルリンク株式会社'),
  applied('株式会社MTGOX', 'Mt. Gox', 'マウントゴックス'),
];
