import middy from '@middy/core';
import { receiveHttp } from '../lib/http/receive-http.ts';
import { wireTelegramWebhook } from '../lib/wire.ts';
import { rewired } from '../lib/wire/rewired.ts';

/** Receives what people say to the bot on Telegram. */
export const handler = middy(rewired('webhook-telegram', (...from) => receiveHttp(wireTelegramWebhook(...from))));
