import type { FeedEntry } from '../core/announcement.ts';
import { newestOf } from '../core/feed-entries.ts';
import { fingerprint } from '../core/fingerprint.ts';
import { DAY, iso, type Instant } from '../core/time.ts';
import { publishedBy } from './feed-time.ts';
import { visibleLine } from './visible-text.ts';
import { webLink } from './web-link.ts';

/** Entries of one body; the longest feeds known list 100. What is older was told before. */
export const ENTRIES_MOST = 200;
/** Of a key; a longer one keeps its beginning and a fingerprint of the whole. */
const KEY_MOST = 400;

/** An entry as a reader finds it: texts are plain already, all else is as the source wrote it. */
export interface FoundEntry {
  /** The source's own id, empty where it has none. */
  id: string;
  title: string;
  text: string;
  link: string;
  publishedAt: Instant | null;
  updatedAt: Instant | null;
}

const bounded = (key: string): string =>
  key.length <= KEY_MOST ? key : `${visibleLine(key.slice(0, KEY_MOST), KEY_MOST)} ${fingerprint(key)}`;

const keyOf = ({ id, title, text }: FoundEntry, url: string | null, at: Instant | null): string => {
  const own = visibleLine(id, Number.MAX_SAFE_INTEGER) || url;
  if (own !== null) return bounded(own);
  const day = at === null ? '' : iso(Math.floor(at / DAY) * DAY).slice(0, 10);
  return bounded(`${title || visibleLine(text, KEY_MOST)} ${day}`.trim());
};

/**
 * The entries of one body: links made absolute, dates judged by the clock, keys made. What has neither a title nor a
 * text nor a link says nothing and is left out.
 */
export const createEntryList = (base: string, now: Instant) => {
  const entries: FeedEntry[] = [];
  return {
    add(found: FoundEntry): void {
      const url = webLink(found.link, base);
      if (found.title === '' && found.text === '' && url === null) return;
      const publishedAt = publishedBy(found.publishedAt, now);
      const updatedAt = publishedBy(found.updatedAt, now);
      const key = keyOf(found, url, publishedAt ?? updatedAt);
      entries.push({ key, title: found.title, text: found.text, url, publishedAt, updatedAt });
    },
    newest: (): FeedEntry[] => newestOf(entries, ENTRIES_MOST),
  };
};
