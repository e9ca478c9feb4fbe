import { iso, MINUTE, type Instant } from '../../lib/core/time.ts';
import type { IncidentFacts } from './facts.ts';
import { falseAlarms, firstAt, passingAt, pollsBetween } from './measure.ts';
import type { Replayed } from './replay.ts';

/** One replay in figures; times null where there was none. */
export interface Summary {
  id: string;
  name: string;
  firstTheft: Instant;
  /** When 15 % of the stated balance was gone. */
  passed: Instant | null;
  /** The first finding at warn or above. */
  alert: Instant | null;
  /** Polls from the one that could first have seen that 15 % were gone; 0: told before. */
  polls: number | null;
  notice: Instant | null;
  noticeIsApproximate: boolean;
  /** From the alert to the exchange's own notice. */
  leadMs: number | null;
  alarmsBefore: number;
  warnings: readonly string[];
}

export const summaryOf = (facts: IncidentFacts, { schedule, told, warnings }: Replayed): Summary => {
  const alert = firstAt(told, schedule.firstTheft, 'warn');
  const passed = passingAt(facts, schedule);
  const notice = facts.notice === null ? null : Date.parse(facts.notice.at);
  return {
    id: facts.id,
    name: facts.names.en,
    firstTheft: schedule.firstTheft,
    passed,
    alert,
    polls: alert === null || passed === null ? null : pollsBetween(schedule, passed, alert),
    notice,
    noticeIsApproximate: facts.notice?.approximate === true,
    leadMs: alert === null || notice === null ? null : notice - alert,
    alarmsBefore: falseAlarms(told, schedule.firstTheft).length,
    warnings,
  };
};

const HOUR_MINUTES = 60;
const DAY_MINUTES = 24 * HOUR_MINUTES;

/** `5 d 8 h 41 min`, `12 h 1 min`, `2.5 min`. */
export const duration = (ms: number): string => {
  const minutes = Math.abs(ms) / MINUTE;
  const sign = ms < 0 ? '−' : '';
  if (minutes < HOUR_MINUTES) return `${sign}${Math.round(minutes * 10) / 10} min`;
  const whole = Math.round(minutes);
  const days = Math.floor(whole / DAY_MINUTES);
  const hours = Math.floor((whole % DAY_MINUTES) / HOUR_MINUTES);
  return `${sign}${days > 0 ? `${days} d ` : ''}${hours} h ${whole % HOUR_MINUTES} min`;
};

const timeOf = (at: Instant | null): string => (at === null ? 'none' : `${iso(at).slice(0, 19).replace('T', ' ')} UTC`);

/** The summary for a person, one line each. */
export const linesOf = (facts: IncidentFacts, summary: Summary): string[] => {
  const { firstTheft, passed, alert, polls, notice, leadMs } = summary;
  return [
    `${summary.name}: first theft transfer ${timeOf(firstTheft)}`,
    `15 % of the stated balance gone: ${timeOf(passed)}`,
    alert === null
      ? 'no alert at warn or above'
      : `first alert (warn or above): ${timeOf(alert)}, ${duration(alert - firstTheft)} after the first theft transfer${polls === null ? '' : `, poll ${polls} after the 15 %`}`,
    notice === null
      ? "the exchange's own notice: no time is known"
      : `the exchange's own notice: ${summary.noticeIsApproximate ? 'about ' : ''}${timeOf(notice)} (${facts.notice?.what.en ?? ''})`,
    ...(leadMs === null ? [] : [`the alert came ${duration(leadMs)} ${leadMs < 0 ? 'after' : 'before'} the notice`]),
    `alarms in the ordinary days before: ${summary.alarmsBefore}`,
    ...facts.assumptions.map(({ en }) => `assumed: ${en}`),
    'assumed: the robbed wallets were known beforehand; 45 ordinary days before the theft are made by a seed.',
    ...facts.leftOut.map((text) => `left out: ${text}`),
    ...summary.warnings.map((text) => `warning: ${text}`),
  ];
};
