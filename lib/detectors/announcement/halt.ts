import type { Label } from '../../core/announcement.ts';
import { has, type Finding } from './finding.ts';
import type { Cause, Reason } from './causes.ts';
import type { Clause } from './clause.ts';

/** One asset, one network, one currency or a part is not the exchange. */
const isPart = (clause: Clause): boolean =>
  !has(clause, 'all') &&
  !(has(clause, 'withdraw') && has(clause, 'trade') && !clause.assets) &&
  (clause.assets || clause.networks || has(clause, 'fiat', 'partial'));

/** Withdrawals of everything, or all that the exchange does. */
export const isWhole = (clause: Clause): boolean =>
  !isPart(clause) &&
  (has(clause, 'withdraw') || (has(clause, 'all') && has(clause, 'trade', 'service', 'deposit', 'wallet', 'halt')));

const CERTAIN: Readonly<Record<Cause, number>> = {
  security: 0.95,
  chain: 0.85,
  overrun: 0.85,
  planned: 0.9,
  safety: 0.85,
  technical: 0.85,
  none: 0.75,
};

/** A promise with a day in it leaves little to doubt; a fault may be one beside withdrawals. */
const DATED_AHEAD = 0.95;
const FAULT_LESS = 0.15;
/** "Remain suspended" is no plan, no question and no history. */
const STILL = 0.95;

/** Which halt it is, by its cause first, then by how much stands still. */
const labelOf = ({ act, clause }: Finding, cause: Cause, narrow: boolean): Label => {
  if (cause === 'security') return 'halt_emergency';
  if (cause === 'chain') return 'halt_network';
  if (cause === 'overrun') return 'halt_incident';
  if (cause === 'planned') return 'halt_planned';
  if (act !== 'halt') return 'halt_incident';
  if (cause === 'safety') return 'halt_emergency';
  if (cause === 'technical') return 'halt_incident';
  if (isWhole(clause) && !(narrow && !has(clause, 'all'))) return 'halt_emergency';
  const alone = clause.networks && !clause.assets && has(clause, 'withdraw', 'deposit');
  return alone ? 'halt_network' : 'halt_incident';
};

const certainOf = ({ act, announced, clause }: Finding, cause: Cause): number => {
  if (cause === 'planned' && announced) return DATED_AHEAD;
  const certain = CERTAIN[cause] - (act === 'fault' ? FAULT_LESS : 0);
  return act === 'halt' && has(clause, 'still') ? Math.max(certain, STILL) : certain;
};

/** `narrow` where the title names an asset or a network, of which the text then goes on to speak. */
export const haltOf = (stop: Finding, { cause }: Reason, narrow: boolean): { label: Label; confidence: number } => ({
  label: labelOf(stop, cause, narrow),
  confidence: certainOf(stop, cause),
});
