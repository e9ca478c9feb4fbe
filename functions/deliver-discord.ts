import middy from '@middy/core';
import { consumeQueue } from '../lib/queues/consume-queue.ts';
import { wireDelivery } from '../lib/wire.ts';
import { createDiscordOutbound } from '../lib/channels/discord/outbound.ts';

/** Sends frozen batches on Discord. */
export const handler = middy(consumeQueue(wireDelivery('deliver-discord', createDiscordOutbound)));
