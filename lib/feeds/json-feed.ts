import { Unreadable } from '../core/exchange.ts';
import type { FeedReading, SyndicationFeed } from '../core/feed.ts';
import type { Instant } from '../core/time.ts';
import { createEntryList } from './entry-list.ts';
import { readTime } from './feed-time.ts';
import { idIn, isFields, jsonObject, listIn, textIn } from './fields.ts';
import { plainLines, plainText, plainTitle } from './plain-text.ts';

/** https://www.jsonfeed.org/version/1.1/ */
const VERSION = /^https?:\/\/jsonfeed\.org\/version\/1(?:\.\d+)?$/;

/** A body that begins as JSON. */
export const looksLikeJson = (text: string): boolean => /^\s*\{/.test(text.slice(0, 100));

export const readJsonFeed = ({ zone }: SyndicationFeed, text: string, url: string, now: Instant): FeedReading => {
  const body = jsonObject(text);
  if (!VERSION.test(textIn(body, 'version')) || !Array.isArray(body.items))
    throw new Unreadable('the feed is JSON, but no JSON Feed');
  const list = createEntryList(url, now);
  for (const item of listIn(body, 'items').filter(isFields)) {
    const html = textIn(item, 'content_html');
    list.add({
      id: idIn(item, 'id'),
      title: plainTitle(textIn(item, 'title')),
      text: html === '' ? plainLines(textIn(item, 'content_text') || textIn(item, 'summary')) : plainText(html),
      link: textIn(item, 'url') || textIn(item, 'external_url'),
      publishedAt: readTime(textIn(item, 'date_published'), { zone }),
      updatedAt: readTime(textIn(item, 'date_modified'), { zone }),
    });
  }
  return { entries: list.newest() };
};
