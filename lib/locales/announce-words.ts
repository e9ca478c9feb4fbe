import type { LocaleId } from '../core/locale-id.ts';

export interface AnnounceWords {
  how: string;
  badAddress: string;
  noText: (most: number) => string;
  taken: (exchange: string) => string;
  means: string;
}

/** What `/announce` answers, by language. */
export const ANNOUNCE_WORDS: Readonly<Record<LocaleId, AnnounceWords>> = {
  en: {
    how: 'Write /announce EXCHANGE URL TEXT: what the exchange itself has made known, where it stands, and its words.',
    badAddress: 'The second word must be the address of the announcement, beginning with https://',
    noText: (most) => `After the address, its words are missing, or they are longer than ${most} characters.`,
    taken: (exchange) => `${exchange}: taken in`,
    means:
      'It is read within a minute or two, like any notice of a feed: a stop becomes an alert with the address, an end closes it, news are kept. It stands in the audit log under your name.',
  },
  ja: {
    how: '「告知 取引所 URL 本文」と書いてください。取引所自身の発表と、その掲載先、その文面です。',
    badAddress: '2番目には、発表の掲載先を https:// から書いてください。',
    noText: (most) => `掲載先のあとに発表の文面がないか、${most}字を超えています。`,
    taken: (exchange) => `${exchange}：受け付けました`,
    means:
      '1〜2分のうちに、ほかの発表と同じように読み取ります。停止なら掲載先を添えて通知し、再開なら終了とし、その他は記録します。入力は監査記録に残ります。',
  },
};
