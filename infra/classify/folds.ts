import { readFileSync } from 'node:fs';
import type { Label } from '../../lib/core/announcement.ts';
import { createClassify } from '../../lib/detectors/announcement/classify.ts';
import { createLearned } from '../../lib/detectors/announcement/learned.ts';
import { learn, TRAITS_MOST } from './learn.ts';
import { lessonsIn } from './lessons.ts';
import type { Judged } from './score.ts';

const FOLDS = 5;

interface Labelled {
  text: string;
  label: Label;
  lang?: 'ja' | 'en';
}

/**
 * The texts of `file`, each judged with weights that were learned without it: they are dealt out to five folds, and those of a
 * fold are judged by what the others and the texts of `beside` teach. The rules are the same throughout, and were written with
 * all of these texts in sight.
 */
export const judgeByFolds = (file: string, beside: string): Judged[] => {
  const texts = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Labelled);
  const [lessons, others] = [lessonsIn(file), lessonsIn(beside)];
  return Array.from({ length: FOLDS }, (_, fold): Judged[] => {
    const taught = lessons.filter((_lesson, index) => index % FOLDS !== fold);
    const classify = createClassify(createLearned(learn([...others, ...taught], TRAITS_MOST)));
    return texts
      .filter((_text, index) => index % FOLDS === fold)
      .map(({ text, label, lang }) => ({
        expected: label,
        given: classify({ title: '', text, publishedAt: null, ...(lang !== undefined && { lang }) }).label,
      }));
  }).flat();
};
