import type { Clock } from '../core/time.ts';

/** Reads that begin within so many milliseconds of one another share one: everybody asks at once when it matters. */
export const shareRead = <Found>(
  read: () => Promise<Found>,
  clock: Clock,
  withinMs: number,
): (() => Promise<Found>) => {
  let last: { at: number; found: Promise<Found> } | undefined;
  return () => {
    const now = clock();
    if (last !== undefined && Math.abs(now - last.at) < withinMs) return last.found;
    const mine = { at: now, found: read() };
    last = mine;
    // A read that failed is nobody else's.
    mine.found.catch(() => {
      if (last === mine) last = undefined;
    });
    return mine.found;
  };
};
