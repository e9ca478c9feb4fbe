import type { Named } from './assets.ts';
import type { Normalised } from './normalise.ts';
import type { Tag } from './tag.ts';
import { MONTH } from './window/marks.ts';
import { wordsIn, type Word } from './words.ts';

/** A clause of an announcement: its words by what they stand for, once negations are taken into account. */
export interface Clause {
  start: number;
  end: number;
  /** The first word of each tag. */
  words: ReadonlyMap<Tag, Word>;
  /** The text that it is a part of. */
  source: Normalised;
  inTitle: boolean;
  /** Ends with a question mark. */
  asks: boolean;
  /** Names a date or a time. */
  dated: boolean;
  /** Names a stretch of time, from an hour to an hour. */
  ranged: boolean;
  /** Names an asset or a network. */
  assets: boolean;
  networks: boolean;
}

/** "not" reaches so many characters ahead, 〜ません so many back. */
const NOT_REACH = 25;
const NEGATED_REACH = 14;
/** So far reaches "ends the" ahead, and は終了 back. */
const ENDS_REACH = 18;
const ENDED_REACH = 3;
/** Nobody writes a clause of so many words of the field: it would only cost time. */
const WORDS_MOST = 150;
/** The deciding clause of a long text stands on its first pages. */
const CLAUSES_MOST = 300;

/** Whether a day or an hour is named at all; `window/` reads which. */
const DATED = new RegExp(
  [
    String.raw`\d{1,2}:\d{2}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}\/\d{1,2}|\d{1,2}[日時]`,
    '正午|明日|明朝|来週|来月|翌日',
    String.raw`\b${MONTH}\.? \d{1,4}|\d{1,2}(?:st|nd|rd|th)? (?:of )?${MONTH}\b`,
    String.raw`\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:tomorrow|tonight)\b`,
    String.raw`\bblock (?:height )?(?:no\. ?|#)?\d[\d,]{3,}`,
    String.raw`\bnext (?:week|month|few days|few hours)\b|\b\d{1,2} ?(?:am|pm|utc|gmt)\b`,
  ].join('|'),
);

/** "22:00 ~ 6:00", "between 14:00 and 16:00": with it, what stands still is told before or after, not amidst. */
const RANGED =
  /(?:\d:\d\d|\d時|\d ?[ap]m)[^。\n]{0,14}?(?:~|〜|から|-|–|to |and |until |till )[^。\n]{0,20}?(?:\d:\d\d|\d時|\d ?[ap]m)|(?:\d:\d\d|\d時)(?:頃|ごろ)? ?[~〜]/;
const OVER = /\b(?:was|were|had|did)\b|した/;

/** "9/13 15:00更新", 現在: when it was written, not when something is to be. */
const STAMP = /(?:\d{1,2}[/月]\d{1,2}日? ?)?(?:\d{1,2}(?::\d{2}|時(?:\d{1,2}分)?))? ?(?:更新|現在|時点|追記)/;

const ACTS: ReadonlySet<Tag> = new Set(['halt', 'delay', 'fault', 'security', 'resume', 'resumed', 'delist', 'urgent']);
const DENIALS: ReadonlySet<Tag> = new Set(['not', 'denial', 'hearsay', 'pretext', 'negated']);
const GOES_ON: ReadonlySet<Tag> = new Set(['resume', 'resumed']);

const has = (word: Word, tags: ReadonlySet<Tag>): boolean => word.value.some((tag) => tags.has(tag));
const is = (word: Word, tag: Tag): boolean => word.value.includes(tag);

/** "ends the suspension", 〜停止は終了: what stood still goes on. */
const isEnded = (word: Word, words: readonly Word[]): boolean =>
  (is(word, 'halt') || is(word, 'delay')) &&
  words.some(
    (other) =>
      is(other, 'endOf') &&
      ((other.end <= word.start && word.start - other.end <= ENDS_REACH) ||
        (other.start >= word.end && other.start - word.end <= ENDED_REACH)),
  );

/** 〜ません and を理由に speak of what stands right before them. */
const reaches = (word: Word, behind: Word): boolean =>
  behind.start >= word.end && behind.start - word.end <= NEGATED_REACH;

/** Whether the word is denied by one before it ("not", "denies") or by one behind it (〜しておりません). */
const deniedBy = (word: Word, words: readonly Word[]): Word | undefined =>
  has(word, ACTS) || is(word, 'maintenance')
    ? words.find(
        (other) =>
          (is(other, 'not') && other.end <= word.start && word.start - other.end <= NOT_REACH) ||
          (is(other, 'hearsay') && has(word, ACTS)) ||
          // Maintenance given as a pretext is no maintenance.
          (is(other, 'pretext') && is(word, 'maintenance') && reaches(word, other)) ||
          (is(other, 'denial') && other.end <= word.start) ||
          (is(other, 'negated') && reaches(word, other)),
      )
    : undefined;

