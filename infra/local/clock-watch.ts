import { SKEW_MOST_MS, skewInWords, skewOf } from '../../lib/core/clock-skew.ts';
import type { Log } from '../../lib/core/log.ts';
import { hearAnswerDates } from '../answer-dates.ts';

/**
 * Says once that this machine's clock is off, and once that it is right again, as most of the exchanges and platforms
 * that answer tell it: with a wrong clock, quiet hours, ages and gathering windows are wrong. Answers how to stop.
 */
export const watchClock = (log: Log, now: () => number = Date.now): (() => void) => {
  const wrongBy = new Map<string, boolean>();
  let off = false;
  return hearAnswerDates(({ origin, ...headers }) => {
    const skew = skewOf(headers, now());
    if (skew === undefined) return;
    wrongBy.set(origin, Math.abs(skew) > SKEW_MOST_MS);
    const against = [...wrongBy.values()].filter((wrong) => wrong).length;
    if (against * 2 > wrongBy.size === off) return;
    off = !off;
    if (!off) log.info('the clock of this machine is right again');
    else
      log.error(
        `the clock of this machine is ${skewInWords(skew)} of that of ${origin}: set it right ` +
          '(timedatectl set-ntp true), for times and quiet hours are wrong until then',
      );
  });
};
