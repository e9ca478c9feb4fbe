import middy from '@middy/core';
import { rewired } from '../lib/wire/rewired.ts';
import { wirePollChains } from '../lib/wire/chains.ts';

interface ScheduledEvent {
  chains?: readonly string[];
}

/** Scheduled: reads what leaves the exchanges' wallets; an event that lists `chains` has those read alone. */
export const handler = middy(
  rewired('poll-chains', (...from) => {
    const poll = wirePollChains(...from);
    return async (event?: ScheduledEvent): Promise<void> => poll(event?.chains);
  }),
);
