import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../lib/core/log.ts';
import type { Driver } from './backoff.ts';
import { probeSpace } from './disk-space.ts';

export interface DiskWatch extends Driver {
  /** Something could not be written for want of space. */
  full(): void;
}

const LOOK_EVERY_MS = 2_000;

/**
 * Says once that the disk is full, looks for space until there is some, and then opens the store anew: the embedded
 * one leaves requests and locks behind where a write of its own failed.
 */
export const watchDisk = (
  folder: string,
  {
    reopen,
    log,
    probe = () => probeSpace(folder),
    everyMs = LOOK_EVERY_MS,
  }: { reopen: () => Promise<void>; log: Log; probe?: () => Promise<void>; everyMs?: number },
): DiskWatch => {
  const ending = new AbortController();
  let watching: Promise<void> | undefined;

  const recover = async (): Promise<void> => {
    for (;;) {
      await sleep(everyMs, undefined, { signal: ending.signal });
      try {
        await probe();
        await reopen();
        log.info('MAMORI_DATA_DIR has space again: what happens is stored');
        return;
      } catch {
        // Still full: it has been said.
      }
    }
  };

  return {
    full() {
      if (watching !== undefined || ending.signal.aborted) return;
      log.error(`the disk of MAMORI_DATA_DIR ${folder} is full: nothing is stored or sent until there is space on it`);
      watching = recover()
        .catch(() => undefined)
        .finally(() => {
          watching = undefined;
        });
    },
    async stop() {
      ending.abort();
      await watching;
    },
  };
};
