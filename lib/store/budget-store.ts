import { Conflict, type BudgetStore } from '../core/stores.ts';
import { reserveSlots } from '../core/pacing.ts';
import { SECOND, type Clock } from '../core/time.ts';
import type { Table } from './table.ts';

const BUDGET = 'budget';
/** Writers of one token's budget: a few processes; each that loses looks again. */
const TRIES = 12;
const JITTER_MS = 15;

/** One item a token holds when its next request may be sent. */
export const createBudgetStore = ({ table, clock, sleep, random }: {
  table: Table;
  clock: Clock;
  sleep: (milliseconds: number) => Promise<void>;
  random: () => number;
}): BudgetStore => {
  const swap = async (channel: string, nextAt: number, version: number): Promise<boolean> => {
    try {
      await table.put(
        { pk: `budget#${channel}`, sk: BUDGET, nextAt, version: version + 1 },
        version === 0
          ? { text: 'attribute_not_exists(pk)' }
          : { text: '#version = :version', names: { '#version': 'version' }, values: { ':version': version } },
      );
      return true;
    } catch (error) {
      if (error instanceof Conflict) return false;
      throw error;
    }
  };
  const move = async <T>(channel: string, decide: (nextAt: number) => { nextAt: number; result: T } | undefined): Promise<T | undefined> => {
    for (let attempt = 1; attempt <= TRIES; attempt += 1) {
      const item = await table.get(`budget#${channel}`, BUDGET);
      const decision = decide(Number(item?.nextAt ?? 0));
      if (decision === undefined) return undefined;
      if (await swap(channel, decision.nextAt, Number(item?.version ?? 0))) return decision.result;
      await sleep(random() * JITTER_MS * attempt);
    }
    throw new Error('the budget is contended');
  };

  return {
    reserve: (channel, perSecond, count, withinMs) => move(channel, (nextAt) => {
      const now = clock();
      if (withinMs !== undefined && nextAt - now + ((count - 1) * SECOND) / perSecond > withinMs) return undefined;
      const { slots, pace } = reserveSlots({ nextAt }, now, perSecond, count);
      return { nextAt: pace.nextAt, result: slots };
    }),
    async pause(channel, until) {
      await move(channel, (nextAt) => (nextAt >= until ? undefined : { nextAt: until, result: undefined }));
    },
  };
};
