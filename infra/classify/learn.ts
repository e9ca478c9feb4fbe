import { LABELS, type Label } from '../../lib/core/announcement.ts';
import { ZERO, type Weights } from '../../lib/detectors/announcement/learned.ts';

/** An announcement as its traits, and what somebody says that it is. */
export interface Lesson {
  traits: readonly string[];
  label: Label;
}

/** As many as keep the table below 60 KB. */
export const TRAITS_MOST = 2_450;
/** A trait that stands in fewer lessons tells of those only. */
const LEAST_LESSONS = 2;
const ROUNDS = 20;
const RATE = 0.2;
/** Keeps weights small: of many that would do, the smallest. */
const SHRINK = 1e-3;
const BIAS_RATE = 0.02;
const TINY = 1e-6;
/** So many steps up and as many down: all letters from # to {. */
const LETTERS = 44;

/** Numerical Recipes' linear congruential generator: the same lessons give the same table, byte for byte. */
const createShuffle = (): (<T>(items: readonly T[]) => T[]) => {
  let state = 1;
  return (items) => {
    const order = [...items];
    for (let at = order.length - 1; at > 0; at -= 1) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      const other = Math.floor((state / 2 ** 32) * (at + 1));
      [order[at], order[other]] = [order[other]!, order[at]!];
    }
    return order;
  };
};

const softmax = (sums: readonly number[]): number[] => {
  const most = Math.max(...sums);
  const grown = sums.map((each) => Math.exp(each - most));
  const total = grown.reduce((sum, each) => sum + each, 0);
  return grown.map((each) => each / total);
};

interface Learned {
  bias: number[];
  weights: number[][];
}

/** Multinomial logistic regression by AdaGrad (J. Duchi et al., 2011), each lesson's traits scaled to length one. */
const regress = (lessons: readonly { at: readonly number[]; label: number }[], traits: number): Learned => {
  const bias = LABELS.map(() => 0);
  const weights = Array.from({ length: traits }, () => LABELS.map(() => 0));
  const squares = Array.from({ length: traits }, () => LABELS.map(() => TINY));
  const shuffle = createShuffle();
  for (let round = 0; round < ROUNDS; round += 1)
    for (const { at, label } of shuffle(lessons)) {
      const scale = 1 / Math.sqrt(Math.max(at.length, 1));
      const sums = bias.map((each, index) => at.reduce((sum, trait) => sum + weights[trait]![index]! * scale, each));
      for (const [index, likely] of softmax(sums).entries()) {
        const slope = likely - (index === label ? 1 : 0);
        bias[index]! -= BIAS_RATE * slope;
        for (const trait of at) {
          const own = weights[trait]!;
          const step = slope * scale + SHRINK * own[index]!;
          squares[trait]![index]! += step ** 2;
          own[index]! -= (RATE * step) / Math.sqrt(squares[trait]![index]!);
        }
      }
    }
  return { bias, weights };
};

const counted = (lessons: readonly Lesson[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { traits } of lessons) for (const trait of traits) counts.set(trait, (counts.get(trait) ?? 0) + 1);
  return counts;
};

const learnedFrom = (lessons: readonly Lesson[], names: readonly string[]): Learned => {
  const places = new Map(names.map((name, place) => [name, place]));
  return regress(
    lessons.map(({ traits, label }) => ({
      at: traits.flatMap((trait) => places.get(trait) ?? []),
      label: LABELS.indexOf(label),
    })),
    names.length,
  );
};

/** Learns weights for no more than so many traits: first for all that occur twice, then for the weightiest alone. */
export const learn = (lessons: readonly Lesson[], most: number): Weights => {
  const counts = counted(lessons);
  const all = [...counts].filter(([, count]) => count >= LEAST_LESSONS).map(([name]) => name);
  const { weights: every } = learnedFrom(lessons, all);
  const weightOf = (place: number): number =>
    (Math.max(...every[place]!) - Math.min(...every[place]!)) * Math.sqrt(counts.get(all[place]!)!);
  const names = all
    .map((name, place) => ({ name, weight: weightOf(place) }))
    .toSorted((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name)
    .toSorted();
  const { bias, weights } = learnedFrom(lessons, names);
  const step = Math.max(...bias.map(Math.abs), ...weights.map((own) => Math.max(...own.map(Math.abs)))) / LETTERS;
  const letters = (own: readonly number[]): string =>
    own.map((each) => String.fromCharCode(ZERO + Math.round(each / step)).replace('\\', ']')).join('');
  return {
    step,
    bias: letters(bias),
    traits: Object.fromEntries(names.map((name, place) => [name, letters(weights[place]!)])),
  };
};

const SHOWN = 12;

/** The traits that speak most for that label. */
export const heaviest = ({ traits }: Weights, label: Label): string[] => {
  const at = LABELS.indexOf(label);
  return Object.entries(traits)
    .toSorted(([, a], [, b]) => b.charCodeAt(at) - a.charCodeAt(at))
    .slice(0, SHOWN)
    .map(([name]) => name);
};
