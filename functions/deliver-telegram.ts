import middy from '@middy/core';
import { consumeQueue } from '../lib/queues/consume-queue.ts';
import { wireDelivery } from '../lib/wire.ts';
import { createTelegramOutbound } from '../lib/channels/telegram/outbound.ts';

/** Sends frozen batches on Telegram. */
export const handler = middy(consumeQueue(wireDelivery('deliver-telegram', createTelegramOutbound)));
