import type { ExchangeFacts } from '../core/risk/facts.ts';
import { improvement, loss, NOTHING, notRegistered, registered, suspension } from './forms.ts';

const LIST = 'https://www.fsa.go.jp/menkyo/menkyoj/kasoutuka.pdf';
const JAPAN_2017 = 'https://kasoumoney-blog.net/kasoutsuka-torihikisho-ninka';
const ORDERS_MARCH_2018 = 'https://dcnews.jp/86/administrative-penalty';
const ORDERS_APRIL_2018 = 'http://nhub.news/2018/04/';
const ORDERS_JUNE_2018 = 'https://mattx.co/audit-by-fsa-finds-multiple-issues-with-japans-crypto-exchanges';
const LIST_DELTAS = 'https://github.com/jasonhnd/finwiki/blob/0cb154c/exchanges/fsa-snapshot-delta-log.md';
const MERGERS = 'https://github.com/jasonhnd/finwiki/blob/0cb154c/exchanges/jp-vasp-ma-consolidation-history.md';
const LINE_BITMAX = 'https://github.com/jasonhnd/finwiki/blob/0cb154c/exchanges/jp-exchange-line-xenesis.md';
const BTCBOX_STOPPED = 'https://www.mexcsite.com/ja-JP/news/900032';

/** Number and date come from a page that cites the regulator's list, which was not at hand: read it there. */
const onTheList = (number: string, date: string): ExchangeFacts['registered'] =>
  registered(`関東財務局長 第${number}号`, date, LIST, false);
const alone = (number: string, date: string): ExchangeFacts => ({ ...NOTHING, registered: onTheList(number, date) });

/** Those who are registered in Japan, or were: what their regulator's list and orders, and the press, say of them. */
export const JAPAN = {
  coincheck: {
    ...NOTHING,
    registered: onTheList('00014', '2019-01-11'),
    // Paid in yen at a price below that of the theft.
    losses: [loss('2018-01-26', 'https://corporate.coincheck.com/2018/03/12/47.html', 'in part')],
    orders: [
      improvement('2018-01-29', 'https://apptimes.net/archives/12268'),
      improvement('2018-03-08', ORDERS_MARCH_2018),
    ],
  },
  zaif: {
    ...NOTHING,
    // The number of those who bought it in November 2018; 第00002号 was that of those who ran it before, and closed.
    registered: registered('近畿財務局長 第00001号', '2017-09-29', JAPAN_2017),
    losses: [loss('2018-09-14', 'https://bit-coin.co.jp/latest-news/3185/')],
    orders: [
      improvement('2018-03-08', ORDERS_MARCH_2018),
      improvement('2018-06-22', ORDERS_JUNE_2018),
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
  gmocoin: {
    ...NOTHING,
    registered: registered('関東財務局長 第00006号', '2017-09-29', JAPAN_2017),
    orders: [improvement('2018-03-08', ORDERS_MARCH_2018)],
  },
  bittrade: { ...NOTHING, registered: registered('関東財務局長 第00007号', '2017-09-29', JAPAN_2017) },
  btcbox: {
    ...NOTHING,
    registered: registered('関東財務局長 第00008号', '2017-09-29', JAPAN_2017),
    orders: [improvement('2018-06-22', ORDERS_JUNE_2018)],
    // What got out on 15 January 2026 were 39 customers' names and addresses: no loss of money was found.
    standing: [
      { kind: 'stopped', date: '2026-01-29', source: BTCBOX_STOPPED, verified: true },
      { kind: 'reporting', date: '2026-02-05', source: BTCBOX_STOPPED, verified: true },
    ],
  },
  // The company's first number was 第00005号; it took this one over with those whom it absorbed in 2021.
  sbivc: alone('00011', '2017-12-01'),
  rakutenwallet: alone('00015', '2019-03-25'),
  sblox: alone('00016', '2019-03-25'),
  okj: alone('00020', '2020-03-30'),
  cointrade: alone('00025', '2021-02-17'),
  mercoin: alone('00030', '2022-06-17'),
  binancejapan: alone('00031', '2022-10-14'),
  // Under its earlier owners, as LastRoots and as Exia Digital Asset.
  gatejapan: {
    ...NOTHING,
    registered: onTheList('00018', '2019-11-27'),
    orders: [
      improvement('2018-04-06', ORDERS_APRIL_2018),
      suspension('2022-11-30', 'https://coinpost.jp/amp/?p=412500'),
      suspension('2022-12-27', 'https://kizuna-11.com/?p=2228'),
    ],
  },
  // As QUOINE and as FTX Japan; its customers could not withdraw from November 2022 to February 2023.
  liquid: {
    ...NOTHING,
    registered: registered('関東財務局長 第00002号', '2017-09-29', JAPAN_2017),
    losses: [loss('2021-08-19', 'https://cybersecurity-info.com/news/quoine-unauthorized-access')],
    orders: [
      improvement('2018-06-22', ORDERS_JUNE_2018),
      suspension('2022-11-10', 'https://portal.shojihomu.jp/archives/33610'),
      suspension('2022-12-09', 'https://www.neweconomy.jp/posts/282035'),
    ],
  },
  // The three below have closed; who held money there is told of it by the company that took it over.
  dmm: {
    ...NOTHING,
    registered: notRegistered('2025-09-07', LIST_DELTAS),
    // Bitcoin to the full amount were bought with borrowed money.
    losses: [loss('2024-05-31', 'https://bittimes.net/news/181109.html', 'in full')],
    orders: [improvement('2024-09-26', 'https://www.neweconomy.jp/posts/420550')],
  },
  bitpoint: {
    ...NOTHING,
    registered: notRegistered('2026-04-01', MERGERS, false),
    losses: [loss('2019-07-11', 'https://realsound.jp/tech/2019/07/post-388789.html/amp')],
    orders: [improvement('2018-06-22', ORDERS_JUNE_2018)],
  },
  linebitmax: { ...NOTHING, registered: notRegistered('2026-06-01', LINE_BITMAX, false) },
} satisfies Readonly<Record<string, ExchangeFacts>>;
