import middy from '@middy/core';
import { receiveHttp } from '../lib/http/receive-http.ts';
import { wireWebhook } from '../lib/wire.ts';
import { createLineInbound } from '../lib/channels/line/inbound.ts';

/** Receives what people say to the bot on LINE. */
export const handler = middy(receiveHttp(wireWebhook('webhook-line', createLineInbound)));
