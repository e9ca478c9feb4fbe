import type { LocaleId } from '../core/locale-id.ts';

/** What an asset's withdrawals are, as the exchange shows them. */
type AssetState = 'open' | 'partly' | 'suspended' | 'unknown';

/** What is said to whoever reports a stuck withdrawal, in one language. */
export interface ReportWords {
  which: string;
  button: (exchange: string) => string;
  /** On the state of an exchange; no more than twenty letters. */
  stuck: string;
  thanks: (exchange: string) => string;
  /** What becomes of it. */
  counted: string;
  /** To accounts that weigh nothing yet. */
  tooNew: (days: number) => string;
  again: string;
  tooMany: (most: number) => string;
  /** How many say the same, in words: a number would help whoever tries to raise it. */
  few: string;
  several: string;
  asset: (asset: string, state: AssetState) => string;
  /** What he may do now. */
  next: string;
  /** Of an exchange that serves nobody. */
  notCounted: string;
}

const ja: ReportWords = {
  which: 'どの取引所で出金が止まっていますか',
  button: (exchange) => `報告 ${exchange}`,
  stuck: '出金できないと報告',
  thanks: (exchange) => `${exchange}：ご報告ありがとうございます`,
  counted:
    'お一人につき1件として、1時間だけ数えます。無関係な複数の方から同じ報告があったときに、未確認の弱い手がかりとして扱います。報告だけで「watch」を超える通知を出すことはありません。',
  tooNew: (days) =>
    `ご利用開始から${days}日たっていないため、件数には含めていません（偽の警報のために作られたアカウントを防ぐためです）。`,
  again: 'この取引所については、この1時間にすでにご報告いただいています。1回で十分です。',
  tooMany: (most) => `1日に数える報告は${most}件までです。`,
  few: 'この1時間に同じ報告をした方は、まだわずかです。',
  several: 'この1時間に、複数の方から同じ報告があります（非公式・未確認）。',
  asset: (asset, state) =>
    ({
      open: `${asset}：取引所の表示では出金できます`,
      partly: `${asset}：一部のネットワークで出金が停止しています`,
      suspended: `${asset}：取引所の表示では出金が停止しています`,
      unknown: `${asset}：出金できるかどうかは分かりません`,
    })[state],
  next: '本人確認やチェーンの混雑で、1件だけ遅れることもあります。取引所の公式ページとサポートでご確認ください。先方から届く「出金を手伝う」という連絡は詐欺のおそれがあります。',
  notCounted: 'この取引所の状況は分かっているため、報告は数えていません。',
};

const en: ReportWords = {
  which: 'At which exchange is your withdrawal stuck?',
  button: (exchange) => `Stuck at ${exchange}`,
  stuck: 'Withdrawal stuck?',
  thanks: (exchange) => `${exchange}: thank you for your report`,
  counted:
    'It counts once for each person, for an hour. When several independent customers say the same, that is taken as a weak, unconfirmed hint. Reports alone never make more than a "watch" alert.',
  tooNew: (days) =>
    `It is not counted yet: you have been here for less than ${days} days, and accounts could be made for a false alarm.`,
  again: 'You have reported this exchange within the hour already. Once is enough.',
  tooMany: (most) => `No more than ${most} reports a day are counted.`,
  few: 'Few have reported the same within the hour so far.',
  several: 'Several customers have reported the same within the hour (unofficial, not confirmed).',
  asset: (asset, state) =>
    ({
      open: `${asset}: the exchange shows withdrawals as open`,
      partly: `${asset}: withdrawals are stopped on some networks`,
      suspended: `${asset}: the exchange shows withdrawals as stopped`,
      unknown: `${asset}: whether one can withdraw is not known`,
    })[state],
  next: 'A single withdrawal may also wait for a check of your account, or for a busy chain: see the exchange’s own page, and ask its support. Whoever writes to you first and offers to release it is a fraud.',
  notCounted: 'Reports of it are not counted: how it stands is known.',
};

export const REPORT_WORDS = { ja, en } satisfies Record<LocaleId, ReportWords>;
