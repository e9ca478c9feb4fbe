import { EVERY_EXCHANGE, type Subscriber } from './subscriber.ts';
import { DAY, HOUR, type Instant } from './time.ts';

/**
 * What customers say of an exchange: "my withdrawal is stuck". Anybody can say it, and make accounts to say it with, so
 * the words of few, of new accounts and of accounts that came together weigh little. `npm run simulate:reports` prints
 * what the numbers below cost an attacker, and how soon a true freeze is noticed; its figures are
 * simulated, those in these comments with the seeds that the numbers were chosen with (611, 612).
 */

/** A report counts so long, and one of a person is enough in that time. */
export const REPORT_COUNTS_MS = HOUR;
/** A younger account weighs nothing: whoever makes accounts for an alarm of today makes them in vain. */
export const AGE_LEAST_MS = 3 * DAY;
/** From this age on an account weighs all: an attack is to be prepared a month ahead. */
export const AGE_FULL_MS = 30 * DAY;
/** Of somebody who neither follows the exchange nor holds anything there. */
export const DISTANT_WEIGHT = 0.5;

/**
 * Accounts that arrived nearer to each other than this are one voice. Simulated: to raise a signal an attacker makes his accounts
 * over 3, 14 or 30 days at a spacing of 1, 3 or 7, and waits for a month; of freezes that 2 % of 500 followers report,
 * 60, 58 and 54 % are seen.
 */
export const COHORT_MS = 7 * DAY;
/** What the others of all cohorts add, each … */
export const COHORT_GAIN = 0.1;
/** … and together at the most, for each voice: a cohort counts 1.25 however many are in it. */
export const COHORT_MOST = 0.25;

/** One person's word that a withdrawal of his is stuck at an exchange. */
export interface Report {
  /** Keyed hash of exchange and person (lib/store/report-store.ts): it shows a repeat, and leads to nobody. */
  mark: string;
  at: Instant;
  /** When the account first wrote here, by the hour. */
  arrivedAt: Instant;
  /** Whether he follows the exchange, or holds something there. */
  close: boolean;
}

/** Whether the exchange is one that this person is a customer of, as far as he has told. */
const isClose = ({ subscriptions, holdings = [] }: Subscriber, exchange: string): boolean =>
  subscriptions[exchange] !== undefined ||
  subscriptions[EVERY_EXCHANGE] !== undefined ||
  holdings.some((holding) => holding.exchange === exchange);

/** What this person says now. By the hour, a time of arrival tells less of who it is; it is never made older. */
export const reportOf = (subscriber: Subscriber, exchange: string, mark: string, now: Instant): Report => ({
  mark,
  at: now,
  arrivedAt: Math.ceil(subscriber.createdAt / HOUR) * HOUR,
  close: isClose(subscriber, exchange),
});

/** From 0 to 1, by the age of the account at the time of the report. */
export const weightOf = ({ at, arrivedAt, close }: Report): number => {
  const grown = (at - arrivedAt - AGE_LEAST_MS) / (AGE_FULL_MS - AGE_LEAST_MS);
  return Math.min(1, Math.max(0, grown)) * (close ? 1 : DISTANT_WEIGHT);
};

const bySaid = (a: Report, b: Report): number => a.at - b.at || weightOf(a) - weightOf(b) || a.arrivedAt - b.arrivedAt;

/** Those that still count, the first of each person. */
export const currentReports = (reports: readonly Report[], now: Instant): Report[] => {
  const first = new Map<string, Report>();
  for (const report of reports) {
    if (now - report.at >= REPORT_COUNTS_MS) continue;
    const known = first.get(report.mark);
    if (known === undefined || bySaid(report, known) < 0) first.set(report.mark, report);
  }
  return [...first.values()];
};

/** The greatest weight of reports whose accounts arrived at least COHORT_MS apart: one voice a cohort. */
const voices = (ordered: readonly { arrivedAt: Instant; weight: number }[]): number => {
  // `best[n]`: of the first n.
  const best = [0];
  let before = 0;
  for (const [index, { arrivedAt, weight }] of ordered.entries()) {
    while ((ordered[before]?.arrivedAt ?? arrivedAt) <= arrivedAt - COHORT_MS) before += 1;
    best.push(Math.max(best[index] ?? 0, weight + (best[before] ?? 0)));
  }
  return best.at(-1) ?? 0;
};

/**
 * How many independent voices these reports are worth: no more than their weights together, never less for one report more,
 * and the same in any order.
 */
export const countReports = (reports: readonly Report[], now: Instant): number => {
  const ordered = currentReports(reports, now)
    .map((report) => ({ arrivedAt: report.arrivedAt, weight: weightOf(report) }))
    .toSorted((a, b) => a.arrivedAt - b.arrivedAt || a.weight - b.weight);
  const all = ordered.reduce((sum, { weight }) => sum + weight, 0);
  const apart = voices(ordered);
  return apart + Math.max(0, Math.min(COHORT_MOST * apart, COHORT_GAIN * (all - apart)));
};
