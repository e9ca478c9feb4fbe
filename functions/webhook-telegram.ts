import middy from '@middy/core';
import { receiveHttp } from '../lib/http/receive-http.ts';
import { wireWebhook } from '../lib/wire.ts';
import { createTelegramInbound } from '../lib/channels/telegram/inbound.ts';

/** Receives what people say to the bot on Telegram. */
export const handler = middy(receiveHttp(wireWebhook('webhook-telegram', createTelegramInbound)));
