import middy from '@middy/core';
import { consumeQueue } from '../lib/queues/consume-queue.ts';
import { wireLineDelivery } from '../lib/wire.ts';

/** Sends frozen batches on LINE. */
export const handler = middy(consumeQueue(wireLineDelivery('deliver-line')));
