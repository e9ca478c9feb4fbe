import type { EventReason, IncidentStatus } from '../core/incident.ts';
import { ageIn } from './age.ts';
import { COMMAND_WORDS } from './command-words.ts';
import { chainStatus } from './chain-status.ts';
import { ownJa } from './own-ja.ts';
import { outflowLines } from './outflow-lines.ts';
import type { AlertFacts, Locale, StatusFacts, SuspendedLine } from './locale.ts';

const clock = new Intl.DateTimeFormat('ja-JP', {
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Asia/Tokyo',
});
const time = (at: number): string => `${clock.format(at)} JST`;
const ago = ageIn('ja');

const what = ({ headline, whole }: AlertFacts): string => {
  if (whole) return 'すべての出金';
  return headline === '' ? '一部の出金' : `${headline}の出金`;
};

const alertTitle = (facts: AlertFacts): string => {
  if (facts.reason === 'resolved') return `${facts.exchange}：${what(facts)}が再開しました`;
  if (facts.reason === 'flapping') return `${facts.exchange}：${what(facts)}が停止と再開を繰り返しています`;
  return facts.confirmed
    ? `${facts.exchange}：${what(facts)}が停止しています`
    : `${facts.exchange}：${what(facts)}が停止したとの表示（未確認）`;
};

const sureness = ({ confirmed, whole, reason }: AlertFacts): string => {
  if (reason === 'flapping')
    return 'この1時間に停止と再開を何度か繰り返しています。再開が続いたことを確認できたらお知らせします。';
  const newest =
    !whole && (reason === 'grown' || reason === 'settled')
      ? 'あとから加わった銘柄は、まだ1回の確認の場合があります。'
      : '';
  return confirmed
    ? `確認済み：取引所の公開データを続けて2回確認し、どちらも停止${whole ? '（ほぼ全銘柄）' : ''}となっています。${newest}`
    : '未確認：取引所の公開データを1回確認したところ停止となっていました。1〜2分以内に再確認し、誤りであればお知らせします。';
};

const over = ({ exchange, offSince, at, confirmed }: AlertFacts): string[] => [
  `${exchange}の出金は再開と表示されています。停止の表示は${time(offSince)}から${time(at)}ごろまででした。`,
  confirmed
    ? '出金をお待ちだった方は、あらためてお試しください。再開直後は混み合うことがあります。'
    : '停止の表示は1回だけで、確認には至りませんでした。',
];

const guidance = ({ allDelisted }: AlertFacts): string =>
  `${
    allDelisted
      ? '取扱い終了の銘柄をいつまで引き出せるかは、取引所の公式ページをご確認ください。新たな入金はしないでください。'
      : '出金停止は、残高が失われたことを意味するものではなく、メンテナンスのことも多くあります。再開するまで新たな入金は控え、取引所の公式ページをご確認ください。'
  }手助けを装ってパスワードや秘密鍵を尋ねる連絡にはご注意ください。`;

const alertBody = (facts: AlertFacts): string[] => {
  const concerned = facts.assets === null ? [] : [`対象：${facts.assets}`];
  if (facts.reason === 'resolved') return [...concerned, ...over(facts)];
  return [
    ...concerned,
    `${time(facts.offSince)}から。${sureness(facts)}`,
    ...(facts.delisted === null ? [] : [`取引所は${facts.delisted}を取扱い終了としています。`]),
    ...facts.said.map((words) => `取引所の表示：「${words}」`),
    guidance(facts),
  ];
};

const REASONS: Record<EventReason, string> = {
  reported: '停止の表示（未確認）',
  confirmed: '確認済み',
  grown: '対象が増加',
  settled: 'まとめ',
  escalated: '取引所全体に拡大',
  flapping: '停止と再開の繰り返し',
  resolved: '終了',
  recovering: '再開、経過観察中',
  relapsed: '再び停止',
  corrected: '訂正（取り消し）',
  unlisted: '掲載終了',
  begun: '予告どおり開始',
  overrun: '予告の終了時刻を過ぎて継続',
  lapsed: 'その後の発表なし',
};
const STATUSES: Record<IncidentStatus, string> = {
  suspected: '未確認',
  confirmed: '確認済み',
  recovering: '再開、経過観察中',
  resolved: '終了',
};

