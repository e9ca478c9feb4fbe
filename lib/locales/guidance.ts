import type { LocaleId } from '../core/locale-id.ts';

/**
 * Whom to ask in Japan. Numbers as read on 22 November 2026: https://www.fsa.go.jp/policy/virtual_currency/index.html
 * (Financial Services Agency, consumer hotline); the police's number is from a page that cites it. To be read again
 * before each release.
 */
const CHECKED = '2026-11-22';

/** What a frightened person may do in the next ten minutes, and whom he may ask; a paragraph each. */
export const GUIDANCE: Readonly<Record<LocaleId, { contacts: string; scams: string }>> = {
  ja: {
    contacts: `相談先：金融庁 金融サービス利用者相談室 0570-016811（平日10〜17時）、消費者ホットライン 188、警察相談専用電話 #9110（${CHECKED}に番号を確認）。`,
    scams:
      'こうしたときは、取引所や支援者を装い「解除手数料」「検証のための入金」やパスワード、認証コードを求める詐欺が増えます。払わず、教えず、公式サイトはご自分のブックマークから開いてください。',
  },
  en: {
    contacts: `Where to ask in Japan: Financial Services Agency 0570-016811 (weekdays 10:00 to 17:00), consumer hotline 188, police #9110 (numbers read on ${CHECKED}).`,
    scams:
      'At times like this, people who pose as the exchange or as helpers ask for a “release fee”, a “test deposit”, passwords or codes. Pay nothing, tell nothing, and open the official site from your own bookmark.',
  },
};
