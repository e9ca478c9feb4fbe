import middy from '@middy/core';
import { consumeQueue } from '../lib/queues/consume-queue.ts';
import { wireTelegramDelivery } from '../lib/wire.ts';
import { rewired } from '../lib/wire/rewired.ts';

/** Sends frozen batches on Telegram. */
export const handler = middy(rewired('deliver-telegram', (...from) => consumeQueue(wireTelegramDelivery(...from))));
