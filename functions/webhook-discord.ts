import middy from '@middy/core';
import { receiveHttp } from '../lib/http/receive-http.ts';
import { wireDiscordWebhook } from '../lib/wire.ts';

/** Receives what people say to the bot on Discord. */
export const handler = middy(receiveHttp(wireDiscordWebhook('webhook-discord')));
