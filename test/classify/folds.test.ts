import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { judgeByFolds } from '../../infra/classify/folds.ts';
import { LESSON_FILES } from '../../infra/classify/lessons.ts';
import { scoreOf } from '../../infra/classify/score.ts';

const [practice = '', real = ''] = LESSON_FILES;

it.skipIf(!existsSync(real))(
  'judges real texts that it has not learned from well enough (needs ../shared)',
  () => {
    const judged = judgeByFolds(real, practice);
    const { exact, precision, recall } = scoreOf(judged);
    expect(judged).toHaveLength(exact.of);
    expect(exact.share).toBeGreaterThanOrEqual(0.8);
    expect(precision.share).toBeGreaterThanOrEqual(0.9);
    expect(recall.share).toBeGreaterThanOrEqual(0.9);
  },
  60_000,
);
