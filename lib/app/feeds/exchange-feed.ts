import { takeInComponents } from '../../core/component-statements.ts';
import type { Exchange } from '../../core/exchange.ts';
import { takeInReading } from '../../core/feed-changes.ts';
import { joinReadings } from '../../core/feed-entries.ts';
import { feedEveryMs } from '../../core/feed-pace.ts';
import { statementOfEntry, type Classify } from '../../core/feed-statements.ts';
import type { DecodedBody, Feed, FeedReading } from '../../core/feed.ts';
import { STATEMENTS_MOST } from '../../core/statement.ts';
import type { Instant } from '../../core/time.ts';
import { BlockedFeed, type FeedDocument, type FeedSource } from './feed-source.ts';

/** How bodies become readings (lib/feeds). */
export interface FeedReaders {
  /** Throws Unreadable. */
  decode: (bytes: Uint8Array, contentType: string | null) => string;
  /** Throws Unreadable. */
  readFeed: (feed: Feed, body: DecodedBody, now: Instant) => FeedReading;
  /** Entries of one reading, at the most. */
  entriesMost: number;
}

const ACCEPTED: Readonly<Record<Feed['format'], string>> = {
  statuspage: 'application/json',
  zendesk: 'application/json',
  syndication:
    'application/rss+xml, application/atom+xml, application/feed+json;q=0.9, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.1',
  'news-list': 'text/html, application/xhtml+xml;q=0.9',
};

/** A page where none belongs is the work of a gate in front of the site. */
const PAGE = /^\s*<(!doctype html|html|head|body)[\s>]/i;

/** Reads one document of a feed. Throws Unreadable or BlockedFeed. */
export const readDocument = (
  feed: Feed,
  { url, bytes, contentType }: FeedDocument,
  { decode, readFeed }: FeedReaders,
  now: Instant,
): FeedReading => {
  const text = decode(bytes, contentType);
  if (feed.format !== 'news-list' && PAGE.test(text))
    throw new BlockedFeed('answered with a page in place of the feed');
  return readFeed(feed, { text, url }, now);
};

/** A feed of an exchange: what is new in it is classified and becomes statements of that exchange. */
export const exchangeFeed = (
  { id: exchange }: Pick<Exchange, 'id'>,
  feed: Feed,
  readers: FeedReaders & { classify: Classify },
): FeedSource<FeedReading> => ({
  owner: exchange,
  feed: feed.id,
  urls: feed.urls,
  accept: ACCEPTED[feed.format],
  everyMs: feedEveryMs(feed),
  read: (document, now) => readDocument(feed, document, readers, now),
  takeIn(parts, { memory, out }, now) {
    const reading = joinReadings(parts, readers.entriesMost);
    const isBaseline = memory.readAt === null;
    const { fresh, edited, memory: after } = takeInReading(memory, reading, now);
    const url = new URL(feed.urls[0] ?? 'about:blank').origin;
    const components = takeInComponents(out, reading, { feed: feed.id, url, now, isBaseline });
    const entries = [...fresh, ...edited].slice(0, STATEMENTS_MOST);
    return {
      memory: after,
      out: components.out,
      statements: [
        ...components.statements,
        ...entries.map((entry) => statementOfEntry(entry, feed, reading, { classify: readers.classify, now })),
      ].map((statement) => ({ exchange, statement })),
    };
  },
});

/** The sources of these exchanges' feeds. */
export const exchangeFeeds = (
  exchanges: readonly Exchange[],
  readers: FeedReaders & { classify: Classify },
): FeedSource<FeedReading>[] =>
  exchanges.flatMap((exchange) => (exchange.feeds ?? []).map((feed) => exchangeFeed(exchange, feed, readers)));
