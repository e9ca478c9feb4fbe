import { SECOND, type Instant } from './time.ts';

/** The shared state of one token's budget: when the next request may be sent. */
export interface Pace {
  nextAt: Instant;
}

/**
 * Times of the next `count` requests, strictly spaced by 1/rate from now or from the last reserved one: after
 * idling there is no burst, so any sliding second holds at most `perSecond` of them.
 * (Generic cell rate algorithm without tolerance: ITU-T I.371.)
 */
export const reserveSlots = (pace: Pace, now: Instant, perSecond: number, count: number): { slots: Instant[]; pace: Pace } => {
  const spacing = SECOND / perSecond;
  const first = Math.max(now, pace.nextAt);
  return { slots: Array.from({ length: count }, (_, index) => first + index * spacing), pace: { nextAt: first + count * spacing } };
};
