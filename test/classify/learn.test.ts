import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { heaviest, learn, TRAITS_MOST, type Lesson } from '../../infra/classify/learn.ts';
import { LESSON_FILES, lessonsIn } from '../../infra/classify/lessons.ts';
import { LABELS } from '../../lib/core/announcement.ts';

const file = resolve(import.meta.dirname, '../../lib/detectors/announcement/weights.json');

const LESSONS: readonly Lesson[] = [
  { traits: ['paused', 'withdrawals'], label: 'halt_emergency' },
  { traits: ['paused', 'all'], label: 'halt_emergency' },
  { traits: ['paused', 'campaign'], label: 'info' },
  { traits: ['campaign', 'all'], label: 'info' },
  { traits: ['back', 'withdrawals'], label: 'resume' },
  { traits: ['back', 'once'], label: 'resume' },
];

describe('weights that are learned', () => {
  it('speak for what stands beside a label', () => {
    const weights = learn(LESSONS, 10);
    expect(heaviest(weights, 'halt_emergency')[0]).toBe('paused');
    expect(heaviest(weights, 'info')[0]).toBe('campaign');
    expect(heaviest(weights, 'resume')[0]).toBe('back');
  });

  it('leave out what occurs once, and all but the weightiest', () => {
    expect(Object.keys(learn(LESSONS, 10).traits)).toEqual(['all', 'back', 'campaign', 'paused', 'withdrawals']);
    expect(Object.keys(learn(LESSONS, 2).traits)).toHaveLength(2);
  });

  it('are the same each time, one letter for each label', () => {
    const weights = learn(LESSONS, 10);
    expect(learn(LESSONS, 10)).toEqual(weights);
    for (const letters of [weights.bias, ...Object.values(weights.traits)]) {
      expect(letters).toHaveLength(LABELS.length);
      expect(letters).toMatch(/^[#-[\]-{]+$/);
    }
  });

  it('fit into 60 KB', () => {
    expect(statSync(file).size).toBeLessThanOrEqual(60 * 1024);
  });

  it.skipIf(!LESSON_FILES.every(existsSync))(
    'are those that the texts and the rules give (skipped without them)',
    () => {
      expect(learn(LESSON_FILES.flatMap(lessonsIn), TRAITS_MOST)).toEqual(JSON.parse(readFileSync(file, 'utf8')));
    },
  );
});
