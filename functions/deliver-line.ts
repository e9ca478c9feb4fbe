import middy from '@middy/core';
import { consumeQueue } from '../lib/queues/consume-queue.ts';
import { wireDelivery } from '../lib/wire.ts';
import { createLineOutbound } from '../lib/channels/line/outbound.ts';

/** Sends frozen batches on LINE. */
export const handler = middy(consumeQueue(wireDelivery('deliver-line', createLineOutbound)));
