import { describe, expect, it } from 'vitest';
import { LABELS, type Label } from '../../../lib/core/announcement.ts';
import { arbitrate } from '../../../lib/detectors/announcement/arbitrate.ts';
import { decide } from '../../../lib/detectors/announcement/decide.ts';
import { SHIPPED } from '../../../lib/detectors/announcement/learned.ts';
import { partsOf } from '../../../lib/detectors/announcement/parts.ts';
import { traitsOf } from '../../../lib/detectors/announcement/traits.ts';

const traitsIn = (text: string) => {
  const { sources, clauses } = partsOf('', text);
  return { traits: traitsOf(sources, clauses), clauses };
};

const judge = (text: string) => {
  const { traits, clauses } = traitsIn(text);
  return arbitrate(decide(clauses), traits, clauses);
};

describe('the learned weights', () => {
  it('give probabilities that add up', () => {
    for (const text of ['', 'Withdrawals are paused.', '入出金を停止しております。']) {
      const sum = SHIPPED.logLikely(traitsIn(text).traits).reduce((all, each) => all + Math.exp(each), 0);
      expect(sum).toBeCloseTo(1, 6);
    }
  });

  it('tell which stretches of the text speak for a label', () => {
    const { traits } = traitsIn('ETHの入出庫を再開いたしました');
    const [first] = SHIPPED.reasonsFor('resume', traits);
    expect(first).toBeDefined();
    expect(first!.source.text.slice(first!.start, first!.end)).toMatch(/再開|開い|いたし|まし/);
  });

  it('do not look at what reassures behind the news', () => {
    const names = (text: string): string[] => [...traitsIn(text).traits.keys()];
    expect(names('Withdrawals are paused. All funds are safe.')).toEqual(names('Withdrawals are paused.'));
  });

  it('look at the first pages alone', () => {
    const far = `${'We write. '.repeat(250)}Withdrawals are paused.`;
    expect([...traitsIn(far).traits.keys()]).toEqual(['we', 'write', 'we write', 'write we']);
  });
});

describe('rules and weights together', () => {
  it('say nothing of a text without a word of the field', () => {
    expect(judge('We write about this and that.')).toMatchObject({ label: 'info', confidence: 0.5 });
  });

  it('are as sure as the rules where both agree', () => {
    const { clauses } = traitsIn('All withdrawals are suspended after a hack.');
    expect(judge('All withdrawals are suspended after a hack.')).toMatchObject({
      label: 'halt_emergency',
      confidence: decide(clauses).confidence,
    });
  });

  it('leave the kind of an unplanned halt to the rules', () => {
    const halts: readonly Label[] = LABELS.filter((label) => /emergency|incident|network/.test(label));
    for (const text of [
      'BTC withdrawals are suspended.',
      'Withdrawals are suspended.',
      'ETHの出庫を停止しております。',
    ]) {
      const { clauses } = traitsIn(text);
      const { label } = decide(clauses);
      expect(halts).toContain(label);
      expect(judge(text).label).toBe(label);
    }
  });

  it('are never sure by weights alone', () => {
    const text = 'お待たせいたしました。ETHの入出庫、本日より始めております。';
    const { confidence } = judge(text);
    expect(confidence).toBeLessThanOrEqual(0.85);
  });
});
