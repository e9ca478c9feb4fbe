import { Conflict, type ClaimStore } from '../core/stores.ts';
import { DAY, SECOND, type Clock } from '../core/time.ts';
import type { Table } from './table.ts';

const CLAIM = 'claim';
const keyOf = (key: string): string => `claim#${key}`;
/** Platforms repeat an event for a day at the most: https://core.telegram.org/bots/api#getting-updates. A week is safe. */
const REMEMBERED_MS = 7 * DAY;
const inSeconds = (at: number): number => Math.ceil(at / SECOND);

/** Events that are being handled or have been: a lease while at work, then a mark. */
export const createClaimStore = ({ table, clock }: { table: Table; clock: Clock }): ClaimStore => ({
  async claim(key, leaseMs) {
    const now = clock();
    try {
      await table.put(
        { pk: keyOf(key), sk: CLAIM, leaseUntil: now + leaseMs, expiresAt: inSeconds(now + REMEMBERED_MS) },
        {
          text: 'attribute_not_exists(pk) OR leaseUntil < :now OR expiresAt < :seconds',
          values: { ':now': now, ':seconds': inSeconds(now) },
        },
      );
      return 'claimed';
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      const item = await table.get(keyOf(key), CLAIM);
      return item !== undefined && item.leaseUntil === undefined ? 'done' : 'busy';
    }
  },
  // Without a lease the mark stands until it expires.
  done: (key) => table.put({ pk: keyOf(key), sk: CLAIM, expiresAt: inSeconds(clock() + REMEMBERED_MS) }),
  async release(key) {
    try {
      // Only a claim that is at work: what another has done meanwhile stays done.
      await table.update(
        keyOf(key),
        CLAIM,
        { text: 'SET leaseUntil = :past', values: { ':past': 0 } },
        { text: 'attribute_exists(leaseUntil)' },
      );
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
  },
});
