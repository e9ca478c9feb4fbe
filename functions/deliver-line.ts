import middy from '@middy/core';
import { consumeQueue } from '../lib/queues/consume-queue.ts';
import { wireLineDelivery } from '../lib/wire.ts';
import { rewired } from '../lib/wire/rewired.ts';

/** Sends frozen batches on LINE. */
export const handler = middy(rewired('deliver-line', (...from) => consumeQueue(wireLineDelivery(...from))));
