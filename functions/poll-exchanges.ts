import middy from '@middy/core';
import { wirePolling } from '../lib/wire.ts';
import { rewired } from '../lib/wire/rewired.ts';

interface ScheduledEvent {
  exchanges?: readonly string[];
}

/** Scheduled: reads every exchange's availability once; an event that lists `exchanges` has those read alone. */
export const handler = middy(
  rewired('poll-exchanges', (...from) => {
    const poll = wirePolling(...from);
    return async (event?: ScheduledEvent): Promise<void> => poll(event?.exchanges);
  }),
);
