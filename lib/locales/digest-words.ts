import type { Digest } from '../core/digest.ts';
import type { LocaleId } from '../core/locale-id.ts';

/** What is said of and in digests, in one language. */
export interface DigestWords {
  choices: Record<Digest | 'off', string>;
  now: (digest: Digest | 'off', hour: number, zone: string) => string;
  how: string;
  title: (digest: Digest) => string;
  /** How many incidents there were; `named` of them are listed. */
  happened: (count: number) => string;
  nothing: string;
  /** Of exchanges that nobody could read at the end. */
  blind: (exchanges: string) => string;
  /** To whoever is told of nothing. */
  noSubscriptions: string;
}

const ja: DigestWords = {
  choices: { daily: '毎日', weekly: '毎週月曜', off: 'なし' },
  now: (digest, hour, zone) =>
    digest === 'off'
      ? 'まとめのお知らせはありません'
      : `まとめを${digest === 'daily' ? '毎日' : '毎週月曜の'}${hour}時（${zone}）にお送りします`,
  how: '「まとめ 毎日」「まとめ 毎週」「まとめ なし」で変えられます。時間帯の地域は「静音」のものを使います。停止などのお知らせは、これとは別にすぐ届きます。',
  title: (digest) => (digest === 'daily' ? 'この24時間のまとめ' : 'この1週間のまとめ'),
  happened: (count) => `登録した取引所の事案：${count}件`,
  nothing: '登録した取引所で、出金停止や通常と異なる流出は見られませんでした。',
  blind: (exchanges) =>
    `いま読み取れない取引所があります：${exchanges}。この間に起きたことは含まれていないかもしれません。`,
  noSubscriptions: '登録している取引所がありません。「登録」で始められます。',
};

const en: DigestWords = {
  choices: { daily: 'Daily', weekly: 'Weekly, on Monday', off: 'None' },
  now: (digest, hour, zone) =>
    digest === 'off'
      ? 'You get no digest'
      : `You get a digest ${digest === 'daily' ? 'every day' : 'every Monday'} at ${hour}:00 (${zone})`,
  how: 'Write /digest daily, weekly or off. The time zone is that of /quiet. Alerts come at once, whatever stands here.',
  title: (digest) => (digest === 'daily' ? 'The last 24 hours' : 'The last seven days'),
  happened: (count) => `Incidents at your exchanges: ${count}`,
  nothing: 'No stop of withdrawals and no unusual outflow was seen at your exchanges.',
  blind: (exchanges) => `Cannot be read now: ${exchanges}. What happened there meanwhile may be missing.`,
  noSubscriptions: 'You subscribed to no exchange: /subscribe begins it.',
};

export const DIGEST_WORDS = { ja, en } satisfies Record<LocaleId, DigestWords>;
