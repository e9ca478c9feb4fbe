import type { RiskWords } from './risk-words.ts';

const compact = new Intl.NumberFormat('ja', { notation: 'compact', maximumSignificantDigits: 2 });
const clock = new Intl.DateTimeFormat('ja-JP', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Tokyo' });
const time = (at: number): string => `${clock.format(at)} JST`;
const round = (points: number): number => Math.round(points);

const BOUND = {
  disclosed: '取引所が公表するホットウォレットの割合まで',
  law: '法令の上限5%まで（上限どおりとは限りません）',
  unknown: 'ホットウォレットの割合は不明',
} as const;

export const riskJa: RiskWords = {
  title: (exchange) => (exchange === null ? 'あなたの保有のリスク' : `${exchange}にある保有のリスク`),
  empty: [
    '保有がまだ登録されていません。登録すると、いま出金できない額、進行中の事案に関わる額、取引所の記録を確認できます。',
    '次のように書いてください。\n・保有 コインチェック BTC 0.5',
  ],
  yen: (amount) => `約${compact.format(Number(amount))}円`,
  total: (sum, unpriced) =>
    sum === null
      ? `合計：不明（価格の分からないもの${unpriced}件）`
      : `合計：${sum}${unpriced > 0 ? `（ほかに価格の分からないもの${unpriced}件）` : ''}`,
  locked: (sum, lines) => `1. いま出金できないもの：${sum}。失われたという意味ではありません。\n${lines.join('\n')}`,
  nothingLocked: '1. いま出金できないもの：見られません。',
  lockedLine: (asset, exchange, since, age) =>
    `・${exchange}の${asset}：${since === null ? '監視を始めたときから停止' : `${time(since)}から停止`}${age === null ? '' : `（${age}に確認）`}`,
  unknown: (assets) => `出金できるか分からないもの：${assets}`,
  exposed: (least, most, lines) =>
    `2. 進行中の事案に関わる額：${least}から${most}。予想ではなく、幅です。\n${lines.join('\n')}`,
  notExposed: '2. 進行中の流出の事案に関わるもの：ありません。',
  exposedLine: (exchange, { kind, bound, incident }) =>
    `・${exchange}：${kind === 'theft-suspected' ? '盗難の疑い' : '通常と異なる流出（未確認）'}、${BOUND[bound]}［${incident}］`,
  points: (points, lines) =>
    `3. 取引所の記録：${round(points)}点（0〜100、高いほど懸念が多い。配点は当サービスの判断です）\n${lines.join('\n')}`,
  pointsLine: (exchange, points, unknown) =>
    `・${exchange}：${round(points)}点${unknown > 0 ? `（うち${round(unknown)}点は不明による）` : ''}`,
  item: {
    registration: '日本での登録',
    losses: '過去の流出',
    cold: 'オフライン保管の割合の公表',
    orders: '行政処分',
    compensation: '規約の補償',
    audit: '監査・準備金の証明',
    halts: '90日以内の予告のない停止',
  },
  itemLine: (item, points, most, known) => `・${item}：${round(points)}/${most}点${known ? '' : '（不明のため半分）'}`,
  source: (date, url, verified) => `　${date}、${url}${verified ? '' : '（未確認：必ず出典をご確認ください）'}`,
  concentration: (exchange, percent, flagged) =>
    `価格の分かる保有の${percent}%が${exchange}にあります。${flagged ? '1か所に半分を超えて集まっています。' : ''}`,
  since: (at, before, now) => `前回（${time(at)}）は出金できない額が${before}、今回は${now}です。`,
  priced: (age) => `価格：最も古いもので${age}。`,
  footer: '登録業者であることは信用性を担保するものではありません。公開情報に基づくもので、投資助言ではありません。',
  perExchange: (name) => `リスク ${name}`,
  enter: '保有を登録',
  picture: (parts) => `保有の内訳の図。${parts.join('、')}。`,
  drawn: {
    legend: {
      open: 'いま出金できる',
      locked: 'いま出金できない（失われたという意味ではありません）',
      unknown: '出金できるか分からない',
      exposed: '進行中の事案に関わる額の上限（予想ではありません）',
    },
    others: 'その他の取引所',
    noPrice: '価格不明',
    time,
    notAdvice: '投資助言ではありません',
    bar: (name, sum, locked, unknown, exposed) =>
      `${name} ${sum}${[
        locked === null ? '' : `うち出金できないもの${locked}`,
        unknown === null ? '' : `出金できるか分からないもの${unknown}`,
        exposed === null ? '' : `事案に関わる額は最大${exposed}`,
      ]
        .filter((part) => part !== '')
        .map((part) => `、${part}`)
        .join('')}`,
  },
};
