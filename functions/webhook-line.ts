import middy from '@middy/core';
import { receiveHttp } from '../lib/http/receive-http.ts';
import { wireLineWebhook } from '../lib/wire.ts';
import { rewired } from '../lib/wire/rewired.ts';

/** Receives what people say to the bot on LINE. */
export const handler = middy(rewired('webhook-line', (...from) => receiveHttp(wireLineWebhook(...from))));
