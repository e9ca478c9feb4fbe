import { describe, expect, it } from 'vitest';
import { confusionTable } from '../../infra/classify/confusion-table.ts';
import { scoreOf, shareOf, type Judged } from '../../infra/classify/score.ts';

const JUDGED: readonly Judged[] = [
  { expected: 'halt_emergency', given: 'halt_emergency' },
  // Another unplanned halt: not exact, but nobody slept through it.
  { expected: 'halt_network', given: 'halt_incident' },
  { expected: 'halt_incident', given: 'info' },
  { expected: 'halt_planned', given: 'halt_emergency' },
  { expected: 'info', given: 'info' },
];

describe('the score of the rules', () => {
  it('counts exact answers, and unplanned halts together', () => {
    const { exact, precision, recall, confusion } = scoreOf(JUDGED);
    expect([exact.hits, exact.of]).toEqual([2, 5]);
    expect([precision.hits, precision.of]).toEqual([2, 3]);
    expect([recall.hits, recall.of]).toEqual([2, 3]);
    expect(confusion.get('halt_network')).toEqual(new Map([['halt_incident', 1]]));
    expect(confusion.has('resume')).toBe(false);
  });

  it("gives Wilson's interval", () => {
    // By hand: 9 of 10, z = 1.96: middle (0.9 + 0.19207) / 1.38415 = 0.78899, half 1.95996/1.38415·√(0.009 + 0.0096) = 0.19321.
    const { share, low, high } = shareOf(9, 10);
    expect(share).toBe(0.9);
    expect(low).toBeCloseTo(0.5958, 3);
    expect(high).toBeCloseTo(0.9821, 3);
    expect(shareOf(0, 5)).toMatchObject({ share: 0, low: 0 });
    expect(shareOf(5, 5)).toMatchObject({ share: 1, high: 1 });
    expect(shareOf(0, 0)).toEqual({ hits: 0, of: 0, share: null, low: null, high: null });
  });

  it('is told as a table', () => {
    const table = confusionTable(scoreOf(JUDGED)).join('\n');
    expect(table).toContain('exact            0.400  (2 of 5;');
    expect(table).toContain(' 4 halt_network        .    1');
    expect(confusionTable(scoreOf([])).join('\n')).toContain('no case');
  });
});
