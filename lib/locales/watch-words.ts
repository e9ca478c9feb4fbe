import type { SourceTrouble } from '../core/source-trouble.ts';
import type { Instant } from '../core/time.ts';
import type { SignKind } from '../core/watchdog.ts';
import type { LocaleId } from '../core/locale-id.ts';

/** What is said of sources that cannot be relied on, in one language. */
export interface WatchWords {
  /** To administrators: so many signs have appeared, and so many are over. */
  title: (appeared: number, ended: number) => string;
  /** `name` is the exchange's or the chain's; `source` the endpoint's or the feed's. */
  line: (kind: SignKind, name: string, source: string, since: string) => string;
  over: (name: string, source: string) => string;
  more: (count: number) => string;
  whatNow: string;
  regulator: string;
  /** In `/status`, below what the flags say. */
  trouble: (trouble: SourceTrouble, time: (at: Instant) => string) => string;
}

const en: WatchWords = {
  title: (appeared, ended) =>
    [
      ...(appeared === 0 ? [] : [`${appeared} ${appeared === 1 ? 'source needs' : 'sources need'} a look`]),
      ...(ended === 0 ? [] : [`${ended} ${ended === 1 ? 'is' : 'are'} well again`]),
    ].join(', '),
  line: (kind, name, source, since) =>
    `• ${name} (${source}): ${
      {
        unread: `cannot be read, since ${since}`,
        shape: `answers in a form that is not understood, since ${since}`,
        quiet: `has said nothing since ${since}, longer than ever before; it may have moved`,
        unchanged: `its flags have not changed since ${since}, longer than ever before; they may be stuck`,
      }[kind]
    }`,
  over: (name, source) => `• ${name} (${source}): well again`,
  more: (count) => `and ${count} more`,
  whatNow: 'Users see in /status what cannot be read. What to do stands in docs/operate.md, “A blocked exchange”.',
  regulator: 'Financial Services Agency',
  trouble: ({ what, since }, time) =>
    ({
      'notices-unread': `Its notices cannot be read since ${time(since)}.`,
      'notices-quiet': `Its notices have been silent since ${time(since)}, longer than ever before: their page may have moved.`,
      'flags-unchanged': `What it publishes of withdrawals has not changed since ${time(since)}, longer than ever before: it may be out of date.`,
    })[what],
};

const ja: WatchWords = {
  title: (appeared, ended) =>
    [
      ...(appeared === 0 ? [] : [`確認が必要な情報源：${appeared}件`]),
      ...(ended === 0 ? [] : [`回復した情報源：${ended}件`]),
    ].join('、'),
  line: (kind, name, source, since) =>
    `・${name}（${source}）：${
      {
        unread: `${since}から読み取れません`,
        shape: `${since}から、想定と異なる形式の応答が続いています`,
        quiet: `${since}を最後に、過去に例のない長さで更新がありません。移転した可能性があります`,
        unchanged: `${since}から、過去に例のない長さで値が変わっていません。更新が止まっている可能性があります`,
      }[kind]
    }`,
  over: (name, source) => `・${name}（${source}）：回復しました`,
  more: (count) => `ほか${count}件`,
  whatNow:
    '利用者には「状況」で読み取れないことを示しています。対応手順は docs/operate.md の「A blocked exchange」にあります。',
  regulator: '金融庁',
  trouble: ({ what, since }, time) =>
    ({
      'notices-unread': `${time(since)}から、この取引所のお知らせを読み取れません。`,
      'notices-quiet': `${time(since)}を最後に、お知らせの更新が過去に例のない長さで途絶えています。掲載先が変わった可能性があります。`,
      'flags-unchanged': `出金可否の公開情報が${time(since)}から過去に例のない長さで変わっていません。古い情報の可能性があります。`,
    })[what],
};

export const WATCH_WORDS = { en, ja } satisfies Record<LocaleId, WatchWords>;
