import middy from '@middy/core';
import { consumeQueue } from '../lib/queues/consume-queue.ts';
import { wireDiscordDelivery } from '../lib/wire.ts';

/** Sends frozen batches on Discord. */
export const handler = middy(consumeQueue(wireDiscordDelivery('deliver-discord')));
