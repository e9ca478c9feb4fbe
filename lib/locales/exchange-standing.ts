import type { Standing } from '../core/exchange.ts';
import type { LocaleId } from '../core/locale-id.ts';

/** What is said of an exchange that does not serve its customers, or of whose withdrawals nothing is published. */
export interface StandingWords {
  title: (exchange: string, standing: Standing) => string;
  /** Since when, where the customers' assets are now, and how old that knowledge is. */
  body: (standing: Standing) => string[];
  /** The label of the link to the page that says so. */
  source: string;
  /** It publishes how its system or its trading does, and nothing of withdrawals. */
  systemAlone: (exchange: string) => string;
  /** The exchanges of an overview of which it is not known. */
  notKnown: (exchanges: string) => string;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `2026-01-29` or `2026-03`. */
const dayIn = {
  en(day: string): string {
    const [year, month, date] = day.split('-').map(Number);
    const named = `${MONTHS[(month ?? 1) - 1]} ${year}`;
    return date === undefined ? named : `${date} ${named}`;
  },
  ja(day: string): string {
    const [year, month, date] = day.split('-').map(Number);
    return `${year}年${month}月${date === undefined ? '' : `${date}日`}`;
  },
} satisfies Record<LocaleId, (day: string) => string>;

const en: StandingWords = {
  title: (exchange, { what, movedTo }) =>
    ({
      'services-suspended': `${exchange}: all its services are suspended`,
      closed: `${exchange} has closed`,
      merged: `${exchange} is now run by ${movedTo?.en ?? 'another company'}`,
    })[what],
  body: ({ what, since, asOf, movedTo }) => [
    `Since ${dayIn.en(since)}.${what === 'services-suspended' ? ' Withdrawals do not pass.' : ''}`,
    ...(movedTo === undefined ? [] : [`Its customers’ assets went to: ${movedTo.en}.`]),
    ...(asOf === undefined ? [] : [`As known in ${dayIn.en(asOf)}: see the exchange’s own page for what is new.`]),
    'Nobody who writes to you first can pay you out: use the official page alone.',
  ],
  source: 'Source',
  systemAlone: (exchange) =>
    `${exchange}: whether one can withdraw is not known. It publishes only how its trading or its system does. ` +
    'The wallets that are known of it are watched on their chains.',
  notKnown: (exchanges) => `Whether one can withdraw is not known of: ${exchanges}`,
};

const ja: StandingWords = {
  title: (exchange, { what, movedTo }) =>
    ({
      'services-suspended': `${exchange}：全サービスが停止しています`,
      closed: `${exchange}：サービスは終了しています`,
      merged: `${exchange}：現在は${movedTo?.ja ?? '別の会社'}が運営しています`,
    })[what],
  body: ({ what, since, asOf, movedTo }) => [
    `${dayIn.ja(since)}から。${what === 'services-suspended' ? '出金はできません。' : ''}`,
    ...(movedTo === undefined ? [] : [`お客様の資産の移管先：${movedTo.ja}`]),
    ...(asOf === undefined ? [] : [`${dayIn.ja(asOf)}時点の情報です。最新の案内は公式ページでご確認ください。`]),
    '返金や移管を持ちかける連絡は詐欺のおそれがあります。手続きは公式ページからのみ行ってください。',
  ],
  source: '出典',
  systemAlone: (exchange) =>
    `${exchange}：出金できるかどうかは分かりません。公開されているのは取引やシステムの稼働状況だけのため、判明しているウォレットをチェーン上で見張っています。`,
  notKnown: (exchanges) => `出金できるかどうかが分からない取引所：${exchanges}`,
};

export const STANDING_WORDS = { en, ja } satisfies Record<LocaleId, StandingWords>;
