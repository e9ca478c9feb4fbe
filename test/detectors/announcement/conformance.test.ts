import { describe, expect, it } from 'vitest';
import { scoreOf, type Share } from '../../../infra/classify/score.ts';
import { classify } from '../../../lib/detectors/announcement/classify.ts';
import { practice, sharedAnnouncements, sharedPresent, type Labelled } from './labelled.ts';

const scoreFor = (labelled: readonly Labelled[]) =>
  scoreOf(
    labelled.map(({ text, lang, label }) => ({
      expected: label,
      given: classify({ title: '', text, publishedAt: null, lang }).label,
    })),
  );

const expectAtLeast = (least: number, { share }: Share) => expect(share).toBeGreaterThanOrEqual(least);

/** Both files taught the classifier: that it has not forgotten them is no proof that it holds on others. */
describe('how often the classifier is right', () => {
  it.skipIf(!sharedPresent)('on real announcements (skipped without them)', () => {
    const { exact, precision, recall } = scoreFor(sharedAnnouncements);
    expect(exact.of).toBeGreaterThanOrEqual(149);
    expectAtLeast(0.93, exact);
    expectAtLeast(0.95, precision);
    expectAtLeast(0.95, recall);
  });

  it('on those that they were practised on', () => {
    const { exact, precision, recall } = scoreFor(practice);
    expectAtLeast(0.95, exact);
    expectAtLeast(0.95, precision);
    expectAtLeast(0.95, recall);
  });
});
