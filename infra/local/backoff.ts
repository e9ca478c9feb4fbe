/** A driver of handlers that runs until it is stopped. */
export interface Driver {
  stop(): Promise<void>;
}

/**
 * How long to wait before the `failures`-th further try, in milliseconds: doubling from a second up to `mostMs`, and
 * anywhere in its upper half, so that those who failed together do not come back together.
 */
export const backoffMs = (failures: number, mostMs: number, random: () => number = Math.random): number => {
  const full = Math.min(mostMs, 1_000 * 2 ** Math.min(Math.max(0, failures - 1), 20));
  return full / 2 + (full / 2) * random();
};
