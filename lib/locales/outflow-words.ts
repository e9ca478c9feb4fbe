import type { EventReason } from '../core/incident.ts';
import type { OutflowSeen } from '../core/outflow-incident.ts';
import type { Instant } from '../core/time.ts';

export interface OutflowFacts {
  exchange: string;
  reason: EventReason;
  /** It is over, or was never there. */
  over: boolean;
  seen: OutflowSeen;
}

/** Everything that is said of an unusual outflow in one language. */
export interface OutflowWords {
  title: (facts: OutflowFacts) => string;
  /** Paragraphs: what was seen, how sure, what it means, what to do now. */
  body: (facts: OutflowFacts) => string[];
}

/** Digits behind the point that a person is shown: the rest is cut off, never rounded up. */
const FRACTION_SHOWN = 4;

/** `526300010` → `526,300,010`; exact, for amounts are no floats. */
export const grouped = (amount: string): string => {
  const [whole = '0', fraction = ''] = amount.split('.');
  const shown = fraction.slice(0, FRACTION_SHOWN).replace(/0+$/, '');
  return `${BigInt(whole).toLocaleString('en-US')}${shown === '' ? '' : `.${shown}`}`;
};

/** A share in whole percent; what is nearly all is not said to be all. */
export const percent = (share: number): number => {
  const rounded = Math.round(share * 100);
  return rounded === 100 && share < 1 ? 99 : Math.min(100, rounded);
};

export const minutesBetween = (from: Instant, to: Instant): number => Math.max(1, Math.round((to - from) / 60_000));