const SOURCES: Record<StatusFacts['source'], string> = {
  fresh: '',
  stale: '情報が古くなっています。新しい確認ができていません。',
  unreachable: '現在、取引所に接続できません。',
  blocked: '現在、取引所に接続を拒否されています。',
  unreadable: '取引所の応答を読み取れません。',
};

const because = ({ reason, delisted }: SuspendedLine): string =>
  delisted ? '（取扱い終了）' : reason === null ? '' : `（「${reason}」）`;
const line = (row: SuspendedLine): string => `・${row.asset}：${time(row.since)}から停止${because(row)}`;

const statusBody = ({ source, readAt, now, changed, more, offFromStart, rows, chains }: StatusFacts): string[] => [
  ...(changed.length === 0 ? [] : [[...changed.map(line), ...(more > 0 ? [`・ほか${more}件`] : [])].join('\n')]),
  ...(offFromStart > 0 ? [`監視を始めた時点で、${rows}件中${offFromStart}件がすでに停止していました。`] : []),
  ...(source === 'fresh' ? [] : [SOURCES[source]]),
  readAt === null ? 'まだ確認していません。' : `最終確認：${ago(now - readAt)}`,
  ...(chains.length === 0
    ? []
    : [`ウォレット：${chains.map((chain) => chainStatus.ja(chain, ago(now - (chain.readAt ?? now)))).join('、')}`]),
];

const statusTitle = (exchange: string, state: StatusFacts['state']): string =>
  `${exchange}：${
    {
      operational: '出金停止は見られません',
      'partly-suspended': '一部の出金が停止しています',
      suspended: '出金が全面的に停止しています',
      unknown: '現在は不明です',
    }[state]
  }`;

