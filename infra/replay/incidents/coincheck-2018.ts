import { standIn } from '../holders.ts';
import type { IncidentFacts, TheftFact } from '../facts.ts';
import { XEM } from './assets.ts';

/**
 * The wallet was NC3BI3DNMR2PGEOOMP2NKXQGSAKMS7GYRKVA5CSZ. NIS1 names a payer by his public key, which must hash to his
 * address; the wallet's key was not found in any source, so an address with a made key plays its part.
 */
const WALLET = standIn('nem', 'coincheck-2018 hot wallet');
const THIEF = 'NC4C6PSUW5CLTDT5SXAGJDQJGZNESKFK5MCN77OG';

const ITMEDIA = 'itmedia.co.jp/news/articles/1801/29/news079.html';
const FT = 'jbpress.ismedia.jp/articles/-/52321?page=4 (translation of the Financial Times)';
const SANKEI = 'sankeibiz.jp 180130 cpb1801301757001';

const theft = (amount: string, at: string, source: string, more: Partial<TheftFact> = {}): TheftFact => ({
  asset: XEM,
  amount,
  at,
  precision: 'minute',
  txid: null,
  from: [WALLET],
  to: THIEF,
  source,
  ...more,
});

const hundredMillion = (): TheftFact => ({
  ...theft('100000000', '', ITMEDIA),
  at: null,
  between: ['2018-01-25T15:04:00Z', '2018-01-25T15:09:59Z'],
  precision: 'interval',
});

export const coincheck2018: IncidentFacts = {
  id: 'coincheck-2018',
  exchange: 'coincheck',
  names: { en: 'Coincheck 2018', ja: 'コインチェック 2018' },
  thefts: [
    theft('10', '2018-01-25T15:02:00Z', FT, { note: 'test transfer' }),
    theft('100000000', '2018-01-25T15:04:00Z', FT, { note: 'the first of five' }),
    hundredMillion(),
    hundredMillion(),
    hundredMillion(),
    hundredMillion(),
    theft('20000000', '2018-01-25T15:10:00Z', FT),
    theft('3000000', '2018-01-25T15:21:00Z', SANKEI),
    theft('1500000', '2018-01-25T18:35:00Z', 'businessinsider.jp/post-161079'),
    theft('1000000', '2018-01-25T19:33:00Z', 'businessinsider.jp/post-161079'),
    theft('800000', '2018-01-25T23:26:00Z', 'businessinsider.jp/post-161079'),
  ],
  wallets: [
    {
      address: WALLET,
      asset: XEM,
      balance: '523050000',
      source:
        "customers' 523 million XEM were in this one account (share taken about 0.99, press); 50,000 XEM beside them are assumed",
      paymentsADay: 40,
      kind: 'hot',
    },
  ],
  totals: { XEM: '526300010' },
  notice: {
    at: '2018-01-26T03:07:00Z',
    approximate: false,
    what: { en: 'blog: deposits of NEM restricted, no reason given', ja: 'ブログ：NEMの入金を制限（理由の説明なし）' },
    source: 'factoryplus.co.jp/tecomane/fintech/cryptocurrency/cc-nem',
  },
  assumptions: [
    {
      en: 'An address with a made key stands in for the wallet NC3BI3DNMR2PGEOOMP2NKXQGSAKMS7GYRKVA5CSZ, whose public key was not found.',
      ja: 'ウォレットNC3BI3DNMR2PGEOOMP2NKXQGSAKMS7GYRKVA5CSZは公開鍵が見つからないため、作った鍵のアドレスで代用しています。',
    },
    {
      en: 'Balance before the theft: 523,050,000 XEM; the last three thefts took deposits that came meanwhile, at assumed times a few minutes before.',
      ja: '流出前の残高は5億2305万XEMとしています。最後の3件はその間の入金を奪ったもので、入金は数分前と仮定しています。',
    },
    {
      en: 'Four of the five transfers of 100 million are known only to lie between 15:04 and 15:10 UTC: spaced evenly.',
      ja: '1億XEMの送金5件のうち4件は、日本時間0時4分から0時10分の間としか分からないため、等間隔に置いています。',
    },
  ],
  leftOut: [],
};
