import type { Random } from './random.ts';
import type { YearRegime } from './year-regimes.ts';
import { DAYS, HOURS, type Cause, type Minute, type Script } from './year-script.ts';
import { instant, say, type Scope, type Words } from './year-words.ts';

/** The definition's own tolerance: a stop is in its announced time so long before and after it. */
const EARLY = 15;
const OVER = 30;
const NOTICE = 2 * HOURS;

export const lasting = (random: Random, median: number, sigma: number, least: number, most: number): number =>
  Math.round(Math.min(most, Math.max(least, median * Math.exp(sigma * random.normal()))));

interface Plan {
  /** As announced; null where no end is. */
  from: Minute;
  until: Minute | null;
  /** As it comes. */
  begins: Minute;
  ends: Minute;
  /** When it was first announced. */
  told: Minute;
  isUnderstood: boolean;
}

const addStop = (script: Script, scope: Scope, episode: number, part: [Minute, Minute], cause: Cause): void => {
  const [from, until] = part.map(Math.round) as [Minute, Minute];
  if (until > from)
    script.stops.push({ from, until, rows: scope.rows, cause, episode, reason: null, isWhole: scope.isWhole });
};

/** Cut into what lies in the announced time and what does not: that is truly unannounced. */
const addPlanned = (script: Script, scope: Scope, episode: number, plan: Plan): void => {
  const { from, until, begins, ends, told, isUnderstood } = plan;
  const planned: Cause = isUnderstood ? 'planned' : 'planned, notice not understood';
  if (begins - told < NOTICE) return addStop(script, scope, episode, [begins, ends], 'outside its time');
  const inTime = Math.min(ends, Math.max(begins, from - EARLY));
  const over = Math.max(inTime, Math.min(ends, until === null ? ends : until + OVER + 1));
  addStop(script, scope, episode, [begins, inTime], 'outside its time');
  addStop(script, scope, episode, [inTime, over], planned);
  addStop(script, scope, episode, [over, ends], 'outside its time');
};

const misread = (words: Words, random: Random): Words =>
  random.uniform() < 0.5 ? { ...words, label: 'info', window: null } : { ...words, window: null };

const planOf = (from: Minute, regime: YearRegime, random: Random): Plan => {
  const isOpenEnded = random.uniform() < regime.openEnded;
  const length = isOpenEnded
    ? lasting(random, 4 * HOURS, 1.3, 20, 14 * DAYS)
    : lasting(random, 2.5 * HOURS, 0.8, 20, DAYS);
  const isEarly = random.uniform() < regime.early;
  const begins = Math.round(from + (isEarly ? -random.between(20, 60) : random.between(-10, 20)));
  const isOver = !isOpenEnded && random.uniform() < regime.overrun;
  const isLate = random.uniform() < regime.late;
  return {
    from,
    until: isOpenEnded ? null : from + length,
    begins,
    ends: isOver
      ? Math.round(from + length + random.between(40, 360))
      : Math.max(begins + 5, Math.round(from + length * random.between(0.5, 1))),
    told: Math.max(1, isLate ? begins - random.between(-5, 110) : begins - random.between(1, 14) * DAYS),
    isUnderstood: random.uniform() >= regime.misread,
  };
};

/** Announced maintenance, as it goes: on time, early, over its time, put off, called off, told too late. */
export const addMaintenance = (
  script: Script,
  random: Random,
  regime: YearRegime,
  scope: Scope,
  at: Minute,
  episode: number,
): void => {
  let plan = planOf(at, regime, random);
  const wordsOf = ({ from, until, isUnderstood }: Plan): Words => {
    const window = { from: instant(from), until: until === null ? null : instant(until) };
    const words: Words = { label: 'halt_planned', ...scope.named, window };
    return isUnderstood ? words : misread(words, random);
  };
  const key = say(script, random, plan.told, wordsOf(plan));
  const edit = (when: Minute): void => {
    say(script, random, Math.max(plan.told + 1, when), wordsOf(plan), { key, publishedAt: plan.told });
  };
  if (random.uniform() < regime.cancelled) return;
  if (random.uniform() < regime.postponed) {
    const shift = Math.round(random.between(2 * HOURS, 7 * DAYS));
    const heard = plan.begins + (random.uniform() < 0.7 ? -random.between(3 * HOURS, DAYS) : random.between(0, 30));
    plan = { ...plan, from: plan.from + shift, begins: plan.begins + shift, ends: plan.ends + shift };
    if (plan.until !== null) plan.until += shift;
    edit(heard);
  } else if (plan.until !== null && plan.ends > plan.until && random.uniform() < 0.5) {
    // It takes longer, and they say so in time.
    const heard = plan.until - random.between(5, 60);
    plan = { ...plan, until: Math.round(plan.ends + random.between(0, 60)) };
    edit(heard);
  }
  addPlanned(script, scope, episode, plan);
  if (random.uniform() < 0.5)
    say(script, random, plan.ends + random.between(0, 20), { label: 'resume', ...scope.named });
  for (let look = plan.begins; look < plan.ends; look += 30) script.looks.push(look);
  if (plan.until !== null) script.looks.push(plan.until + OVER, plan.until + OVER + 1, plan.until + OVER + 2);
};
