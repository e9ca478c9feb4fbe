import type { Clock } from '../core/time.ts';

/**
 * No address is asked more often than this, retries included: below three times a second, whatever interval the
 * polls have. Exchanges count requests by address and client, and shut out those who ask too often.
 */
export const SPACING_MS = 350;
/** No turn lies further ahead, unless the clock was set back. */
const TURN_MOST_MS = 20_000;
const REMEMBERED_MOST = 1_000;

/**
 * Makes the requests of this process to one address take turns; answers when the turn has come. Between processes
 * the interval of the polls sees to it.
 */
export const createRequestSpacing = (
  clock: Clock,
  sleep: (milliseconds: number) => Promise<void>,
  spacingMs = SPACING_MS,
): ((address: string) => Promise<void>) => {
  const nextAt = new Map<string, number>();
  return async (address) => {
    const now = clock();
    if (nextAt.size > REMEMBERED_MOST) for (const [key, at] of nextAt) if (at <= now) nextAt.delete(key);
    const planned = nextAt.get(address) ?? 0;
    const turn = planned > now && planned - now <= TURN_MOST_MS ? planned : now;
    nextAt.set(address, turn + spacingMs);
    if (turn > now) await sleep(turn - now);
  };
};
