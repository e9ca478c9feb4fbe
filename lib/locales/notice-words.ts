import type { ChannelId } from '../core/channel.ts';
import type { LocaleId } from '../core/locale-id.ts';
import type { NoticeProgress } from '../core/notice-desk.ts';
import type { NoticeAudience, NoticeState, Refusal } from '../core/notice.ts';
import type { Instant } from '../core/time.ts';

/** `scheduled`: released, and not begun; `done`: everybody has been told. */
export type NoticeStanding = NoticeState | 'scheduled' | 'done';

/** What is said about broadcasts, in one language. */
export interface NoticeWords {
  /** Above a broadcast. */
  title: string;
  mark: string;
  /** To whoever asks how to write one. */
  how: string;
  tooLong: (most: number) => string;
  unknownAudience: string;
  drafted: (id: string) => string;
  audience: (audience: NoticeAudience, exchange: string) => string;
  counts: (counts: Readonly<Record<ChannelId, number>>) => string;
  /** What LINE may charge: the most. */
  cost: (messages: number, yen: number) => string;
  /** When it goes out, where that is not at once; and that the time is none, or too far ahead. */
  startsAt: (at: Instant, zone: string) => string;
  badTime: string;
  size: (letters: number) => string;
  next: (id: string, hash: string) => string;
  approved: (id: string) => string;
  approvedFor: (id: string, at: Instant) => string;
  report: {
    title: (id: string, cancelled: boolean) => string;
    /** `channel` null: all of them. */
    line: (channel: string | null, progress: NoticeProgress) => string;
  };
  cancelled: (id: string) => string;
  none: string;
  refusal: Record<Refusal, string>;
  noSuch: string;
  listTitle: string;
  line: (facts: { id: string; state: NoticeStanding; at: Instant; text: string; progress: NoticeProgress }) => string;
  approve: (id: string) => string;
  cancel: (id: string) => string;
  list: string;
  silence: {
    how: string;
    howLong: string;
    set: (exchange: string, until: string) => string;
    means: string;
    ended: (exchange: string) => string;
    button: (name: string) => string;
    end: (name: string) => string;
  };
}

const clockOf = (locale: string, zone: string) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone });
const inZone = (locale: string, zone: string) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone: zone });
const [tokyo, utc] = [clockOf('ja-JP', 'Asia/Tokyo'), clockOf('en-GB', 'UTC')];
const count = new Intl.NumberFormat('en');

const ja: NoticeWords = {
  title: 'マモリからのお知らせ',
  mark: 'お知らせ',
  how: '「お知らせ 本文」と書くと下書きができます。宛先は先頭に書きます：@line、@ja、@kucoin など（省略すると全員）。続けて at=2026-12-01T09:00 と書くと予約になります。別の管理者が承認すると送信されます。',
  tooLong: (most) => `本文は${most}字までにしてください。`,
  unknownAudience: '宛先が分かりません。@line、@telegram、@discord、@ja、@en、または取引所の名前を書いてください。',
  drafted: (id) => `下書き ${id}`,
  audience: (audience, exchange) =>
    ({
      all: '宛先：全員',
      exchange: `宛先：${exchange}を登録した人`,
      channel: `宛先：${audience.kind === 'channel' ? audience.channel : ''}の全員`,
      language: `宛先：言語が${audience.kind === 'language' ? audience.locale : ''}の人`,
    })[audience.kind],
  counts: ({ line, telegram, discord }) =>
    `人数：LINE ${count.format(line)}、Telegram ${count.format(telegram)}、Discord ${count.format(discord)}`,
  cost: (messages, yen) =>
    `LINEの通数：${count.format(messages)}通（無料分を超えた場合は最大${count.format(yen)}円、税別）`,
  startsAt: (at, zone) => `送信日時：${inZone('ja-JP', zone).format(at)}（${zone}）`,
  badTime: '日時が正しくないか、過去か、30日より先です。at=2026-12-01T09:00 のように書いてください。',
  size: (letters) => `文字数：${count.format(letters)}（どのサービスでも1通に収まります）`,
  next: (id, hash) => `別の管理者が /approve ${id} で送信します。本文の照合番号：${hash}`,
  approved: (id) => `${id} を承認しました。送信を始めます。`,
  approvedFor: (id, at) => `${id} を承認しました。${tokyo.format(at)} JST に送信を始めます。`,
  report: {
    title: (id, cancelled) => `${id} の配信が${cancelled ? '取り消しで' : ''}終わりました`,
    line: (channel, { sent, failed, gone, cancelled }) =>
      `・${channel ?? '合計'}：送信${count.format(sent)}、失敗${count.format(failed)}、退会など${count.format(gone)}、取り消し${count.format(cancelled)}`,
  },
  cancelled: (id) => `${id} を取り消しました。まだ送られていない分は送信されません。`,
  none: 'お知らせはまだありません。',
  refusal: {
    'own-draft': '自分の下書きは承認できません。別の管理者に依頼してください。',
    'other-text': '照合番号が本文と一致しません。承認していません。',
    'not-a-draft': 'すでに承認または取り消しされています。',
    'too-old': '下書きが古いため承認できません。もう一度作成してください。',
    'author-gone': '下書きを作成した人が管理者ではなくなったため、承認できません。',
    over: 'すでに取り消されています。',
    'time-past': '予約した日時を過ぎています。もう一度作成してください。',
  },
  noSuch: 'その番号のお知らせはありません。',
  listTitle: '配信状況',
  line: ({ id, state, at, text, progress: { sent, failed, gone, cancelled, open } }) =>
    `・${id}（${{ draft: '下書き', scheduled: '予約', running: '配信中', done: '完了', cancelled: '取り消し' }[state]}、${tokyo.format(at)} JST）「${text}」\n　送信${sent}、失敗${failed}、退会など${gone}、取り消し${cancelled}、残り${open}`,
  approve: (id) => `承認 ${id}`,
  cancel: (id) => `取消 ${id}`,
  list: '配信状況',
  silence: {
    how: '「抑止 取引所 3h」と書いてください。重大な通知は抑止されません。',
    howLong: '長さは 90m、3h、1d のように、1週間までで書いてください。',
    set: (exchange, until) => `${exchange}の通知を${until}まで抑止します`,
    means: '重大な通知、終了と訂正のお知らせは届きます。誰がいつ抑止したかは監査記録に残ります。',
    ended: (exchange) => `${exchange}の抑止を解除しました`,
    button: (name) => `抑止 ${name}`,
    end: (name) => `抑止を解除 ${name}`,
  },
};

