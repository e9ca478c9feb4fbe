import { createLexicon, type Found, type Lexicon } from './lexicon.ts';
import type { Tag, Vocabulary } from './tag.ts';
import { ENGLISH_ACTS, ENGLISH_MOODS } from './words/english-acts.ts';
import { ENGLISH_CAUSES } from './words/english-causes.ts';
import { ENGLISH_SUBJECTS } from './words/english-subjects.ts';
import { JAPANESE_ACTS, JAPANESE_MOODS } from './words/japanese-acts.ts';
import { JAPANESE_CAUSES } from './words/japanese-causes.ts';
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

/** A word that stands in two lists stands for what both say. */
const tagsByWord = (): Map<string, readonly Tag[]> => {
  const byWord = new Map<string, readonly Tag[]>();
  for (const [tags, words] of ALL.flat())
    for (const word of words.split('|')) byWord.set(word, [...new Set([...(byWord.get(word) ?? []), ...tags])]);
  return byWord;
};

/** The words of a normalised text that the rules know. */
export const wordsIn: Lexicon<readonly Tag[]> = createLexicon(tagsByWord());
