import type { Clause } from './clause.ts';
import type { Tag } from './tag.ts';
import type { Word } from './words.ts';

/** What a clause tells of withdrawals, deposits, trading or everything. */
export type Act = 'halt' | 'delay' | 'fault' | 'resumed' | 'resumePlan';

export interface Finding {
  act: Act;
  clause: Clause;
  /** The word that says so. */
  word: Word;
  /** Says what it is about: "resolved" alone does not. */
  about: boolean;
  /** Announced before it begins, with a day or an hour. */
  announced: boolean;
  /** Was so, or goes on being so, when other news are told. */
  before: boolean;
}

export const has = ({ words }: Clause, ...tags: readonly Tag[]): boolean => tags.some((tag) => words.has(tag));

/** A mood word governs an act that follows it within so many characters: "will be gradually resumed". */
const MOOD_REACH = 40;
const LATIN = /^[\u0020-\u02FF]/;

/** Side products (futures, cards, the app) count only where deposits or withdrawals are named beside them. */
export const isAside = (clause: Clause): boolean =>
  has(clause, 'apart')
    ? !(has(clause, 'withdraw') && has(clause, 'deposit') && has(clause, 'halt'))
    : has(clause, 'side') && !has(clause, 'withdraw', 'deposit', 'all', 'site');

const isAbout = (clause: Clause): boolean =>
  clause.assets ||
  clause.networks ||
  has(clause, 'withdraw', 'deposit', 'trade', 'service', 'wallet', 'all', 'fiat', 'chain');

/** "will be resumed", "until it is resolved": only a promise. Japanese perfect forms need no such look. */
const isPromised = ({ words, source }: Clause, word: Word): boolean =>
  LATIN.test(source.text.slice(word.start, word.start + 1)) &&
  (['future', 'until', 'supposed'] as const).some((tag) => {
    const mood = words.get(tag);
    if (mood?.value.includes('scheduled') === true) return false;
    return mood !== undefined && mood.end <= word.start && word.start - mood.end <= MOOD_REACH;
  });

/** Much opens that was never closed: such words count only of deposits and withdrawals. */
const OPENS =
  /^(?:(?:now|are|is|have|been|be) )*(?:open|opened|live|available|active|operational|enabled|enable|accepting|possible|launch\S*|relaunch\S*|again|once again|始め\S*|開始\S*|受付を開始)$/;
/** What these speak of stood still before, also where it is not named. */
const ENDS =
  /back|clear|resolv|resum|reopen|re-open|restart|fix|restor|normal|online|running|recover|復旧|解消|解決|正常|再開|解除|復帰|回復/;

const isEmptyOpening = (clause: Clause, { start, end }: Word): boolean => {
  const word = clause.source.text.slice(start, end);
  return OPENS.test(word) ? !has(clause, 'withdraw', 'deposit', 'all', 'wallet') : !isAbout(clause) && !ENDS.test(word);
};

interface GoingOn {
  act: 'resumed' | 'resumePlan';
  word: Word;
}

const goingOn = (clause: Clause): GoingOn | undefined => {
  const { words } = clause;
  const resumed = words.get('resumed');
  if (resumed !== undefined && !isEmptyOpening(clause, resumed))
    return { act: isPromised(clause, resumed) ? 'resumePlan' : 'resumed', word: resumed };
  const complete = has(clause, 'extend', 'cancel', 'postpone') ? undefined : words.get('complete');
  const works = has(clause, 'maintenance') || (has(clause, 'upgrade') && !has(clause, 'swap'));
  if (complete !== undefined && works && !isPromised(clause, complete)) return { act: 'resumed', word: complete };
  const plan = words.get('resumePlan');
  if (plan !== undefined) return { act: 'resumePlan', word: plan };
  const resume = words.get('resume');
  if (resume === undefined || isEmptyOpening(clause, resume)) return undefined;
  const promised = clause.dated || has(clause, 'future', 'until', 'supposed');
  return { act: promised ? 'resumePlan' : 'resumed', word: resume };
};

const standstill = ({ words }: Clause): { act: Act; word: Word } | undefined => {
  for (const act of ['halt', 'delay', 'fault'] as const) {
    const word = words.get(act);
    if (word !== undefined) return { act, word };
  }
  return undefined;
};

/** 〜完了後も停止しております: in Japanese the last verb tells what is so. */
const LASTING = /^(?:を?(?:いた)?して(?:おりま|いま|いる)|中で|となって)/;
const isLastWord = ({ source }: Clause, stop: Word, going: Word): boolean =>
  stop.start >= going.end && LASTING.test(source.text.slice(stop.end, stop.end + 8));

/** A clause that tells of both: a standstill that ended, or one that goes on until something else has happened. */
const weigh = (clause: Clause, stop: { act: Act; word: Word }, going: GoingOn): { act: Act; word: Word } => {
  // "The reopening is delayed": only what has happened outweighs a delay.
  if (stop.act === 'delay' && !going.word.value.includes('resumed')) return stop;
  if (going.word.value.includes('again') || isLastWord(clause, stop.word, going.word)) return stop;
  if (going.act === 'resumed') return going;
  if (has(clause, 'resumeOpen') || !clause.dated) return has(clause, 'past') ? going : stop;
  const mood = clause.words.get('future');
  const stopComes = mood !== undefined && mood.start <= stop.word.start && stop.word.start < going.word.start;
  return stopComes ? stop : going;
};

/** A day beside a promise, or in a notice's title: 〜停止のお知らせ. What is so already is not announced. */
const isAnnounced = (clause: Clause, act: Act): boolean =>
  clause.dated &&
  !has(clause, 'present', 'soon', 'past') &&
  (clause.ranged || has(clause, 'future') || (act === 'halt' && has(clause, 'notice') && !has(clause, 'done')));

const isStopAct = (act: Act): boolean => act === 'halt' || act === 'delay' || act === 'fault';

/** "Last week's outage" is over; what goes on since, or ends now, is news. */
const isOld = (clause: Clause): boolean =>
  has(clause, 'bygone') && !has(clause, 'present', 'still', 'resumed', 'resume', 'future', 'security');

/** What the clause tells, if it tells anything of those. What usually happens, or would if, is no news. */
export const findingOf = (clause: Clause): Finding | undefined => {
  if (isAside(clause) || has(clause, 'general', 'supposed') || isOld(clause)) return undefined;
  const usual = clause.words.get('unaffected');
  if (usual !== undefined && has(clause, 'repaired') && !has(clause, 'halt', 'delay') && isAbout(clause))
    return { act: 'resumed', word: usual, clause, about: true, announced: false, before: false };
  const stop = has(clause, 'unaffected') && !has(clause, 'halt') ? undefined : standstill(clause);
  const going = goingOn(clause);
  const told = stop !== undefined && going !== undefined ? weigh(clause, stop, going) : (stop ?? going);
  if (told === undefined) return undefined;
  const about = isAbout(clause);
  if (!about && isStopAct(told.act)) return undefined;
  if (has(clause, 'listing') && !(has(clause, 'withdraw') && has(clause, 'halt'))) return undefined;
  return {
    ...told,
    clause,
    about,
    announced: isAnnounced(clause, told.act),
    before: has(clause, 'past', 'still'),
  };
};

export const isStop = ({ act }: Finding): boolean => isStopAct(act);
