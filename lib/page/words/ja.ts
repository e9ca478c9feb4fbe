import { ageIn } from '../../locales/age.ts';
import { OUTFLOW_WORDS } from './outflow.ts';
import type { PageWords } from './words.ts';

const clock = new Intl.DateTimeFormat('ja-JP', {
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Asia/Tokyo',
});
const count = new Intl.NumberFormat('ja');
/** So many names are read out; more are counted. */
const NAMES_MOST = 2;

export const ja: PageWords = {
  locale: 'ja',
  tagline: '出金できるかどうか。取引所自身の公開データが示す状況と、それぞれの確認の古さです。',
  summary: ({ all, stopped, whole, unknown, leaving }) => {
    const where = leaving.length > NAMES_MOST ? `${leaving.length}か所の取引所` : leaving.join('と');
    const outflow = leaving.length === 0 ? '' : `${where}で通常と異なる流出。`;
    const what = whole ? '出金' : '一部の出金';
    if (stopped.length > NAMES_MOST) return `${outflow}${stopped.length}か所の取引所で${what}が停止しています`;
    if (stopped.length > 0) return `${outflow}${stopped.join('と')}で${what}が停止しています`;
    if (unknown === all) return `${outflow}まだどの取引所も確認できていません`;
    const seen = `${outflow}${all - unknown}か所の取引所で出金停止は見られません`;
    return unknown === 0 ? seen : `${seen}（${unknown}か所は確認できません）`;
  },
  skip: '本文へ移動',
  exchanges: '取引所',
  readings: '確認の状況',
  incidents: '事案',
  timeline: '経過',
  noIncidents: '監視を始めてから事案はありません。',
  never: '未確認',
  read: (age) => `${age}に確認`,
  readLast: (age) => `最後の確認は${age}`,
  rows: (all, suspended) => `${count.format(all)}件中${count.format(suspended)}件が停止中`,
  rowsCalm: (all, suspended) =>
    suspended === 0
      ? `${count.format(all)}件、停止なし`
      : `${count.format(all)}件中${count.format(suspended)}件が停止中（新たな停止なし）`,
  walletsAlone: '出金状況はまだ読み取っていません。判明しているウォレットをチェーン上で見張っています。',
  exchangeSays: (words) => `取引所の説明：「${words}」`,
  state: {
    operational: '停止は見られません',
    'partly-suspended': '一部停止',
    suspended: '全面停止',
    unknown: '現在不明',
  },
  source: {
    fresh: '最新',
    stale: '古い情報',
    unreachable: '接続不可',
    blocked: '拒否されています',
    unreadable: '読み取り不可',
  },
  sourceMeans: {
    fresh: '',
    stale: 'しばらく新しい確認がありません。',
    unreachable: '接続できませんでした。',
    blocked: '取引所が応答を拒んでいます。',
    unreadable: '応答が公開仕様と異なります。',
  },
  status: { suspected: '未確認の報告', confirmed: '確認済み', recovering: '再開、経過観察中', resolved: '終了' },
  sureness: {
    suspected: '1回の確認によるものです。次の確認で判断します。',
    confirmed: '2回続けて確認しました。',
    recovering: '直近の確認では再開しています。十分続けば終了とします。',
    resolved: '複数回の確認で、十分な時間再開が続きました。',
  },
  reason: {
    reported: '出金停止',
    confirmed: '確認済み',
    grown: '対象が増加',
    settled: 'まとめ',
    escalated: '取引所全体に拡大',
    flapping: '停止と再開の繰り返し',
    resolved: '終了',
    recovering: '再開',
    relapsed: '再び停止',
    corrected: '訂正（取り消し）',
    unlisted: '掲載終了',
    begun: '予告どおり開始',
    overrun: '予告の終了時刻を超過',
    lapsed: 'その後の発表なし',
  },
  because: {
    reported: '1回の確認',
    confirmed: '2回続けて確認',
    grown: '同じ15分以内に停止',
    settled: '15分以内に停止したすべて',
    escalated: 'ほぼすべての銘柄が停止',
    flapping: '1時間以内に何度も変化',
    resolved: '複数回の確認で十分な時間再開',
    recovering: '1回の確認、経過観察中',
    relapsed: '十分な時間再開する前',
    corrected: '根拠の取引がチェーン上で置き換えられたため',
    unlisted: '一覧から消え、確認できません',
    begun: '2時間以上前に予告あり',
    overrun: '予告の終了から30分たっても停止',
    lapsed: '発表から時間がたちすぎています',
  },
  severity: { info: '情報', watch: '注視', warn: '警告', critical: '重大' },
  phase: {
    reported: '1回の確認で停止',
    confirmed: '2回続けて停止',
    recovering: '再開、経過観察中',
    recovered: '再開',
    unlisted: '掲載終了',
  },
  member: { asset: '銘柄', phase: '出金', since: '停止', says: '取引所の説明' },
  outflow: OUTFLOW_WORDS.ja,
  whole: 'すべての出金',
  andMore: (more) => `ほか${more}件`,
  earlier: (more) => `これより前に${more}件の変化`,
  since: (age) => `${age}に開始`,
  ago: ageIn('ja'),
  time: (at) => `${clock.format(at)} JST`,
  back: '取引所一覧',
  languages: '言語',
  lost: 'Mamoriと通信できません。表示は古い可能性があります。',
  notFound: { title: 'ページが見つかりません', body: '事案の番号が違うか、別のサービスのものかもしれません。' },
  disclaimer:
    '公開データに基づく情報で、内容を保証するものではありません。投資助言ではありません。停止が見られないことは安全の保証ではありません。',
};
