import type { AskNode } from '../../lib/core/chain.ts';
import { createNodeReader } from '../../lib/sources/node-reader.ts';

/** Asks a node over HTTP as the poller does; waiting for a turn or a second try takes no time here. */
export const askNode = (url: string): AskNode => {
  let now = 1_700_000_000_000;
  const read = createNodeReader({
    clock: () => now,
    random: () => 0.5,
    sleep: async (milliseconds) => {
      now += milliseconds;
    },
    userAgent: 'mamori/0.0.0',
  });
  return read({ api: 'any', url });
};
