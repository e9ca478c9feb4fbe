import middy from '@middy/core';
import { consumeQueue } from '../lib/queues/consume-queue.ts';
import { wireTelegramDelivery } from '../lib/wire.ts';

/** Sends frozen batches on Telegram. */
export const handler = middy(consumeQueue(wireTelegramDelivery('deliver-telegram')));
