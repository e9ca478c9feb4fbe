import middy from '@middy/core';
import { receiveHttp } from '../lib/http/receive-http.ts';
import { wireTelegramWebhook } from '../lib/wire.ts';

/** Receives what people say to the bot on Telegram. */
export const handler = middy(receiveHttp(wireTelegramWebhook('webhook-telegram')));
