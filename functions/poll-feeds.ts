import middy from '@middy/core';
import { wireFeedPolling } from '../lib/wire/feeds.ts';

const poll = wireFeedPolling('poll-feeds', {
  // Until announcements are classified, an entry says nothing of withdrawals by its words alone.
  classify: () => ({
    label: 'info',
    confidence: 0,
    evidence: [],
    assets: [],
    networks: [],
    directions: [],
    whole: false,
    window: null,
  }),
  takeIn: async () => undefined,
});

/** Scheduled: reads the feeds whose turn it is, and looks whether all sources are well. */
export const handler = middy(async (): Promise<void> => poll());
