import type { BoardStore } from '../core/board.ts';
import type { ChainStore } from '../core/chain-stores.ts';
import type { Exchange } from '../core/exchange.ts';
import type { FeedHead } from '../core/feed-store.ts';
import type { Log } from '../core/log.ts';
import type { SourceBoardStore } from '../core/source-board.ts';
import { Conflict, type Queues } from '../core/stores.ts';
import type { Clock, Instant } from '../core/time.ts';
import {
  awakeSince,
  watchId,
  watchSources,
  type Sign,
  type WatchedSource,
  type WatchMemory,
  type WatchStore,
} from '../core/watchdog.ts';
import type { FeedSource } from './feeds/feed-source.ts';
import { fundingEndpoint } from './poll-exchange.ts';

/** What a chain's one source is called. */
const CHAIN = 'chain';

export interface WatchPorts {
  /** The exchanges that are polled. */
  directory: Readonly<Record<string, Exchange>>;
  feeds: readonly Pick<FeedSource, 'owner' | 'feed' | 'everyMs'>[];
  exchanges: Pick<BoardStore, 'load'>;
  chains: { store: Pick<ChainStore, 'heads'>; ids: readonly string[] };
  watch: WatchStore;
  board: SourceBoardStore;
  queues: Pick<Queues, 'announce'>;
  clock: Clock;
  /** The interval of the polls of exchanges and chains. */
  pollMs: number;
  log: Log;
}

const endpointsOf = async ({ directory, exchanges, pollMs }: WatchPorts): Promise<WatchedSource[]> => {
  const heads = new Map((await exchanges.load()).map((head) => [head.exchange, head]));
  return Object.values(directory).flatMap((exchange) => {
    const [head, funding] = [heads.get(exchange.id), fundingEndpoint(exchange)];
    return exchange.polls.map((source) => ({
      owner: exchange.id,
      source,
      everyMs: pollMs,
      health: head?.sources[source] ?? null,
      ...(source === funding && { digest: head?.digest ?? null }),
    }));
  });
};

/** Of a chain that was never read it is not kept since when. */
const chainsOf = async ({ chains, pollMs }: WatchPorts, awake: Instant): Promise<WatchedSource[]> =>
  (await chains.store.heads(chains.ids)).map((head) => ({
    owner: head.chain,
    source: CHAIN,
    names: head.names,
    everyMs: pollMs,
    health: { state: head.state, readAt: head.readAt, since: awake },
  }));

const feedsOf = ({ feeds, directory, pollMs }: WatchPorts, heads: readonly FeedHead[]): WatchedSource[] =>
  feeds.map(({ owner, feed, everyMs }) => {
    const head = heads.find((one) => one.owner === owner && one.feed === feed);
    return {
      owner,
      source: feed,
      everyMs: Math.max(everyMs, pollMs),
      health: head?.health ?? null,
      // The regulator's silence is no fault of a feed.
      ...(head !== undefined && Object.hasOwn(directory, owner) && { memory: head.memory }),
    };
  });

/**
 * Looks at all sources once, after the feeds were polled, and shows how feeds stand (the board). What appears and what
 * ends goes to administrators in one report: written first, handed on then, and again by the next look where that failed.
 */
export const createWatchSources = (ports: WatchPorts): ((heads: readonly FeedHead[]) => Promise<void>) => {
  const { watch, board, queues, clock, pollMs, log } = ports;

  const handOn = async (memory: WatchMemory): Promise<WatchMemory> => {
    if (memory.owed === null) return memory;
    await queues.announce(watchId(memory.owed));
    return watch.save({ ...memory, owed: null });
  };

  const look = async (heads: readonly FeedHead[], awake: Instant, now: Instant): Promise<readonly Sign[]> => {
    const [endpoints, chains] = await Promise.all([endpointsOf(ports), chainsOf(ports, awake)]);
    const before = await handOn(await watch.load());
    const after = watchSources(before, [...endpoints, ...chains, ...feedsOf(ports, heads)], { now, awakeSince: awake });
    if (after === before) return after.told;
    const stored = await watch.save(after);
    if (stored.owed !== null) {
      const { appeared = [], ended = [] } = stored.reports.at(-1) ?? {};
      log.warn('signs of sources', { appeared, ended });
    }
    return (await handOn(stored)).told;
  };

  return async (heads) => {
    const now = clock();
    const last = await board.load();
    const awake = awakeSince(last, now, pollMs);
    const signs = await look(heads, awake, now).catch((error: unknown) => {
      // Another run was faster; or something is wrong, and how the feeds stand is shown all the same.
      if (!(error instanceof Conflict))
        log.error('the watch over sources failed', { error: error instanceof Error ? error.message : String(error) });
      return last?.signs ?? [];
    });
    await board.save({
      at: now,
      awakeSince: awake,
      feeds: heads.map(({ owner, feed, health: { state, readAt, since, detail } }) => ({
        owner,
        feed,
        state,
        readAt,
        since,
        detail,
      })),
      signs,
    });
  };
};
