import type { FeedHead } from '../../core/feed-store.ts';
import type { Log } from '../../core/log.ts';

interface FeedRunPorts {
  /** Asks the feeds whose turn it is. */
  poll: () => Promise<FeedHead[]>;
  /** What else is done with what is said of exchanges: what was entered by hand, what rests on old words. */
  said: readonly (() => Promise<void>)[];
  /** Looks whether all sources are well. */
  watch: (heads: readonly FeedHead[]) => Promise<void>;
  log: Pick<Log, 'error'>;
}

/** One run of the function: what fails in it keeps nothing else from being done, and is tried again by the next. */
export const createFeedRun =
  ({ poll, said, watch, log }: FeedRunPorts) =>
  async (): Promise<void> => {
    const heads = await poll();
    for (const step of said)
      await step().catch((error: unknown) => {
        log.error('what was said was not taken in', { error: error instanceof Error ? error.message : String(error) });
      });
    await watch(heads);
  };
