import middy from '@middy/core';
import { consumeQueue } from '../lib/queues/consume-queue.ts';
import { wireFanOut } from '../lib/wire.ts';
import { rewired } from '../lib/wire/rewired.ts';

/** An incident has events to tell: plans who is told, in frozen batches. */
export const handler = middy(rewired('fan-out', (...from) => consumeQueue(wireFanOut(...from))));
