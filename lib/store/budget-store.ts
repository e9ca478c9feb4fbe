import { Conflict, type BudgetStore } from '../core/stores.ts';
import { DAY, SECOND, type Clock } from '../core/time.ts';
import type { Expression, Item, Table } from './table.ts';

const BUDGET = 'budget';
/**
 * Idle and busy can alternate between two looks, and of those who find it idle one wins: enough for as many at once
 * as a process has requests. Whoever still has none is as good as too late.
 */
const TRIES = 20;
/** No request is planned further ahead than this. */
const LATEST_MS = DAY;

/**
 * One item a token holds when its next request may be sent. It is moved forward by the store's own addition, so that
 * any number of processes draw on it without losing to each other: slots are strictly spaced by 1/rate, also after
 * idling, and no sliding second holds more than the rate.
 */
export const createBudgetStore = ({ table, clock }: { table: Table; clock: Clock }): BudgetStore => {
  const update = async (channel: string, change: Expression, condition: Expression): Promise<Item | undefined> => {
    try {
      return await table.update(`budget#${channel}`, BUDGET, change, condition);
    } catch (error) {
      if (error instanceof Conflict) return undefined;
      throw error;
    }
  };

  const nextAt = async (channel: string): Promise<number> =>
    Number((await table.get(`budget#${channel}`, BUDGET))?.nextAt ?? 0);

  return {
    nextAt,

    async reserve(channel, perSecond, count, withinMs = LATEST_MS) {
      const spacing = SECOND / perSecond;
      const span = spacing * count;
      for (let attempt = 1; attempt <= TRIES; attempt += 1) {
        const now = clock();
        // The last of them must not be later than asked for.
        const latest = now + withinMs - (span - spacing);
        const queued = await update(
          channel,
          { text: 'SET nextAt = nextAt + :span', values: { ':span': span } },
          { text: 'nextAt >= :now AND nextAt <= :latest', values: { ':now': now, ':latest': latest } },
        );
        const moved =
          queued ??
          (await update(
            channel,
            { text: 'SET nextAt = :after', values: { ':after': now + span } },
            { text: 'attribute_not_exists(pk) OR nextAt < :now', values: { ':now': now } },
          ));
        if (moved !== undefined) {
          const first = Number(moved.nextAt) - span;
          return Array.from({ length: count }, (_, index) => first + index * spacing);
        }
        if ((await nextAt(channel)) > latest) return undefined;
      }
      return undefined;
    },

    async pause(channel, until) {
      await update(
        channel,
        { text: 'SET nextAt = :until', values: { ':until': until } },
        { text: 'attribute_not_exists(pk) OR nextAt < :until', values: { ':until': until } },
      );
    },
  };
};
