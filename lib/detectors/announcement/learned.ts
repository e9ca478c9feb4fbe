import { LABELS, type Label } from '../../core/announcement.ts';
import type { Trait, Traits } from './traits.ts';
import table from './weights.json' with { type: 'json' };

/** Weights as `infra/classify/learn.ts` writes them: of each trait one letter for each label, in the order of LABELS. */
export interface Weights {
  /** What one step of a letter is worth. */
  step: number;
  /** The letters of the labels themselves. */
  bias: string;
  traits: Readonly<Record<string, string>>;
}

/** The letter that weighs nothing: lower ones speak against a label, higher ones for it. */
export const ZERO = 'O'.charCodeAt(0);

/** What learned weights say of a text. */
export interface Learned {
  /** The logarithms of the labels' probabilities, in the order of LABELS. */
  logLikely(traits: Traits): number[];
  /** The traits that speak for that label most, heaviest first. */
  reasonsFor(label: Label, traits: Traits): Trait[];
}

const REASONS = 3;

export const createLearned = (weights: Weights): Learned => {
  const known = new Map(Object.entries(weights.traits));
  return {
    logLikely(traits) {
      const found: string[] = [];
      for (const name of traits.keys()) {
        const letters = known.get(name);
        if (letters !== undefined) found.push(letters);
      }
      // Long texts have more traits, and are no surer for it.
      const scale = weights.step / Math.sqrt(Math.max(found.length, 1));
      const sums = LABELS.map((_, label) => {
        let sum = 0;
        for (const letters of found) sum += letters.charCodeAt(label) - ZERO;
        return sum * scale + (weights.bias.charCodeAt(label) - ZERO) * weights.step;
      });
      const most = Math.max(...sums);
      const total = most + Math.log(sums.reduce((sum, each) => sum + Math.exp(each - most), 0));
      return sums.map((each) => each - total);
    },

    reasonsFor(label, traits) {
      const at = LABELS.indexOf(label);
      return [...traits]
        .flatMap(([name, trait]) => {
          const weight = (known.get(name)?.charCodeAt(at) ?? 0) - ZERO;
          return weight > 0 && trait.end > trait.start ? [{ trait, weight }] : [];
        })
        .toSorted((a, b) => b.weight - a.weight)
        .slice(0, REASONS)
        .map(({ trait }) => trait);
    },
  };
};

/** The weights that the project ships. */
export const SHIPPED: Learned = createLearned(table);
