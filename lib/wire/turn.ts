import { setTimeout as sleep } from 'node:timers/promises';
import { createPacer } from '../app/delivery/pacer.ts';
import type { OutboundChannel } from '../core/channel.ts';
import { SECOND } from '../core/time.ts';
import { createBudgetStore } from '../store/budget-store.ts';
import type { Table } from '../store/table.ts';
import { clock } from './base.ts';

/** Waits for the turn of so many requests. */
export type Turn = (requests?: number) => Promise<void>;

/**
 * The turn of requests that are neither an answer nor an alert (polling, registering, callbacks): they draw on the
 * token's one budget, and go after a second even where it is spent.
 */
export const createTurn = (table: Table, { id, perSecond }: Pick<OutboundChannel, 'id' | 'perSecond'>): Turn => {
  const budget = createBudgetStore({ table, clock });
  const pace = createPacer({ clock, sleep: (milliseconds) => sleep(milliseconds), perSecond });
  return async (requests = 1) => {
    const slots = await budget.reserve(id, perSecond, requests, SECOND).catch(() => undefined);
    const last = slots?.at(-1);
    if (last !== undefined) await pace(last);
  };
};
