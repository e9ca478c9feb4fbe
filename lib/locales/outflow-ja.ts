import type { OutflowSeen, OutflowSum } from '../core/outflow-incident.ts';
import type { OutflowReason, SecondSignal } from '../core/outflow.ts';
import type { Tier } from '../core/transfer.ts';
import { grouped, minutesBetween, percent, type OutflowFacts, type OutflowWords } from './outflow-words.ts';

const clock = new Intl.DateTimeFormat('ja-JP', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Tokyo' });
const time = (at: number): string => `${clock.format(at)} JST`;
const list = (parts: readonly string[]): string => parts.join('、');

const assetsOf = ({ sums, more }: OutflowSeen): string =>
  list([...sums.map(({ asset }) => asset), ...(more > 0 ? [`ほか${more}銘柄`] : [])]);

const what = (kind: OutflowSeen['kind'], assets: string): string =>
  kind === 'outflow' ? `${assets}の通常と異なる流出` : `${assets}の盗難の疑い`;

const title = ({ exchange, reason, over, seen }: OutflowFacts): string => {
  const named = `${exchange}：${what(seen.kind, assetsOf(seen))}`;
  if (reason === 'corrected') return over ? `${named}を取り消します` : `${named}（訂正）`;
  if (reason === 'resolved') return `${exchange}：${assetsOf(seen)}の新たな流出は見られません`;
  return seen.kind === 'outflow' ? `${named}（未確認）` : named;
};

const sum = ({ asset, moved, yen, pricedAt }: OutflowSum): string => {
  if (moved === null) return `${asset}（数量は読み取れません）`;
  const worth = yen === null || pricedAt === null ? '円換算は不明' : `約${grouped(yen)}円、${time(pricedAt)}の価格`;
  return `${grouped(moved)} ${asset}（${worth}）`;
};

const REASON: { [K in OutflowReason['kind']]: (reason: Extract<OutflowReason, { kind: K }>) => string } = {
  'new-receivers': ({ share, receivers, minutes }) =>
    `ウォレットの${percent(share)}%が、これまで支払いのなかった${receivers}件のアドレスへ${minutes}分以内に移りました。`,
  'largest-ever': ({ times }) => `これまでの最大の支払いの${Math.max(1, Math.round(times * 10) / 10)}倍にあたります。`,
  burst: ({ count, minutes }) => `新しいアドレスへの多額の支払いが${minutes}分以内に${count}件ありました。`,
  drained: ({ share, minutes }) => `${minutes}分以内にウォレットの${percent(share)}%が出ていきました。`,
  coincidence: ({ wallets }) => `同じ取引所のほかのウォレットでも同様の動きがあります（${wallets}件）。`,
  announced: () => '取引所がこの時間帯の作業を予告しています。',
};
const because = (reason: OutflowReason): string => (REASON[reason.kind] as (of: OutflowReason) => string)(reason);

const TIER: Record<Tier, string> = {
  seen: '最新の送金は確認されたばかりで、チェーン上で取り消されることもあります。',
  confirmed: '送金はチェーン上で承認されています。',
  final: '送金はもう取り消されません。',
};

const SIGNAL: { [K in SecondSignal['kind']]: (signal: Extract<SecondSignal, { kind: K }>) => string } = {
  'several-wallets': ({ wallets }) => `${wallets}件のウォレットで同時に通常と異なる出金がある`,
  'unannounced-halt': () => '取引所が予告なく出金を停止している',
  'official-wording': () => '取引所の発表がそれをうかがわせる',
};
const signalled = (signal: SecondSignal): string => (SIGNAL[signal.kind] as (of: SecondSignal) => string)(signal);

const sureness = ({ kind, signals, tier, disputed }: OutflowSeen): string =>
  [
    kind === 'outflow'
      ? '未確認：公開されているチェーンの記録から読み取ったものです。取引所が、まだ知られていない自社のウォレットへ移しただけのことも多くあります。'
      : `盗難の疑いがありますが、確定ではありません。根拠：${list(signals.map(signalled))}。`,
    ...(disputed ? ['このウォレットの持ち主については、公開リストの記載が食い違っています。'] : []),
    TIER[tier],
  ].join('');

const body = (facts: OutflowFacts): string[] => {
  const { seen, reason, over } = facts;
  const chains = list(Object.values(seen.chains).map(({ ja }) => ja));
  const left = `${list(seen.sums.map(sum))}${seen.more > 0 ? `、ほか${seen.more}銘柄` : ''}`;
  const seenSo = `${time(seen.since)}から${minutesBetween(seen.since, seen.at)}分の間に、${facts.exchange}の${seen.wallets}件のウォレット${chains === '' ? '' : `（${chains}）`}から、${Math.max(1, seen.receivers)}件のアドレスへ${left}が出ていきました。`;
  if (reason === 'corrected' && over)
    return [
      'この通知の根拠となった送金は、チェーン上で置き換えられました。読み取ったとおりには行われていません。ご心配をおかけしました。',
      `先の通知の内容：${seenSo}`,
    ];
  if (reason === 'resolved')
    return [
      `この6時間、通常と異なる流出は見られません。${seenSo}`,
      '戻ってきたという意味ではありません。戻ったことは確認できていません。取引所の発表をご確認ください。',
    ];
  return [
    ...(reason === 'corrected'
      ? ['一部の送金がチェーン上で置き換えられ、先にお知らせした額より少なくなりました。']
      : []),
    seenSo,
    ...(seen.reasons.length === 0 ? [] : [seen.reasons.map(because).join('')]),
    sureness(seen),
    '利用者に損失が生じるかどうかは、外部からはまだ分かりません。公式ページを確認し、状況がはっきりするまで新たな入金は控えてください。出金する場合は、届いたリンクからではなく、ご自分で公式サイトやアプリを開いてください。手助けを装ってパスワードや秘密鍵を尋ねる連絡にはご注意ください。',
  ];
};

export const outflowJa: OutflowWords = { title, body };