export const ja: Locale = {
  id: 'ja',
  name: '日本語',
  words: ['ja', 'japanese', '日本語'],
  list: (parts) => parts.join('、'),
  andMore: (count) => `ほか${count}件`,
  time,
  exchangeName: ({ ja: name }) => name,
  alertTitle,
  alertBody,
  links: { statusPage: '公式ページ', incident: '詳細' },
  ...COMMAND_WORDS.ja,
  acts: { add: '追加', remove: '削除' },
  severities: { info: '情報', watch: '注意', warn: '警告', critical: '重大' },
  buttons: {
    subscribe: (name) => `登録 ${name}`,
    status: (name) => `状況 ${name}`,
    help: '使い方',
    list: '一覧',
    everything: 'すべて登録',
    level: (level) => `レベル ${level}`,
    incident: (id) => `事案 ${id}`,
    unsubscribe: (name) => `解除 ${name}`,
    incidents: '事案の一覧',
    changeLevel: '重要度を変更',
    undo: '登録に戻す',
    statusNow: 'いまの状況',
    timeline: '経過',
    stop: '通知を解除',
    verdict: (verdict) => (verdict === 'real' ? '正しい通知' : '誤報'),
    verdicts: 'これまでの判定',
  },
  start: {
    title: 'マモリは取引所を見守るボットです',
    body: [
      '取引所が出金を止めたとき、1〜2分でここにお知らせします。\nどの通知にも、確かさと確認した時刻を添えます。\n無料です。パスワードや秘密鍵を尋ねることはありません。投資助言ではありません。',
      'どの取引所をお使いですか。',
    ],
  },
  helpTitle: '使い方',
  helpFooter:
    '登録した内容は暗号化し、ご利用の間（ブロック後は90日）だけ保存します。「書き出し」で確認、「全削除」ですぐに消せます。\n公開データに基づくお知らせで、内容を保証するものではありません。投資助言ではありません。',
  unknownCommand: 'うまく読み取れませんでした。次のように書いてください。',
  didYouMeanCommand: 'もしかして、こちらのことですか。',
  aboutExchange: (exchange) => `${exchange}について、何をお調べしますか。`,
  crowded: 'ただいま新しいご利用が集中しており、まだ受け付けられていません。10分ほどしてから、もう一度送ってください。',
  tooFast: '短い間にたくさん届いています。1分ほど待ってから、もう一度お試しください。',
  wordless: '文字だけ読み取れます。ボタンを押すか、次のように書いてください。',
  examples: '・状況 アップビット\n・登録 アップビット\n・一覧\n・ヘルプ',
  notSendingYet:
    '現在は試験運用中のため、通知の送信はまだ始まっていません。登録内容は保存され、始まりしだい有効になります。',
  trial: ({ line: onLine, telegram, discord }) =>
    `試験運用：管理者だけに送っています。本番であれば、この事案はここまでに LINE ${onLine}人、Telegram ${telegram}人、Discord ${discord}人に届いています。`,
  whichVerdict: (incident) => `${incident}は正しい通知でしたか。`,
  judged: (incident, verdict) => `${incident}を「${verdict === 'real' ? '正しい通知' : '誤報'}」と記録しました`,
  verdicts: ({ real, falseAlarms, open }) => `判定：正しい通知${real}件、誤報${falseAlarms}件、未判定${open}件`,
  whichExchange: 'どの取引所ですか。',
  didYouMean: 'その取引所は見つかりませんでした。こちらのことですか。',
  badAsset: '銘柄は BTC や USDT のような短い記号で書いてください。',
  tooMany: (most) => `登録は${most}件までです。「登録 すべて」で全取引所を登録できます。`,
  subscribed: (scope) => `${scope}の通知を登録しました`,
  subscribedNote: '確認済みの停止からお知らせします。「レベル」で変更できます。',
  alreadySubscribed: (scope) => `${scope}の通知はすでに登録されています`,
  unsubscribed: (scope) => `${scope}の通知を解除しました`,
  notSubscribed: (scope) => `${scope}の通知は登録されていません`,
  nothingLeft: '登録はなくなりました。',
  stillTold: (scope) => `${scope}の通知は続いているため、引き続きお知らせします。`,
  everyExchange: 'すべての取引所',
  scope: (exchange, asset) => (asset === null ? exchange : `${exchange}の${asset}`),
  listTitle: '登録の一覧',
  listEmpty: 'まだ登録がありません。',
  settings: (level, language) => `レベル：${level}　言語：${language}`,
  statusTitle,
  statusLine: ({ exchange, state, source, readAt, now }) =>
    [
      statusTitle(exchange, state),
      source === 'fresh' ? '' : `。${SOURCES[source]}`,
      readAt === null ? '' : `（${ago(now - readAt)}に確認）`,
    ].join(''),
  statusBody,
  walletsAlone: (exchange) =>
    `${exchange}：出金できるかどうかは分かりません。出金状況はまだ読み取っておらず、判明しているウォレットをチェーン上で見張っています。`,
  notRead: (exchange) => `${exchange}はまだ確認していません。`,
  incidentsTitle: '進行中と最近の事案',
  noIncidents: '事案はありません。',
  incidentLine: ({ id, exchange, assets, status, said, openedAt }) =>
    `・${exchange}：${assets}、${said ?? STATUSES[status]}、${time(openedAt)}から［${id}］`,
  incidentTitle: ({ id, exchange, assets, status, said }) =>
    `${exchange}：${assets}、${said ?? STATUSES[status]}［${id}］`,
  timelineLine: ({ at, reason, said, assets }) =>
    `・${time(at)}：${said ?? REASONS[reason]}${assets === '' ? '' : `（${assets}）`}`,
  outflow: outflowLines.ja,
  own: ownJa,
  whole: 'すべての出金',
  noSuchIncident: 'その番号の事案はありません。',
  levelSet: (level) => `「${level}」以上をお知らせします`,
  levelNow: (level) => `現在のレベルは「${level}」です`,
  levels: {
    info: 'info：再開や予告',
    watch: 'watch：1回の確認での停止',
    warn: 'warn：確認済みの停止',
    critical: 'critical：取引所全体の停止',
  },
  languageSet: 'これからは日本語でお知らせします',
  whichLanguage: '言語を選んでください。',
  inGroup: '登録や設定は、私に直接お送りください。',
};
