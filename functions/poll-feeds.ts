import middy from '@middy/core';
import { wireFeedPolling } from '../lib/wire/feeds.ts';

const poll = wireFeedPolling('poll-feeds');

/** Scheduled: reads the feeds whose turn it is and what was entered by hand, and looks whether all sources are well. */
export const handler = middy(async (): Promise<void> => poll());
