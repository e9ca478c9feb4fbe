import type { BenchFigures, Units } from '../../infra/cost/bench-figures.ts';

const units = (people: number, read: number, write: number): Units => ({ people, read, write });

/** Round figures, so that a month can be reckoned by hand. */
export const ROUND_FIGURES: BenchFigures = {
  polls: { quiet: units(1, 1, 1), reported: units(1, 4, 4), confirmed: units(1, 5, 2) },
  asked: units(1, 1, 2),
  changed: units(1, 1, 4),
  planned: { line: units(500, 20, 50), telegram: units(500, 20, 50), discord: units(500, 20, 50) },
  sent: { line: units(500, 10, 10), telegram: units(500, 50, 1_500), discord: units(500, 50, 1_500) },
  importMs: 50,
  readMs: 10,
};
