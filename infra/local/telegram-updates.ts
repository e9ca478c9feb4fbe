import type { Update } from 'telegraf/types';
import type { WebhookReply } from '../../lib/core/channel.ts';
import type { Log } from '../../lib/core/log.ts';

export interface Round {
  /** The offset that confirms what was handled; undefined where nothing is to be confirmed. */
  offset: number | undefined;
  /** Whether something has to come again. */
  owed: boolean;
}

/** An update that fails so often while others are handled is the update's own fault. */
const STRIKES_MOST = 5;

/** Who caused an update, whatever its kind. */
const senderOf = (update: Update): number | string => {
  const parts = Object.values(update) as ({ from?: { id?: number } } | number)[];
  const from = parts.map((part) => (typeof part === 'object' ? part?.from?.id : undefined));
  return from.find((id) => id !== undefined) ?? `update ${update.update_id}`;
};

/** 503: it failed and was given back. 409: someone who may have crashed holds it still. */
const isHandled = ({ status }: WebhookReply): boolean => status < 500 && status !== 409;

/**
 * Handles what one poll brought: what one person says in order, several people side by side. Answers from where on
 * updates must come again: those that were handled after the first that failed are dropped by their claim then.
 */
export const createUpdateRounds = (receive: (update: unknown) => Promise<WebhookReply>, log: Log) => {
  const strikes = new Map<number, number>();

  const handleLane = async (lane: readonly Update[]): Promise<number[]> => {
    const handled: number[] = [];
    for (const update of lane) {
      const givenUp = (strikes.get(update.update_id) ?? 0) >= STRIKES_MOST;
      const reply: WebhookReply = givenUp ? { status: 200 } : await receive(update).catch(() => ({ status: 503 }));
      // What the same person said afterwards waits: it may build on this.
      if (!isHandled(reply)) break;
      if (givenUp) log.error('an update that kept failing was given up', { channel: 'telegram' });
      handled.push(update.update_id);
    }
    return handled;
  };

  return async (updates: readonly Update[]): Promise<Round> => {
    const last = updates.at(-1)?.update_id;
    if (last === undefined) return { offset: undefined, owed: false };
    const lanes = [...Map.groupBy(updates, senderOf).values()];
    const handled = new Set((await Promise.all(lanes.map(handleLane))).flat());
    const owed = updates.find(({ update_id: id }) => !handled.has(id))?.update_id;
    for (const id of handled) strikes.delete(id);
    if (owed !== undefined && handled.size > 0) strikes.set(owed, (strikes.get(owed) ?? 0) + 1);
    return { offset: owed ?? last + 1, owed: owed !== undefined };
  };
};
