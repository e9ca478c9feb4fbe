import { SECOND, type Clock, type Instant } from '../../core/time.ts';

/** A timer that fires late must not be made up for by haste: launches keep at least this share of their spacing. */
const LEAST_SPACING = 0.9;

/** Waits for a reserved slot, and besides so long after the last launch of this process that a pause never bunches sends. */
export const createPacer = ({
  clock,
  sleep,
  perSecond,
}: {
  clock: Clock;
  sleep: (milliseconds: number) => Promise<void>;
  perSecond: number;
}): ((slot: Instant) => Promise<void>) => {
  const spacing = (SECOND / perSecond) * LEAST_SPACING;
  let last = Number.NEGATIVE_INFINITY;
  return async (slot) => {
    const at = Math.max(slot, last + spacing);
    // Taken before the wait: another send of this process comes after this one.
    last = Math.max(at, clock());
    const wait = at - clock();
    if (wait > 0) await sleep(wait);
    last = Math.max(last, clock());
  };
};
