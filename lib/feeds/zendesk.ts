import { Unreadable } from '../core/exchange.ts';
import type { DecodedBody, FeedReading, ZendeskFeed } from '../core/feed.ts';
import type { Instant } from '../core/time.ts';
import { createEntryList } from './entry-list.ts';
import { readTime } from './feed-time.ts';
import { field, idIn, isFields, jsonObject, listIn, textIn, type Fields } from './fields.ts';
import { plainText, plainTitle } from './plain-text.ts';

/** https://developer.zendesk.com/api-reference/help_center/help-center-api/articles/ */

const isArticle = (value: unknown): value is Fields =>
  isFields(value) && idIn(value, 'id') !== '' && (textIn(value, 'title') || textIn(value, 'name')) !== '';

const isWanted = ({ sections, labels }: ZendeskFeed, article: Fields): boolean =>
  article.draft !== true &&
  (sections === null || sections.some((section) => idIn(article, 'section_id') === String(section))) &&
  (labels === null || listIn(article, 'label_names').some((label) => labels.some((wanted) => wanted === label)));

/**
 * The articles of a help centre, drafts left out. `updated_at` moves with votes and comments as well, so the time of the
 * last edit is taken where the article has it. Throws Unreadable where articles have lost their ids or titles.
 */
export const readZendesk = (feed: ZendeskFeed, { text, url }: DecodedBody, now: Instant): FeedReading => {
  const body = jsonObject(text);
  const told = field(body, 'articles');
  if (!Array.isArray(told)) throw new Unreadable('the help centre lists no articles');
  const articles = told.filter(isArticle);
  if (articles.length === 0 && told.length > 0) throw new Unreadable('the articles have not the documented structure');
  const list = createEntryList(url, now);
  const time = (article: Fields, name: string): Instant | null => readTime(textIn(article, name), feed);
  for (const article of articles.filter((one) => isWanted(feed, one)))
    list.add({
      id: idIn(article, 'id'),
      title: plainTitle(textIn(article, 'title') || textIn(article, 'name')),
      text: plainText(textIn(article, 'body')),
      link: textIn(article, 'html_url'),
      publishedAt: time(article, 'created_at'),
      updatedAt: time(article, 'edited_at') ?? time(article, 'updated_at'),
    });
  return { entries: list.newest() };
};
