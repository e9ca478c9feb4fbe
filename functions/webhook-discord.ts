import middy from '@middy/core';
import { receiveHttp } from '../lib/http/receive-http.ts';
import { wireWebhook } from '../lib/wire.ts';
import { createDiscordInbound } from '../lib/channels/discord/inbound.ts';

/** Receives what people say to the bot on Discord. */
export const handler = middy(receiveHttp(wireWebhook('webhook-discord', createDiscordInbound)));
