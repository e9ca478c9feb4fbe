import { median } from './median.ts';

const ROUNDS = 61;
/** A round is repeated until it takes about so many milliseconds: the clock is too coarse for less. */
const ROUND_MS = 4;
const WARM_UP = 30;

const timed = (work: () => unknown, times: number): number => {
  const started = performance.now();
  for (let time = 0; time < times; time += 1) work();
  return (performance.now() - started) / times;
};

export const rounded = (value: number): number => Number(value.toPrecision(3));

/** The medians of works that take turns in one process, in milliseconds a call: their ratios hold on a busy machine. */
export const takingTurns = (works: readonly (() => unknown)[]): number[] => {
  for (let time = 0; time < WARM_UP; time += 1) for (const work of works) work();
  const [first = () => undefined] = works;
  const times = Math.max(1, Math.round(ROUND_MS / timed(first, 5)));
  const rounds = Array.from({ length: ROUNDS }, () => works.map((work) => timed(work, times)));
  return works.map((_, index) => median(rounds.map((round) => round[index] ?? 0)));
};
