import type { SourceState } from './availability.ts';
import type { Exchange } from './exchange.ts';
import type { SourceHealth } from './exchange-store.ts';
import { feedEveryMs } from './feed-pace.ts';
import type { FeedKey } from './feed-store.ts';
import { sourceState } from './source-state.ts';
import type { SourceTrouble } from './source-trouble.ts';
import type { Instant } from './time.ts';
import type { Sign } from './watchdog.ts';

/** How a feed was last heard. */
export interface FeedSeen extends FeedKey, Pick<SourceHealth, 'state' | 'readAt' | 'since' | 'detail'> {}

/** How the feeds stand, and what is wrong with sources, in one place: a question about them costs one small read. */
export interface SourceBoard {
  at: Instant;
  /** Since when it has been written without a gap. */
  awakeSince: Instant;
  feeds: FeedSeen[];
  /** What administrators were told of, and lasts. */
  signs: readonly Sign[];
}

export interface SourceBoardStore {
  /** As it was after the last run, a moment old at the most; undefined before the first. */
  load(): Promise<SourceBoard | undefined>;
  /** In place of what was there. */
  save(board: SourceBoard): Promise<void>;
}

/** A feed of an exchange, for people and programs. */
export interface FeedView {
  id: string;
  state: SourceState;
  readAt: Instant | null;
  /** Since when it has been so; null where it was never asked. */
  since: Instant | null;
  detail: string | null;
}

/** No feed is asked more often than the function runs. */
interface SeenAt {
  now: Instant;
  /** The interval of the polls. */
  pollMs: number;
}

export const feedViewsOf = (
  { id, feeds = [] }: Pick<Exchange, 'id' | 'feeds'>,
  board: SourceBoard | undefined,
  { now, pollMs }: SeenAt,
): FeedView[] =>
  feeds.map((feed) => {
    const seen = board?.feeds.find((one) => one.owner === id && one.feed === feed.id);
    if (seen === undefined)
      return { id: feed.id, state: 'unreachable', readAt: null, since: null, detail: 'not read yet' };
    const { readAt, since, detail } = seen;
    return { id: feed.id, state: sourceState(seen, now, Math.max(pollMs, feedEveryMs(feed))), readAt, since, detail };
  });

/** What is wrong with an exchange's sources beside its flags, each kind once, since the first. */
export const troublesOf = (
  exchange: Pick<Exchange, 'id' | 'feeds'>,
  board: SourceBoard | undefined,
  at: SeenAt,
): SourceTrouble[] => {
  const unread = feedViewsOf(exchange, board, at).flatMap(({ state, readAt, since }) =>
    state === 'fresh' || since === null ? [] : [readAt ?? since],
  );
  const signs = (board?.signs ?? []).filter(({ owner }) => owner === exchange.id);
  const sinceOf = (kind: Sign['kind']): Instant[] =>
    signs.filter((sign) => sign.kind === kind).map(({ since }) => since);
  const oldest = (what: SourceTrouble['what'], times: readonly Instant[]): SourceTrouble[] =>
    times.length === 0 ? [] : [{ what, since: Math.min(...times) }];
  return [
    ...oldest('notices-unread', unread),
    ...oldest('notices-quiet', sinceOf('quiet')),
    ...oldest('flags-unchanged', sinceOf('unchanged')),
  ];
};
