import { isDue } from '../../core/feed-pace.ts';
import type { FeedHead } from '../../core/feed-store.ts';
import { Conflict } from '../../core/stores.ts';
import type { FeedPorts, FeedSource } from './feed-source.ts';
import { createPollFeed, tellUntold } from './poll-feed.ts';

const nameOf = ({ owner, feed }: Pick<FeedSource, 'owner' | 'feed'>): string => `${owner}/${feed}`;

/**
 * Asks all feeds whose turn it is, side by side; answers how each of them stands. One that fails or hangs harms no other,
 * and one that this process is still asking is left alone.
 */
export const createPollFeeds = (sources: readonly FeedSource[], ports: FeedPorts): (() => Promise<FeedHead[]>) => {
  const { feeds, clock, log } = ports;
  const poll = createPollFeed(ports);
  const underWay = new Set<string>();

  const one = async (source: FeedSource, head: FeedHead | undefined): Promise<FeedHead | undefined> => {
    const name = nameOf(source);
    const due = isDue(head?.health.triedAt, source.everyMs, clock());
    if (underWay.has(name) || (!due && (head === undefined || head.untold.length === 0))) return head;
    underWay.add(name);
    try {
      return due || head === undefined ? await poll(source, head) : await tellUntold(head, ports);
    } catch (error) {
      if (error instanceof Conflict) log.info('another run was faster with this feed', { feed: name });
      else
        log.error('poll of a feed failed', {
          feed: name,
          error: error instanceof Error ? error.message : String(error),
        });
      return head;
    } finally {
      underWay.delete(name);
    }
  };

  return async () => {
    const heads = new Map((await feeds.heads(sources)).map((head) => [nameOf(head), head]));
    const after = await Promise.all(sources.map((source) => one(source, heads.get(nameOf(source)))));
    // Counted by infra/metrics.yml: its absence is an alarm.
    log.info('polled feeds', { feeds: sources.length });
    return after.filter((head) => head !== undefined);
  };
};
