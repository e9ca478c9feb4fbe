import { MINUTE, type Instant } from './time.ts';

/** Faster than anyone reads answers; whoever taps through all buttons stays below. */
export const COMMANDS_A_MINUTE = 60;

/** How often somebody has asked of late: one window at a time, in his own item. */
export interface Rate {
  since: Instant;
  count: number;
}

/** The count with this command in it; `tooFast` where it is not to be worked at. */
export const countCommand = (before: Rate | undefined, now: Instant): { rate: Rate; tooFast: boolean } => {
  // A window that lies ahead is of a clock that was wrong.
  const goes = before !== undefined && now >= before.since && now - before.since < MINUTE;
  const rate = goes ? { ...before, count: before.count + 1 } : { since: now, count: 1 };
  return { rate, tooFast: rate.count > COMMANDS_A_MINUTE };
};
