import type { Writable } from 'node:stream';

/**
 * Whoever read our output may end before we do (a closed terminal, `npm start | head`). Writing fails from then on,
 * and a line about that failure fails as well, without end: so nothing is said of it, and the watch goes on.
 */
export const outliveOutput = (streams: readonly Writable[]): void => {
  for (const stream of streams) stream.on('error', () => undefined);
};
