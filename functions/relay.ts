import middy from '@middy/core';
import { wireRelay } from '../lib/wire.ts';

const relay = wireRelay('relay');

/** Scheduled: puts back in the queues what a crash has left owed. */
export const handler = middy(async () => relay());
