import type { DecodedBody, FeedReading, SyndicationFeed } from '../core/feed.ts';
import type { Instant } from '../core/time.ts';
import { createEntryList, type FoundEntry } from './entry-list.ts';
import { readTime } from './feed-time.ts';
import { looksLikeJson, readJsonFeed } from './json-feed.ts';
import { plainText, plainTitle } from './plain-text.ts';
import { itemsOfXml, type XmlField, type XmlItem } from './xml-items.ts';

/**
 * RSS 0.9x and 2.0 (https://www.rssboard.org/rss-specification), RSS 1.0 (https://web.resource.org/rss/1.0/spec), with
 * the modules content and Dublin Core, Atom 1.0 (RFC 4287) and JSON Feed 1. What a feed is, its body says.
 */

const PUBLISHED = ['pubDate', 'published', 'issued', 'dc:date', 'dcterms:issued', 'dcterms:created', 'date'];
const UPDATED = ['updated', 'modified', 'dcterms:modified'];
/** The whole text before a summary of it. */
const TEXTS = ['content:encoded', 'content', 'description', 'summary'];

/** The first of these fields that is not empty. */
const firstOf = ({ fields }: XmlItem, names: readonly string[]): XmlField | undefined => {
  for (const name of names) {
    const found = fields.find((field) => field.name === name && field.text.trim() !== '');
    if (found !== undefined) return found;
  }
  return undefined;
};
const textOf = (item: XmlItem, names: readonly string[]): string => firstOf(item, names)?.text.trim() ?? '';

/** RSS writes a link as text, Atom as an attribute, and several of them by what they lead to. */
const linkOf = (item: XmlItem): string => {
  const links = item.fields.filter(({ name }) => name === 'link');
  const written = links.find(({ text }) => text.trim() !== '')?.text.trim();
  if (written !== undefined) return written;
  const alternate = links.find(
    ({ attributes: { rel, href } }) => href !== undefined && (rel ?? 'alternate') === 'alternate',
  );
  if (alternate?.attributes.href !== undefined) return alternate.attributes.href;
  const guid = firstOf(item, ['guid']);
  return guid !== undefined && guid.attributes.isPermaLink !== 'false' && /^https?:/i.test(guid.text.trim())
    ? guid.text.trim()
    : '';
};

const entryOf = (item: XmlItem, zone: string): FoundEntry => ({
  id: textOf(item, ['guid', 'id']) || (item.attributes['rdf:about'] ?? ''),
  title: plainTitle(textOf(item, ['title', 'dc:title'])),
  text: plainText(textOf(item, TEXTS)),
  link: linkOf(item),
  publishedAt: readTime(textOf(item, PUBLISHED), { zone }),
  updatedAt: readTime(textOf(item, UPDATED), { zone }),
});

/** An empty channel that is otherwise well-formed says that there is nothing; all else throws Unreadable. */
export const readSyndication = (feed: SyndicationFeed, { text, url }: DecodedBody, now: Instant): FeedReading => {
  if (looksLikeJson(text)) return readJsonFeed(feed, text, url, now);
  const list = createEntryList(url, now);
  for (const item of itemsOfXml(text)) list.add(entryOf(item, feed.zone));
  return { entries: list.newest() };
};
