import middy from '@middy/core';
import { consumeQueue } from '../lib/queues/consume-queue.ts';
import { wireDiscordDelivery } from '../lib/wire.ts';
import { rewired } from '../lib/wire/rewired.ts';

/** Sends frozen batches on Discord. */
export const handler = middy(rewired('deliver-discord', (...from) => consumeQueue(wireDiscordDelivery(...from))));
