import type { SourceState } from './availability.ts';
import type { SourceHealth } from './exchange-store.ts';
import type { Instant } from './time.ts';

/** A source is stale when this many polls have brought nothing fresh. */
export const STALE_AFTER_POLLS = 3;
/** Polls and their requests take time: a reading is not called stale for a few seconds' delay. */
const STALE_GRACE_MS = 10_000;

/** Fresh, or why not. A fresh reading turns stale with age: nobody is told of calm that nobody has seen. */
export const sourceState = (
  health: Pick<SourceHealth, 'state' | 'readAt'>,
  now: Instant,
  pollMs: number,
): SourceState => {
  if (health.state !== 'fresh') return health.state;
  const age = now - (health.readAt ?? 0);
  return age > STALE_AFTER_POLLS * pollMs + STALE_GRACE_MS ? 'stale' : 'fresh';
};
