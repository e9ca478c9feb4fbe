/**
 * Crypto-asset exchange service providers registered in Japan, today and earlier, and whose customers each one's name
 * concerns. Facts put together from public pages; the regulator's own list was not at hand, so they are a start and no
 * substitute for reading it. The list of 30 June 2026 is said to hold 26 companies, and 25 of these are on it: one is
 * missing here. What a registration number says of its holder is true at its date only, for numbers change hands.
 *
 * Numbers, dates and states: `exchanges/` of https://github.com/jasonhnd/finwiki at 0cb154c, which cites the regulator's
 * kasoutuka.xlsx of 1 April and 30 June 2026. Those of 2017, and who held 00011 to 00013 and Kinki 00001 in 2018:
 * https://kasoumoney-blog.net/kasoutsuka-torihikisho-ninka
 */
export interface KnownOperator {
  name: string;
  bureau: '関東財務局長' | '近畿財務局長';
  number: string;
  /** Null where it is not known. */
  date: string | null;
  /** Id of the exchange whose customers it concerns; null where it serves none under a name of its own. */
  exchange: string | null;
  /** Brands, former names, and companies that it took over. */
  also: readonly string[];
  /** Absent for those on the list; else when the business ended, null where that is not known. */
  ended?: string | null;
  /** The names are common words or other businesses too: they count only beside the words of this trade. */
  common?: true;
}

const at =
  (bureau: KnownOperator['bureau']) =>
  (
    number: string,
    date: string | null,
    name: string,
    exchange: string | null,
    also: readonly string[] = [],
    more: Pick<KnownOperator, 'ended' | 'common'> = {},
  ): KnownOperator => ({ name, bureau, number, date, exchange, also, ...more });
const kanto = at('関東財務局長');
const kinki = at('近畿財務局長');

const FTX_JAPAN = ['QUOINE', 'QUOINEX', 'キュオイン', 'Liquid by Quoine', 'FTX Japan', 'FTXジャパン', 'FTX Japan KK'];
const OKJ = ['OKCoin Japan', 'OKCoinJapan', 'オーケーコイン', 'OKJ'];
const SBI_VC = ['SBI VC Trade', 'ビットアルゴ取引所東京', 'TaoTao'];
const EXIA = ['Gate Japan', 'LastRoots', 'ラストルーツ', 'Coin Master', 'エクシア・デジタル・アセット'];
const SAKURA = ['Binance Japan', 'バイナンスジャパン', 'サクラエクスチェンジビットコイン'];

export const OPERATORS: readonly KnownOperator[] = [
  kanto('00001', '2017-09-29', '株式会社マネーパートナーズ', null, ['Money Partners'], { ended: null, common: true }),
  kanto('00002', '2017-09-29', '株式会社Custodiem', 'liquid', FTX_JAPAN),
  kanto('00003', '2017-09-29', '株式会社bitFlyer', 'bitflyer', ['ビットフライヤー']),
  kanto('00004', '2017-09-29', 'ビットバンク株式会社', 'bitbank', ['bitbank']),
  kanto('00005', '2017-09-29', 'SBIバーチャル・カレンシーズ株式会社', 'sbivc', ['SBI Virtual Currencies'], {
    ended: null,
  }),
  kanto('00006', '2017-09-29', 'GMOコイン株式会社', 'gmocoin', ['GMO Coin']),
  kanto('00007', '2017-09-29', 'ビットトレード株式会社', 'bittrade', ['BitTrade', 'フォビジャパン', 'Huobi Japan']),
  kanto('00008', '2017-09-29', 'BTCボックス株式会社', 'btcbox', ['BTCBOX', 'ビーティーシーボックス']),
  kanto(
    '00009',
    '2017-09-29',
    '株式会社ビットポイントジャパン',
    'bitpoint',
    ['ビットポイント', 'BITPoint', 'BITPoint Japan'],
    {
      ended: '2026-04-01',
    },
  ),
  kanto('00010', '2017-12-01', '株式会社DMM Bitcoin', 'dmm', ['DMMビットコイン', '東京ビットコイン取引所'], {
    ended: '2025-03-08',
  }),
  kanto('00011', '2017-12-01', 'SBI VCトレード株式会社', 'sbivc', SBI_VC),
  kanto('00012', '2017-12-01', 'FINX JCrypto株式会社', null),
  kanto('00013', '2017-12-26', 'COINHUB株式会社', null, ['BITOCEAN']),
  kanto('00014', '2019-01-11', 'コインチェック株式会社', 'coincheck', ['Coincheck']),
  kanto('00015', '2019-03-25', '楽天ウォレット株式会社', 'rakutenwallet', ['Rakuten Wallet', 'みんなのビットコイン']),
  kanto('00016', '2019-03-25', 'S.BLOX株式会社', 'sblox', ['ディーカレット', 'DeCurret', 'Amber Japan']),
  kanto('00017', null, 'LINE Xenesis株式会社', 'linebitmax', ['LINE BITMAX', 'LVC株式会社'], { ended: '2026-06-01' }),
  kanto('00018', '2019-11-27', 'Gate Japan株式会社', 'gatejapan', EXIA),
  kanto('00020', '2020-03-30', 'オーケーコイン・ジャパン株式会社', 'okj', OKJ),
  kanto('00022', null, 'Payward Asia株式会社', 'kraken', ['Kraken Japan'], { ended: null }),
  kanto('00023', '2020-09-23', 'OSL Japan株式会社', null, ['CoinBest']),
  kanto('00024', '2021-02-17', '株式会社デジタルアセットマーケッツ', null, [
    'Digital Asset Markets',
    'インタートレードコイン',
  ]),
  kanto('00025', '2021-02-17', '株式会社マーキュリー', 'cointrade', ['Mercury', 'CoinTrade'], { common: true }),
  kanto('00026', '2021-04-16', 'BACKSEAT暗号資産交換業株式会社', null, ['BACKSEAT', 'coinbook']),
  kanto('00027', '2021-06-18', 'HashKey Japan株式会社', null, ['東京ハッシュ']),
  kanto('00028', '2021-06-18', 'Coinbase株式会社', 'coinbase', ['Coinbase']),
  kanto('00029', '2021-06-29', '株式会社Crypto Garage', null),
  kanto('00030', '2022-06-17', '株式会社メルコイン', 'mercoin', ['Mercoin']),
  kanto('00031', '2022-10-14', 'Binance Japan株式会社', 'binancejapan', SAKURA),
  kinki('00001', '2017-09-29', '株式会社Zaif', 'zaif', ['ザイフ', 'フィスコ仮想通貨取引所']),
  // Zaif was its exchange until the business was sold after the theft of September 2018.
  kinki('00002', '2017-09-29', 'テックビューロ株式会社', 'zaif', ['Tech Bureau'], { ended: '2019-08-22' }),
  kinki('00003', '2017-12-01', 'Xtheta', null, ['シータ'], { ended: null, common: true }),
  kinki('00004', '2021-06-18', '株式会社ガイア', null, ['GAIA'], { common: true }),
];
