import middy from '@middy/core';
import { consumeQueue } from '../lib/queues/consume-queue.ts';
import { wireFanOut } from '../lib/wire.ts';

/** An incident has events to tell: plans who is told, in frozen batches. */
export const handler = middy(consumeQueue(wireFanOut('fan-out')));
