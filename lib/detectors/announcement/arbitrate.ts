import { LABELS, type Label } from '../../core/announcement.ts';
import type { Clause } from './clause.ts';
import type { Decision } from './decision.ts';
import { has } from './finding.ts';
import { logLikely, reasonsFor } from './learned.ts';
import type { Trait, Traits } from './traits.ts';

/** What the rules and the learned weights say together, and which stretches of the text told so. */
export interface Verdict {
  label: Label;
  confidence: number;
  because: readonly Trait[];
  clause: Clause | undefined;
}

/** How many times likelier (as a logarithm) a label is for being the one that the rules are quite sure of. */
const RULES_WEIGH = 2;
/** Rules that found nothing speak for nothing. */
const SAID_NOTHING = 0.5;
/** Weights alone are never sure. */
const WEIGHTS_MOST = 0.75;
/** Rules that the weights speak against are half understood. */
const DOUBTED = 0.49;
/** So unlikely is a label that the weights speak against. */
const UNLIKELY = Math.log(0.1);

const clauseFor = (clauses: readonly Clause[]): Clause | undefined =>
  clauses.find((clause) => has(clause, 'withdraw', 'deposit', 'trade', 'all')) ?? clauses[0];

/** The rules decide where the weights do not speak strongly for something else. */
export const arbitrate = (decision: Decision, traits: Traits, clauses: readonly Clause[]): Verdict => {
  const likely = logLikely(traits);
  const rules = decision.because.length === 0 && decision.confidence <= SAID_NOTHING ? 0 : RULES_WEIGH;
  const weighed = likely.map((each, index) =>
    LABELS[index] === decision.label ? each + rules * decision.confidence : each,
  );
  const best = weighed.indexOf(Math.max(...weighed));
  const label = LABELS[best]!;
  if (label === decision.label) {
    const because = decision.because.map(([{ source }, { start, end }]) => ({ source, start, end }));
    const confidence = likely[best]! < UNLIKELY ? Math.min(decision.confidence, DOUBTED) : decision.confidence;
    return { label, confidence, because, clause: decision.clause };
  }
  return {
    label,
    confidence: Math.min(Math.exp(likely[best]!), WEIGHTS_MOST),
    because: reasonsFor(label, traits),
    clause: decision.clause ?? clauseFor(clauses),
  };
};