const en: NoticeWords = {
  title: 'A notice from Mamori',
  mark: 'Notice',
  how: 'Write /notice and the text. Whom it is for goes in front: @line, @ja, @kucoin (everyone without it); at=2026-12-01T09:00 behind that schedules it. It is sent once another administrator has approved it.',
  tooLong: (most) => `The text may have ${most} characters.`,
  unknownAudience: 'That audience is not known: write @line, @telegram, @discord, @ja, @en or an exchange.',
  drafted: (id) => `Draft ${id}`,
  audience: (audience, exchange) =>
    ({
      all: 'For: everyone',
      exchange: `For: those who subscribed to ${exchange}`,
      channel: `For: everyone on ${audience.kind === 'channel' ? audience.channel : ''}`,
      language: `For: readers of ${audience.kind === 'language' ? audience.locale : ''}`,
    })[audience.kind],
  counts: ({ line, telegram, discord }) =>
    `People: LINE ${count.format(line)}, Telegram ${count.format(telegram)}, Discord ${count.format(discord)}`,
  cost: (messages, yen) =>
    `LINE messages: ${count.format(messages)} (beyond the plan’s own at most ¥${count.format(yen)}, without tax)`,
  startsAt: (at, zone) => `To be sent: ${inZone('en-GB', zone).format(at)} (${zone})`,
  badTime: 'That is no time, or it is past, or more than 30 days ahead: write at=2026-12-01T09:00.',
  size: (letters) => `Letters: ${count.format(letters)}: one message on each platform`,
  next: (id, hash) => `Another administrator sends it by /approve ${id}. The text’s number: ${hash}`,
  approved: (id) => `${id} is approved, and being sent.`,
  approvedFor: (id, at) => `${id} is approved, and will be sent from ${utc.format(at)} UTC on.`,
  report: {
    title: (id, cancelled) => `${id} is ${cancelled ? 'stopped' : 'through'}`,
    line: (channel, { sent, failed, gone, cancelled }) =>
      `• ${channel ?? 'In all'}: sent ${count.format(sent)}, failed ${count.format(failed)}, gone ${count.format(gone)}, cancelled ${count.format(cancelled)}`,
  },
  cancelled: (id) => `${id} is cancelled: what has not gone out will not.`,
  none: 'There are no notices yet.',
  refusal: {
    'own-draft': 'You wrote this draft: another administrator must approve it.',
    'other-text': 'That number is not of this text: nothing is approved.',
    'not-a-draft': 'It was approved or cancelled before.',
    'too-old': 'The draft is too old: write it again.',
    'author-gone': 'Whoever wrote it is no administrator any more: it cannot be approved.',
    over: 'It was cancelled before.',
    'time-past': 'The time that it was for is past: write it again.',
  },
  noSuch: 'There is no such notice.',
  listTitle: 'Notices',
  line: ({ id, state, at, text, progress: { sent, failed, gone, cancelled, open } }) =>
    `• ${id} (${{ draft: 'draft', scheduled: 'scheduled', running: 'being sent', done: 'done', cancelled: 'cancelled' }[state]}, ${utc.format(at)} UTC) “${text}”\n  sent ${sent}, failed ${failed}, gone ${gone}, cancelled ${cancelled}, to go ${open}`,
  approve: (id) => `Approve ${id}`,
  cancel: (id) => `Cancel ${id}`,
  list: 'Notices',
  silence: {
    how: 'Write /silence EXCHANGE 3h. Critical alerts are never held back.',
    howLong: 'Write how long: 90m, 3h or 1d, a week at the most.',
    set: (exchange, until) => `Alerts of ${exchange} are held back until ${until}`,
    means: 'Critical ones, ends and corrections are told all the same. Who held them back stands in the audit log.',
    ended: (exchange) => `Alerts of ${exchange} are told again`,
    button: (name) => `Silence ${name}`,
    end: (name) => `End for ${name}`,
  },
};

export const NOTICE_WORDS = { ja, en } satisfies Record<LocaleId, NoticeWords>;
