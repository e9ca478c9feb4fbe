import middy from '@middy/core';
import { wirePolling } from '../lib/wire.ts';

const poll = wirePolling('poll-exchanges');

/** Scheduled: reads every exchange's availability once. */
export const handler = middy(async (): Promise<void> => poll());
