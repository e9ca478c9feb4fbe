import { selectAll, selectOne } from 'css-select';
import { hasChildren, isTag, isText, type AnyNode, type Element } from 'domhandler';
import { DomHandler, Parser } from 'htmlparser2';
import { Unreadable } from '../core/exchange.ts';
import type { DecodedBody, FeedReading, NewsListFeed } from '../core/feed.ts';
import type { Instant } from '../core/time.ts';
import { createEntryList, ENTRIES_MOST, type FoundEntry } from './entry-list.ts';
import { readTime } from './feed-time.ts';
import { BLOCKS, CELLS, plainText, plainTitle, UNREAD } from './plain-text.ts';

/** A page is nested some thirty deep; what is much deeper is made to exhaust whoever walks it. */
const DEPTH_MOST = 300;

const treeOf = (html: string): AnyNode[] => {
  const handler = new DomHandler();
  let depth = 0;
  const open = handler.onopentag.bind(handler);
  const close = handler.onclosetag.bind(handler);
  handler.onopentag = (name, attributes) => {
    depth += 1;
    if (depth > DEPTH_MOST) throw new Unreadable('the page is nested too deeply');
    open(name, attributes);
  };
  handler.onclosetag = () => {
    depth -= 1;
    close();
  };
  new Parser(handler).end(html);
  return handler.dom;
};

/** Text of a node and of what is in it; of its own alone where `deep` is false. */
const textOf = (node: AnyNode, deep = true): string => {
  if (isText(node)) return node.data;
  if (!hasChildren(node) || (isTag(node) && UNREAD.has(node.name))) return '';
  const text = node.children
    .filter((child) => deep || isText(child))
    .map((child) => textOf(child))
    .join('');
  return isTag(node) && (BLOCKS.has(node.name) || CELLS.has(node.name)) ? ` ${text} ` : text;
};

const holds = (outer: Element, inner: Element | null): boolean => {
  for (let at: AnyNode | null = inner; at !== null; at = at.parent) if (at === outer) return true;
  return false;
};

const found = (item: Element, selector: string | undefined): Element | null =>
  selector === undefined ? null : selectOne<AnyNode, Element>(selector, item);

/**
 * A time element says it best, then the element's own words, then all that is in it; but a title within it may speak of
 * other days.
 */
const timeIn = (element: Element | null, head: Element | null, feed: NewsListFeed): Instant | null => {
  if (element === null) return null;
  const { zone, order } = feed;
  const own =
    readTime(element.attribs.datetime ?? '', { zone }) ?? readTime(textOf(element, false).trim(), { zone, order });
  if (own !== null || holds(element, head)) return own;
  return readTime(textOf(element).trim(), { zone, order });
};

const entryIn = (item: Element, feed: NewsListFeed): FoundEntry => {
  const { title, link, date, text } = feed.select;
  const [head, summary] = [found(item, title), found(item, text)];
  return {
    id: '',
    title: head === null ? '' : plainTitle(textOf(head)),
    text: summary === null ? '' : plainText(textOf(summary)),
    link: found(item, link)?.attribs.href ?? '',
    publishedAt: timeIn(found(item, date), head, feed),
    updatedAt: null,
  };
};

/** What the exchange's file looks for and what no item of the page has: the page was rebuilt. */
const lost = ({ link, date }: NewsListFeed['select'], entries: readonly FoundEntry[]): string | undefined => {
  // Half of them may lack it, such as a headline among the news.
  const hasNone = (isThere: (entry: FoundEntry) => boolean): boolean =>
    entries.filter(isThere).length * 2 < entries.length;
  if (entries.length === 0) return 'items';
  if (hasNone(({ title }) => title !== '')) return 'titles';
  if (link !== undefined && hasNone((entry) => entry.link !== '')) return 'links';
  if (date !== undefined && hasNone(({ publishedAt }) => publishedAt !== null)) return 'dates';
  return undefined;
};

/**
 * The news in a page of HTML. Throws Unreadable where the page has no items, or where most of them have not what the
 * exchange's file looks for in them: a page that was rebuilt is noticed and never read as calm.
 */
export const readNewsList = (feed: NewsListFeed, { text, url }: DecodedBody, now: Instant): FeedReading => {
  const items = selectAll<AnyNode, Element>(feed.select.item, treeOf(text)).slice(0, ENTRIES_MOST);
  const entries = items.map((item) => entryIn(item, feed));
  const missing = lost(feed.select, entries);
  if (missing !== undefined) throw new Unreadable(`the page has no ${missing} where they stood`);
  const list = createEntryList(url, now);
  for (const entry of entries) if (entry.title !== '') list.add(entry);
  return { entries: list.newest() };
};
