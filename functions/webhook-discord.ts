import middy from '@middy/core';
import { receiveHttp } from '../lib/http/receive-http.ts';
import { wireDiscordWebhook } from '../lib/wire.ts';
import { rewired } from '../lib/wire/rewired.ts';

/** Receives what people say to the bot on Discord. */
export const handler = middy(rewired('webhook-discord', (...from) => receiveHttp(wireDiscordWebhook(...from))));
