import { has, isAside, type Finding } from './finding.ts';
import type { Clause } from './clause.ts';
import type { Tag } from './tag.ts';
import type { Word } from './words.ts';

/** Why something stands still, the gravest first. */
export type Cause = 'security' | 'chain' | 'overrun' | 'planned' | 'safety' | 'technical' | 'none';

export interface Reason {
  cause: Cause;
  clause: Clause;
  words: Word[];
}

/** The reason stands near the news: boilerplate at the end of a long text gives none. */
const CLAUSES_NEAR = 12;

const isAttack = ({ words, source }: Clause): boolean => {
  const word = words.get('security');
  return word !== undefined && /^(?:cyber.?)?attack|攻撃/.test(source.text.slice(word.start, word.end));
};

const isAttackOnChain = (clause: Clause): boolean =>
  has(clause, 'chainTrouble') ||
  (has(clause, 'chain') && !has(clause, 'wallet', 'aftermath', 'contract') && isAttack(clause));

export const isSecurity = (clause: Clause): boolean =>
  has(clause, 'security') && !isAttackOnChain(clause) && !has(clause, 'phishing', 'general', 'supposed');

/** "is under maintenance" is what was done about it. */
const isWorks = ({ words }: Clause): boolean => words.get('maintenance')?.value.includes('halt') === false;

export const isChainTrouble = (clause: Clause): boolean =>
  (has(clause, 'chainTrouble') &&
    !(has(clause, 'maintenance', 'assured') || (has(clause, 'upgrade') && (clause.dated || has(clause, 'future'))))) ||
  (has(clause, 'security') && isAttackOnChain(clause)) ||
  (has(clause, 'congestion') && (has(clause, 'chain') || clause.assets || clause.networks)) ||
  ((has(clause, 'chain') || clause.networks) &&
    has(clause, 'fault') &&
    !isWorks(clause) &&
    !has(clause, 'wallet', 'technical')) ||
  (has(clause, 'delay') && has(clause, 'chain') && clause.assets && !has(clause, 'maintenance', 'technical'));

/** "is unavailable", "closed": no word of the future governs it. */
const isDone = ({ words }: Clause): boolean => {
  const [done, future] = [words.get('done'), words.get('future')];
  return done !== undefined && !(future !== undefined && future.start < done.start);
};

/** Works that somebody has planned: upgrades always, maintenance where it is announced rather than in the way already. */
export const isPlanned = (clause: Clause): boolean =>
  has(clause, 'scheduled', 'upgrade') ||
  (has(clause, 'maintenance') && !has(clause, 'urgent', 'present', 'soon', 'delay', 'fault') && !isDone(clause));

/** Maintenance named beside what stands still already was announced to nobody; an upgrade or a schedule was. */
const isPlanFor = ({ clause: stop, announced }: Finding, clause: Clause): boolean =>
  announced || has(clause, 'scheduled', 'upgrade') || !(isDone(stop) || has(stop, 'present'));

const TESTS: readonly (readonly [Cause, (clause: Clause) => boolean, readonly Tag[]])[] = [
  ['security', isSecurity, ['security']],
  ['safety', (clause) => has(clause, 'insolvency'), ['insolvency']],
  ['chain', isChainTrouble, ['chainTrouble', 'congestion', 'chain', 'security', 'fault']],
  ['overrun', (clause) => has(clause, 'extend') && has(clause, 'maintenance', 'upgrade', 'scheduled'), ['extend']],
  ['planned', isPlanned, ['scheduled', 'upgrade', 'maintenance']],
  [
    'safety',
    (clause) =>
      (has(clause, 'safety') && !has(clause, 'assured')) ||
      (has(clause, 'urgent') && !has(clause, 'maintenance', 'technical', 'fault')),
    ['safety', 'urgent'],
  ],
  [
    'technical',
    (clause) => has(clause, 'technical', 'maintenance', 'delay') || (has(clause, 'halt') && has(clause, 'fault')),
    ['technical', 'maintenance', 'delay', 'fault'],
  ],
];

/** Why the stop is: the gravest cause that its own clause or one near it gives. */
export const reasonOf = (stop: Finding, clauses: readonly Clause[]): Reason => {
  const near = clauses.slice(0, CLAUSES_NEAR).filter((clause) => !isAside(clause) && !has(clause, 'question'));
  if (!near.includes(stop.clause)) near.push(stop.clause);
  for (const [cause, test, tags] of TESTS) {
    const clause = near.find((each) => test(each) && (cause !== 'planned' || isPlanFor(stop, each)));
    if (clause === undefined) {
      // A day or an hour said beforehand is a plan, unless something grave is behind it.
      if (cause === 'planned' && stop.announced) return { cause, clause: stop.clause, words: [] };
      continue;
    }
    return { cause, clause, words: tags.flatMap((tag) => clause.words.get(tag) ?? []).slice(0, 1) };
  }
  return { cause: 'none', clause: stop.clause, words: [] };
};
