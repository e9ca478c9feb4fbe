import type { Classification, FeedEntry } from './announcement.ts';
import type { Feed, FeedReading } from './feed.ts';
import { withStatusScope } from './status-scope.ts';
import { STATEMENT_TITLE_LENGTH, type Statement } from './statement.ts';
import type { Instant } from './time.ts';

/** Reads out of an announcement what it is about. Pure, and never throws. */
export type Classify = (announcement: {
  title: string;
  text: string;
  publishedAt: Instant | null;
  lang?: 'ja' | 'en';
}) => Classification;

/** The statement that an entry of an exchange's own feed is. */
export const statementOfEntry = (
  { key, title, text, url, publishedAt }: FeedEntry,
  { id, lang }: Pick<Feed, 'id' | 'lang'>,
  reading: FeedReading,
  { classify, now }: { classify: Classify; now: Instant },
): Statement => ({
  ...withStatusScope(classify({ title, text, publishedAt, lang }), key, reading),
  key: `${id}/${key}`,
  by: 'feed',
  feed: id,
  title: (title || text).slice(0, STATEMENT_TITLE_LENGTH),
  url,
  publishedAt,
  seenAt: now,
});
