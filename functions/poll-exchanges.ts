import middy from '@middy/core';
import { wirePolling } from '../lib/wire.ts';

const poll = wirePolling('poll-exchanges');

/** Scheduled: reads every exchange's availability once; an event that lists `exchanges` has those read alone. */
export const handler = middy(async (event?: { exchanges?: readonly string[] }): Promise<void> =>
  poll(event?.exchanges),
);
