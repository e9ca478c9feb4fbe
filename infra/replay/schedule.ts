import { DAY, HOUR, MINUTE, type Instant } from '../../lib/core/time.ts';
import type { IncidentFacts } from './facts.ts';
import { depositsFor, WARM_UP_DAYS, warmUp } from './warm-up.ts';
import { theftMovements } from './theft.ts';
import type { Movement } from './movement.ts';

/** Nothing of it has a time: it cannot be played. */
export class NoTransactionTime extends Error {
  override name = 'NoTransactionTime';
}

const WARM_UP_POLL_MS = 6 * HOUR;
const LIVE_POLL_MS = MINUTE;
const LATE_POLL_MS = 10 * MINUTE;
/** Polls fall half-way between what is told to the minute: on the average a transfer waits half a poll. */
const LIVE_BEFORE_MS = 10 * MINUTE + LIVE_POLL_MS / 2;
/** Minute by minute until this long after the last theft; then, for it may be days, more slowly until the notice. */
const LIVE_AFTER_MS = HOUR;
const AFTER_NOTICE_MS = 30 * MINUTE;
/** What comes later than this is not waited for. */
const WATCHED_MOST_MS = DAY;

export interface Schedule {
  thefts: readonly Movement[];
  /** Everything that the chains show. */
  movements: readonly Movement[];
  firstTheft: Instant;
  fineFrom: Instant;
  until: Instant;
  /** Times of the polls, ascending. */
  polls: readonly Instant[];
}

/** Chains are virtual and clocks too: what happens and when it is looked at. Throws NoTransactionTime. */
export const scheduleOf = (facts: IncidentFacts): Schedule => {
  const thefts = theftMovements(facts);
  const [first, last] = [thefts[0]?.at, thefts.at(-1)?.at];
  if (first === undefined || last === undefined) throw new NoTransactionTime('no transaction of it has a time');
  const fineFrom = first - LIVE_BEFORE_MS;
  const liveUntil = last + LIVE_AFTER_MS;
  const notice = facts.notice === null ? liveUntil : Date.parse(facts.notice.at) + AFTER_NOTICE_MS;
  const until = Math.max(liveUntil, Math.min(notice, first + WATCHED_MOST_MS));
  const polls: Instant[] = [];
  for (let at = first - WARM_UP_DAYS * DAY - HOUR; at < fineFrom; at += WARM_UP_POLL_MS) polls.push(at);
  for (let at = fineFrom; at <= until; at += at < liveUntil ? LIVE_POLL_MS : LATE_POLL_MS) polls.push(at);
  const movements = [...warmUp(facts, first), ...depositsFor(facts, thefts), ...thefts].toSorted((a, b) => a.at - b.at);
  return { thefts, movements, firstTheft: first, fineFrom, until, polls };
};
