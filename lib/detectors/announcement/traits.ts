import type { Clause } from './clause.ts';
import type { Normalised } from './normalise.ts';

/** What of an announcement the learned weights look at, each at its first place in the normalised text. */
export type Traits = ReadonlyMap<string, Trait>;

export interface Trait {
  source: Normalised;
  start: number;
  end: number;
}

/** An announcement's matter stands in its first sentences. */
const LETTERS = 800;
const LETTERS_OF_RULES = 1_600;
const CLAUSES = 12;
const PAIRS_MOST = 12;

const WORD = /[a-z][a-z']+/g;
const KANA_KANJI = /[ぁ-んァ-ヶー一-龠]+/g;
/** Endings under which a verb or a plural is the same word. */
const ENDING = /(?:ing|ed|es|s)$/;
const GRAMS = [2, 3] as const;

/** What reassures calms nobody's alarm: "funds are safe" says nothing of the halt before it. */
const isReassuring = ({ words }: Clause): boolean =>
  (words.has('assured') || words.has('unaffected') || words.has('negated') || words.has('denial')) &&
  !(words.has('halt') || words.has('delay') || words.has('fault') || words.has('resumed') || words.has('maintenance'));

const addWords = (source: Normalised, [from, to]: readonly [number, number], traits: Map<string, Trait>): void => {
  const add = (name: string, start: number, end: number): void =>
    void (traits.has(name) || traits.set(name, { source, start: from + start, end: from + end }));
  const text = source.text.slice(from, to);
  let before: { stem: string; start: number } | undefined;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const stem = word.replace(ENDING, '');
    add(stem, index, index + word.length);
    if (before !== undefined) add(`${before.stem} ${stem}`, before.start, index + word.length);
    before = { stem, start: index };
  }
  for (const { 0: run, index } of text.matchAll(KANA_KANJI))
    for (const length of GRAMS)
      for (let at = 0; at + length <= run.length; at += 1)
        add(run.slice(at, at + length), index + at, index + at + length);
};

const addTags = (clause: Clause, first: boolean, traits: Map<string, Trait>): void => {
  const { source, words } = clause;
  const tags = [...words.keys()];
  const add = (name: string, start: number, end: number): void =>
    void (traits.has(name) || traits.set(name, { source, start, end }));
  for (const [tag, { start, end }] of words) {
    add(`+${tag}`, start, end);
    if (first) add(`^${tag}`, start, end);
  }
  for (const [index, tag] of tags.slice(0, PAIRS_MOST).entries())
    for (const other of tags.slice(index + 1, PAIRS_MOST)) {
      const [a, b] = tag < other ? [tag, other] : [other, tag];
      add(`${a}&${b}`, words.get(tag)!.start, words.get(tag)!.end);
    }
  if (clause.dated) add('+dated', clause.start, clause.start);
  if (clause.ranged) add('+ranged', clause.start, clause.start);
  if (clause.assets) add('+assets', clause.start, clause.start);
  if (clause.networks) add('+networks', clause.start, clause.start);
};

/** Words and pairs of words, two and three kana or kanji in a row, and what the rules' words stand for, clause by clause. */
export const traitsOf = (sources: readonly Normalised[], clauses: readonly Clause[]): Traits => {
  const traits = new Map<string, Trait>();
  const calming = clauses.filter((clause, index) => index > 0 && isReassuring(clause));
  for (const source of sources) {
    let from = 0;
    for (const clause of calming.filter((each) => each.source === source && each.start < LETTERS)) {
      addWords(source, [from, clause.start], traits);
      from = clause.end;
    }
    if (from < LETTERS) addWords(source, [from, LETTERS], traits);
  }
  for (const [index, clause] of clauses.slice(0, CLAUSES).entries())
    if (!calming.includes(clause) && clause.start < LETTERS_OF_RULES) addTags(clause, index === 0, traits);
  return traits;
};