const tagsOf = (words: readonly Word[]): Map<Tag, Word> => {
  const tags = new Map<Tag, Word>();
  const add = (tag: Tag, word: Word): void => void (tags.has(tag) || tags.set(tag, word));
  const negates = words.some((word) => has(word, DENIALS));
  const ends = words.some((word) => is(word, 'endOf'));
  for (const word of words) {
    if (ends && isEnded(word, words)) {
      add('resumed', word);
      continue;
    }
    const denied = negates ? deniedBy(word, words) : undefined;
    if (denied === undefined) for (const tag of word.value) add(tag, word);
    // What does not go on again stands still; what does not stop goes on.
    else if (has(word, GOES_ON)) for (const tag of ['halt', 'present'] as const) add(tag, word);
    else if (is(word, 'halt')) add('unaffected', word);
  }
  return tags;
};

/** Marks at which a remark begins or ends that says what goes on as usual. */
const ASIDE_MARKS = /[(),、・]| [-–—] /g;

/** "..., trading is not affected", (入出金への影響はございません): a clause of its own, or its subject would stand still too. */
const remarksOf = (text: string, words: readonly Word[], ends: readonly number[]): number[] => {
  const remarks = words.filter((word) => is(word, 'unaffected'));
  if (remarks.length === 0) return [];
  const marks = [...[...text.matchAll(ASIDE_MARKS)].map(({ index }) => index + 1), ...ends];
  const sorted = marks.toSorted((a, b) => a - b);
  return remarks.flatMap(({ start, end }) => [
    sorted.findLast((mark) => mark <= start) ?? 0,
    sorted.find((mark) => mark > end) ?? text.length,
  ]);
};

/** What somebody else is said to say: 「出金が停止されました」という件名. */
const QUOTED = /「[^「」\n]{1,80}」(?:という|といった|と題|と称|との|など|等の|の件名|を装)/g;

const withoutQuoted = (text: string, words: readonly Word[]): readonly Word[] => {
  if (!text.includes('「')) return words;
  const quotes = [...text.matchAll(QUOTED)].map(
    (found) => [found.index, found.index + found[0].indexOf('」')] as const,
  );
  return words.filter(({ start }) => !quotes.some(([from, to]) => from < start && start < to));
};

/** Where clauses end: at full stops, line ends and semicolons, and before words that turn the sense ("but", が、). */
const endsOf = (text: string, words: readonly Word[]): number[] => {
  const ends: number[] = [];
  for (let at = 0; at < text.length && ends.length < CLAUSES_MOST; at += 1) {
    const letter = text.charAt(at);
    if ('。!?\n;|'.includes(letter)) ends.push(at + 1);
    else if (letter === '.' && (at + 1 === text.length || ' \n'.includes(text.charAt(at + 1)))) ends.push(at + 1);
  }
  for (const word of words) if (is(word, 'turn')) ends.push(word.start);
  return [...ends, ...remarksOf(text, words, ends)].toSorted((a, b) => a - b);
};

/** Cuts a normalised text into clauses. Those with neither a known word nor a date are left out. */
export const clausesOf = (source: Normalised, named: readonly Named[], inTitle: boolean): Clause[] => {
  const { text } = source;
  const words = withoutQuoted(text, wordsIn(text));
  const clauses: Clause[] = [];
  let [start, word, name] = [0, 0, 0];
  for (const end of [...endsOf(text, words), text.length]) {
    const own: Word[] = [];
    for (; word < words.length && words[word]!.start < end; word += 1)
      if (own.length < WORDS_MOST) own.push(words[word]!);
    let [assets, networks] = [false, false];
    for (; name < named.length && named[name]!.start < end; name += 1)
      if (named[name]!.kind === 'asset') assets = true;
      else networks = true;
    const span = text.slice(start, end).replace(STAMP, '');
    const dated = DATED.test(span);
    if (own.length > 0 || dated)
      clauses.push({
        start,
        end,
        source,
        inTitle,
        words: tagsOf(own),
        asks: text.charAt(end - 1) === '?',
        dated,
        ranged: dated && RANGED.test(span) && !OVER.test(span),
        assets,
        networks,
      });
    start = end;
    if (clauses.length >= CLAUSES_MOST) break;
  }
  return clauses;
};
