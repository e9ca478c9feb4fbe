import type { ExchangeFacts } from '../core/risk/facts.ts';

/**
 * What is known of exchanges beside what is read of them, as of 22 November 2026, with the page that says it. An event
 * that is missing was not found in the sources read, which is not to say that there was none. Registration is to be
 * read again from the regulator's list: https://www.fsa.go.jp/menkyo/menkyoj/kasoutuka.pdf
 */
const JAPAN_2017 = 'https://kasoumoney-blog.net/kasoutsuka-torihikisho-ninka';
const ORDERS_MARCH_2018 = 'https://dcnews.jp/86/administrative-penalty';

const NOTHING: ExchangeFacts = {
  registered: null,
  losses: [],
  orders: [],
  cold: null,
  compensation: null,
  audited: null,
};

const registered = (number: string, date: string, source: string, verified = true): ExchangeFacts['registered'] => ({
  is: true,
  number,
  date,
  source,
  verified,
});

const loss = (
  date: string,
  source: string,
  compensated: 'in full' | 'in part' | null = null,
): ExchangeFacts['losses'][number] => ({ date, source, verified: true, compensated });

const improvement = (date: string, source: string): ExchangeFacts['orders'][number] => ({
  date,
  source,
  verified: true,
  kind: 'improvement',
});

export const FACTS: Readonly<Record<string, ExchangeFacts>> = {
  coincheck: {
    ...NOTHING,
    registered: registered(
      '関東財務局長 第00014号',
      '2019-01-11',
      'https://www.fsa.go.jp/menkyo/menkyoj/kasoutuka.pdf',
      false,
    ),
    // Paid in yen at a price below that of the theft.
    losses: [loss('2018-01-26', 'https://corporate.coincheck.com/2018/03/12/47.html', 'in part')],
    orders: [
      improvement('2018-01-29', 'https://apptimes.net/archives/12268'),
      improvement('2018-03-08', ORDERS_MARCH_2018),
    ],
  },
  zaif: {
    ...NOTHING,
    registered: registered('近畿財務局長 第00002号', '2017-09-29', JAPAN_2017),
    losses: [loss('2018-09-14', 'https://bit-coin.co.jp/latest-news/3185/')],
    orders: [
      improvement('2018-03-08', ORDERS_MARCH_2018),
      improvement('2018-06-22', 'https://mattx.co/audit-by-fsa-finds-multiple-issues-with-japans-crypto-exchanges'),
      improvement('2018-09-25', 'https://bit-coin.co.jp/latest-news/3185/'),
    ],
  },
  bitflyer: {
    ...NOTHING,
    registered: registered('関東財務局長 第00003号', '2017-09-29', JAPAN_2017),
    orders: [improvement('2018-06-22', 'https://bittimes.net/news/15985.html/amp')],
  },
  bitbank: {
    ...NOTHING,
    registered: registered('関東財務局長 第00004号', '2017-09-29', JAPAN_2017),
    orders: [improvement('2018-06-22', 'https://mopanews.com/2018/06/23/')],
  },
  upbit: {
    ...NOTHING,
    losses: [
      loss('2019-11-27', 'https://blocking.net/24765/'),
      loss('2025-11-27', 'https://app.followin.io/en/feed/21935106'),
    ],
  },
  kucoin: {
    ...NOTHING,
    losses: [
      loss(
        '2020-09-26',
        'https://www.kucoin.com/news/en-kucoin-ceo-livestream-recap-latest-updates-about-security-incident',
      ),
    ],
  },
};
