import { describe, expect, it } from 'vitest';
import { normalise } from '../../../lib/detectors/announcement/normalise.ts';
import { wordsIn } from '../../../lib/detectors/announcement/words.ts';
import { ENGLISH_ACTS } from '../../../lib/detectors/announcement/words/english-acts.ts';
import { ENGLISH_CAUSES } from '../../../lib/detectors/announcement/words/english-causes.ts';
import { ENGLISH_MOODS } from '../../../lib/detectors/announcement/words/english-moods.ts';
import { ENGLISH_SUBJECTS } from '../../../lib/detectors/announcement/words/english-subjects.ts';
import { JAPANESE_ACTS } from '../../../lib/detectors/announcement/words/japanese-acts.ts';
import { JAPANESE_CAUSES } from '../../../lib/detectors/announcement/words/japanese-causes.ts';
import { JAPANESE_MOODS } from '../../../lib/detectors/announcement/words/japanese-moods.ts';
import { JAPANESE_SUBJECTS } from '../../../lib/detectors/announcement/words/japanese-subjects.ts';

const ROWS = [
  ENGLISH_ACTS,
  ENGLISH_MOODS,
  ENGLISH_CAUSES,
  ENGLISH_SUBJECTS,
  JAPANESE_ACTS,
  JAPANESE_MOODS,
  JAPANESE_CAUSES,
  JAPANESE_SUBJECTS,
].flat();

describe('the vocabulary', () => {
  it('is written as texts are normalised, and found with its tags where it stands', () => {
    for (const [tags, words] of ROWS)
      for (const word of words.split('|')) {
        const plain = word.replace(/\*$/, '');
        expect([word, normalise(plain).text]).toEqual([word, plain]);
        const found = wordsIn(`、${plain}、`).find(({ start }) => start === 1);
        expect([word, found?.end]).toEqual([word, plain.length + 1]);
        expect([word, found?.value]).toEqual([word, expect.arrayContaining([...tags])]);
      }
  });

  it('finds Latin words by themselves only, and with any ending where the word is open', () => {
    const found = (text: string): string[] => wordsIn(text).map(({ start, end }) => text.slice(start, end));
    expect(found('nonstop stopper stop')).toEqual(['stop']);
    expect(found('suspensions')).toEqual(['suspensions']);
    expect(found('btcの入出金停止')).toEqual(['入出金', '停止']);
  });
});
