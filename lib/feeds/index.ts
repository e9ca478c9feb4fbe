import { Unreadable } from '../core/exchange.ts';
import type { DecodedBody, Feed, FeedReading } from '../core/feed.ts';
import type { Instant } from '../core/time.ts';
import { readNewsList } from './news-list.ts';
import { readStatuspage } from './statuspage.ts';
import { readSyndication } from './syndication.ts';
import { readZendesk } from './zendesk.ts';

const readByFormat = (feed: Feed, body: DecodedBody, now: Instant): FeedReading => {
  switch (feed.format) {
    case 'statuspage':
      return readStatuspage(body, now);
    case 'syndication':
      return readSyndication(feed, body, now);
    case 'zendesk':
      return readZendesk(feed, body, now);
    case 'news-list':
      return readNewsList(feed, body, now);
  }
};

/**
 * Reads one body of a feed. Throws Unreadable for whatever is not what its format documents, also where a parser gives
 * up, and never with a piece of the body in its words. A feed of several documents is read one by one and joined
 * (`joinReadings`).
 */
export const readFeed = (feed: Feed, body: DecodedBody, now: Instant): FeedReading => {
  try {
    return readByFormat(feed, body, now);
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable('the feed could not be read', { cause: error instanceof Error ? error.name : undefined });
  }
};

export { ENTRIES_MOST } from './entry-list.ts';
