import type { FeedEntry } from '../../lib/core/announcement.ts';
import { Unreadable } from '../../lib/core/exchange.ts';
import type { Feed, FeedReading } from '../../lib/core/feed.ts';
import { readFeed } from '../../lib/feeds/index.ts';

export const NOW = Date.UTC(2026, 5, 1, 12);

/** What a reader makes of a text, from the feed's own first address. */
export const readText = (feed: Feed, text: string, now = NOW): FeedReading =>
  readFeed(feed, { text, url: feed.urls[0] ?? 'https://exchange.example/' }, now);

/** A reading, or undefined where the body is refused; any other error goes through. */
export const readingOf = (feed: Feed, text: string): FeedReading | undefined => {
  try {
    return readText(feed, text);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
};

export const titles = ({ entries }: FeedReading): string[] => entries.map(({ title }) => title);

export const rss = (items: string, channel = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>News</title>${channel}${items}</channel></rss>`;

export const item = (fields: Readonly<Record<string, string>>): string =>
  `<item>${Object.entries(fields)
    .map(([name, text]) => `<${name}>${text}</${name}>`)
    .join('')}</item>`;

/** An entry with nothing but its key and title, and what a test adds. */
export const entry = (key: string, more: Partial<FeedEntry> = {}): FeedEntry => ({
  key,
  title: key,
  text: '',
  url: null,
  publishedAt: null,
  updatedAt: null,
  ...more,
});

/** A body of each format with one entry of that title, which may be anything. */
export const bodyWith = (feed: Feed, title: string, text: string): string => {
  const escape = (raw: string): string => raw.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  switch (feed.format) {
    case 'statuspage':
      return JSON.stringify({
        page: { id: 'p' },
        incidents: [{ id: 'i1', name: title, status: 'resolved', incident_updates: [{ id: 'u1', body: text }] }],
      });
    case 'syndication':
      return rss(item({ title: escape(title), description: escape(text), guid: 'g1' }));
    case 'zendesk':
      return JSON.stringify({ articles: [{ id: 1, title, body: text, section_id: feed.sections?.[0] ?? 1 }] });
    case 'news-list':
      return '';
  }
};
