import type { FeedEntry } from '../core/announcement.ts';
import type { RegulatorNews } from '../core/regulator-news.ts';
import { fold, operatorsIn, type NamedOperator } from './operator-names.ts';

/**
 * The news of Japan's Financial Services Agency and of the finance bureaus that issue its orders: which entries concern
 * crypto-asset exchange operators. The feed (https://www.fsa.go.jp/fsaNewsListAll_rss2.xml, RSS 2.0) carries everything
 * that the agency publishes, mostly as titles alone. The forms of titles are those of orders since 2018, such as
 * 「FTX Japan株式会社に対する行政処分について」; no recording of the feed was at hand.
 */

type Act = RegulatorNews['act'];

/** The trade in its names since 2017, and in the agency's English. */
const TRADE = /(暗号資産|仮想通貨|暗号等資産)(交換|取引|売買)|(crypto-?\s?assets?|virtual currency) exchange/;
/** What orders to its companies are based on: 資金決済に関する法律 (2009, No. 59), from article 63-2 on. */
const BASIS = /資金決済に関する法律.{0,40}第?63条の/s;

/** The first that fits decides: an order that is over names the order, and suspensions come with improvements. */
const ACTS: readonly (readonly [RegExp, Act])[] = [
  [
    /(業務停止命令|業務改善命令|行政処分|報告義務|報告徴求命令?).{0,12}(解除|終了)|lift(ed|ing) .{0,40}(order|action)/,
    'lifted',
  ],
  [/無登録|unregistered|without registration/, 'warning'],
  [/登録.{0,2}取り?消|(revocation|rescission|cancellation) of .{0,20}registration/, 'cancellation'],
  [/登録.{0,2}拒否|(refusal|denial) of .{0,20}registration/, 'refusal'],
  [/業務.{0,6}停止|business suspension/, 'suspension'],
  [/業務.{0,6}改善|business improvement/, 'improvement'],
  [/報告徴求|報告を求め|order to report|reporting order/, 'reporting'],
  [/行政処分|administrative (action|disposition|order)/, 'order'],
];
/** Titles often say 行政処分 alone; the text then names the order in full. */
const ORDERS: readonly (readonly [RegExp, Act])[] = [
  [/業務停止命令|業務停止を命/, 'suspension'],
  [/業務改善命令|業務改善を命/, 'improvement'],
];
/** Rules, talks and collections of cases: nothing that was done to anyone. */
const GENERAL =
  /事例集|基準|考え方|指針|ガイドライン|府令|政令|告示|法律案|意見(募集|公募)|パブリック・?コメント|審議会|研究会|懇談会|ワーキング|会議|セミナー|シンポジウム|講演|挨拶|採用|人事|入札|統計/;
/** Somebody else who goes by an operator's name: nothing that the operator did. */
const IMPOSTOR = /装っ|装う|騙|かたる|かたっ|偽|なりすま|詐称|模倣|impersonat|pretend/;
/** The list of those who are registered, or a new one on it. */
const ON_THE_LIST = /登録(業者)?(一覧|について|を?しました|を行いました|した)/;
const BUREAU = /(?:北海道|東北|関東|北陸|東海|近畿|中国|四国|九州)財務局|福岡財務支局|沖縄総合事務局/;

const actIn = (words: string, acts: typeof ACTS): Act | null =>
  acts.find(([pattern]) => pattern.test(words))?.[1] ?? null;

const known = (operators: readonly NamedOperator[]): Pick<RegulatorNews, 'exchanges' | 'operators'> => ({
  exchanges: Array.from(new Set(operators.flatMap(({ exchange }) => (exchange === null ? [] : [exchange])))),
  operators: operators.map(({ name }) => name),
});

/**
 * What an entry says that the regulator has done about exchange operators, null where it is other news. An entry
 * concerns them where its title names one, where the title speaks of the trade and of an act, or where an order's text
 * is based on the trade's articles. Others whom a text mentions in passing are not taken for those concerned: names are
 * read from the text only where the title is about the trade and names nobody.
 */
export const readRegulatorNews = ({ key, title, text }: FeedEntry): RegulatorNews | null => {
  const [head, body] = [fold(title), fold(text)];
  const ofTrade = TRADE.test(head);
  const inContext = (operators: NamedOperator[]): NamedOperator[] =>
    operators.filter(({ common }) => !common || ofTrade || TRADE.test(body));
  const titled = inContext(operatorsIn(head));
  const told = IMPOSTOR.test(head) ? null : actIn(head, ACTS);
  const act = told === 'order' ? (actIn(body, ORDERS) ?? told) : told;
  const bureau = BUREAU.exec(`${head}\n${body}`)?.[0] ?? null;
  const concerns = (by: Act, operators: NamedOperator[]): RegulatorNews => ({
    key,
    act: by,
    bureau,
    ...known(operators),
  });

  if (titled.length > 0 && act !== null) return concerns(act, titled);
  if (GENERAL.test(head)) return null;
  if (titled.length > 0) return concerns('other', titled);
  if (ofTrade && act !== null) return concerns(act, inContext(operatorsIn(body)));
  if (act !== null && act !== 'warning' && BASIS.test(body)) return concerns(act, []);
  return ofTrade && ON_THE_LIST.test(head) ? concerns('other', []) : null;
};
