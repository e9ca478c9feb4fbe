import type { FeedHead, FeedKey, FeedStore } from '../core/feed-store.ts';
import { unchanged } from './chain-store.ts';
import { pack, unpack } from './pack.ts';
import type { Item, Table } from './table.ts';

const HEAD = 'head';
/** What a feed has said is several KB of fingerprints, and written only when it says something. */
const SEEN = 'seen';
const keyOf = ({ owner, feed }: FeedKey): string => `feed#${owner}#${feed}`;

const headOf = ({ head, version }: Item): FeedHead => ({
  ...(unpack(head) as Omit<FeedHead, 'version'>),
  version: Number(version),
});

/** Two items a feed: a packed head of some 300 bytes, written whenever it was asked, and what it has said. */
export const createFeedStore = ({ table }: { table: Table }): FeedStore => ({
  async heads(feeds) {
    const items = await table.getMany(feeds.map((feed) => ({ pk: keyOf(feed), sk: HEAD })));
    return items.map(headOf);
  },

  async saveHead({ version, ...head }) {
    await table.put({ pk: keyOf(head), sk: HEAD, head: pack(head), version: version + 1 }, unchanged(version));
    return { ...head, version: version + 1 };
  },

  async seen(feed) {
    const item = await table.get(keyOf(feed), SEEN);
    return item === undefined ? [] : (unpack(item.seen) as string[]);
  },

  async saveSeen(feed, seen) {
    await table.put({ pk: keyOf(feed), sk: SEEN, seen: pack(seen) });
  },
});
