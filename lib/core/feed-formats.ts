import type { DateOrder, Feed, NewsListSelectors } from './feed.ts';

/** The lines by which an exchange's file names its feeds. */

interface Told {
  id?: string;
  lang?: Feed['lang'];
  zone?: string;
  verifiedOn?: string | null;
}

const facts = ({ id, lang = 'en', zone = 'UTC', verifiedOn = null }: Told & { id: string }) =>
  ({ id, lang, zone, verifiedOn, official: true }) as const;

/**
 * A page at Atlassian Statuspage, each of which documents itself at `/api`: the summary holds components and what is
 * open, the list of incidents also what is over.
 */
export const statuspage = (site: string, told: Told = {}): Feed => ({
  ...facts({ id: 'status', ...told }),
  format: 'statuspage',
  urls: [`${site}/api/v2/summary.json`, `${site}/api/v2/incidents.json`],
  documents: `${site}/api`,
});

/** RSS 0.9 to 2.0, Atom 1.0 or JSON Feed 1. */
export const syndication = (url: string, told: Told = {}): Feed => ({
  ...facts({ id: 'news', ...told }),
  format: 'syndication',
  urls: [url],
  documents: 'https://www.rssboard.org/rss-specification',
});

interface HelpCenter extends Told {
  site: string;
  /** As it stands in the help centre's addresses: ja, en-us. */
  locale: string;
  sections?: readonly number[];
  labels?: readonly string[];
}
/** Articles of a page: the endpoint's usual number, and what may have been written between two polls many times over. */
const ARTICLES_A_PAGE = 30;

/** A help centre at Zendesk, the latest changes first. */
export const zendesk = ({ site, locale, sections, labels, ...told }: HelpCenter): Feed => ({
  ...facts({ id: 'help-center', lang: locale.startsWith('ja') ? 'ja' : 'en', ...told }),
  format: 'zendesk',
  urls: [
    `${site}/api/v2/help_center/${locale}/articles.json?sort_by=updated_at&sort_order=desc&per_page=${ARTICLES_A_PAGE}`,
  ],
  documents: 'https://developer.zendesk.com/api-reference/help_center/help-center-api/articles/',
  sections: sections ?? null,
  labels: labels ?? null,
});

interface NewsPage extends Told, NewsListSelectors {
  url: string;
  order?: DateOrder;
}

/** A list of news in a page of HTML, whose author promises nothing: it becomes unreadable when the page is rebuilt. */
export const newsList = ({ url, order = 'ymd', item, title, link, date, text, ...told }: NewsPage): Feed => ({
  ...facts({ id: 'news', lang: 'ja', zone: 'Asia/Tokyo', ...told }),
  format: 'news-list',
  urls: [url],
  documents: url,
  order,
  select: {
    item,
    title,
    ...(link !== undefined && { link }),
    ...(date !== undefined && { date }),
    ...(text !== undefined && { text }),
  },
});
