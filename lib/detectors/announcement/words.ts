import { createLexicon, type Found, type Lexicon } from './lexicon.ts';
import type { Tag, Vocabulary } from './tag.ts';
import { ENGLISH_ACTS } from './words/english-acts.ts';
import { ENGLISH_CAUSES } from './words/english-causes.ts';
import { ENGLISH_MOODS } from './words/english-moods.ts';
import { ENGLISH_SUBJECTS } from './words/english-subjects.ts';
import { JAPANESE_ACTS } from './words/japanese-acts.ts';
import { JAPANESE_CAUSES } from './words/japanese-causes.ts';
import { JAPANESE_MOODS } from './words/japanese-moods.ts';
import { JAPANESE_SUBJECTS } from './words/japanese-subjects.ts';

export type Word = Found<readonly Tag[]>;

const ALL: readonly Vocabulary[] = [
  ENGLISH_SUBJECTS,
  ENGLISH_ACTS,
  ENGLISH_MOODS,
  ENGLISH_CAUSES,
  JAPANESE_SUBJECTS,
  JAPANESE_ACTS,
  JAPANESE_MOODS,
  JAPANESE_CAUSES,
];

/** A word that stands in two lists, with any ending or without, stands for what both say. */
const tagsByWord = (): Map<string, readonly Tag[]> => {
  const byStem = new Map<string, Set<Tag>>();
  const entries = ALL.flat().flatMap(([tags, words]) => words.split('|').map((word) => [word, tags] as const));
  for (const [word, tags] of entries) {
    const stem = word.replace('*', '');
    byStem.set(stem, new Set([...(byStem.get(stem) ?? []), ...tags]));
  }
  return new Map(entries.map(([word]) => [word, [...(byStem.get(word.replace('*', '')) ?? [])]]));
};

/** The words of a normalised text that the rules know. */
export const wordsIn: Lexicon<readonly Tag[]> = createLexicon(tagsByWord());
