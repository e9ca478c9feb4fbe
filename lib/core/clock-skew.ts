import { MINUTE, SECOND, type Instant } from './time.ts';

/** Public servers keep their clocks; more than this is our own clock's fault. */
export const SKEW_MOST_MS = 2 * MINUTE;

/**
 * By how much our clock is ahead of the one that wrote an answer's Date header, in milliseconds (behind: below 0).
 * Undefined where there is none, or where the answer was kept by a cache (Age), for then the date is an old one.
 */
export const skewOf = (headers: { date?: string | null; age?: string | null }, now: Instant): number | undefined => {
  if (typeof headers.date !== 'string' || typeof headers.age === 'string') return undefined;
  const at = Date.parse(headers.date);
  // The header counts whole seconds.
  return Number.isNaN(at) ? undefined : now - (at + SECOND / 2);
};

/** `62 minutes ahead`. */
export const skewInWords = (skewMs: number): string => {
  const minutes = Math.round(Math.abs(skewMs) / MINUTE);
  return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} ${skewMs > 0 ? 'ahead' : 'behind'}`;
};
