import middy from '@middy/core';
import { wireRelay } from '../lib/wire.ts';
import { rewired } from '../lib/wire/rewired.ts';

/** Scheduled: puts back in the queues what a crash has left owed. */
export const handler = middy(rewired('relay', wireRelay));
