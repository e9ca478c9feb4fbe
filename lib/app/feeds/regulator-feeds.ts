import type { Classification, FeedEntry } from '../../core/announcement.ts';
import { Unreadable } from '../../core/exchange.ts';
import { NOTHING_REMEMBERED, takeInReading } from '../../core/feed-changes.ts';
import { joinReadings } from '../../core/feed-entries.ts';
import { syndication } from '../../core/feed-formats.ts';
import { REGISTERED_LIST_EVERY_MS, REGULATOR_NEWS_EVERY_MS } from '../../core/feed-pace.ts';
import type { AddressedStatement } from '../../core/feed-store.ts';
import type { FeedReading } from '../../core/feed.ts';
import {
  compareRegistered,
  type RegisteredOperator,
  type RegistrationChange,
} from '../../core/registered-operators.ts';
import { REGULATOR, type RegulatorNews } from '../../core/regulator-news.ts';
import { STATEMENT_TITLE_LENGTH, STATEMENTS_MOST, type Statement } from '../../core/statement.ts';
import type { Instant } from '../../core/time.ts';
import { readDocument, type FeedReaders } from './exchange-feed.ts';
import type { FeedSource } from './feed-source.ts';

/** Everything that the agency publishes (lib/regulators/fsa-news.ts). */
const NEWS = syndication('https://www.fsa.go.jp/fsaNewsListAll_rss2.xml', {
  id: 'fsa-news',
  lang: 'ja',
  zone: 'Asia/Tokyo',
});
const LIST = 'registered-list';
const LIST_URL = 'https://www.fsa.go.jp/menkyo/menkyoj/kasoutuka.xlsx';
/** The page that links to it, for people. */
const LIST_PAGE = 'https://www.fsa.go.jp/menkyo/menkyo.html';
/** The agency's site, and those of the finance bureaus: no other is linked to. */
const OFFICIAL_HOST = /(^|\.)(fsa|mof)\.go\.jp$/;

export interface RegulatorReaders extends FeedReaders {
  readNews: (entry: FeedEntry) => RegulatorNews | null;
  /** Throws Unreadable. */
  readList: (file: Uint8Array) => RegisteredOperator[];
  exchangeOf: (company: string) => string | null;
}

/** What a regulator says is of its own kind, and sure: it says nothing of withdrawals. */
const REGULATORY: Omit<Classification, 'evidence'> = {
  label: 'regulatory',
  confidence: 1,
  assets: [],
  networks: [],
  directions: [],
  whole: false,
  window: null,
};

const officialLink = (url: string | null): string | null =>
  url !== null && OFFICIAL_HOST.test(new URL(url).hostname) ? url : null;

const newsStatement = (entry: FeedEntry, { operators }: RegulatorNews, now: Instant): Statement => ({
  ...REGULATORY,
  evidence: operators,
  key: `${NEWS.id}/${entry.key}`,
  by: 'regulator',
  feed: NEWS.id,
  title: (entry.title || entry.text).slice(0, STATEMENT_TITLE_LENGTH),
  url: officialLink(entry.url),
  publishedAt: entry.publishedAt,
  seenAt: now,
});

/** What is said of a change of the list, in its own language as all that the regulator says. */
const CHANGED: Readonly<Record<Exclude<RegistrationChange['kind'], 'moved'>, string>> = {
  registered: 'が掲載されました',
  deregistered: 'の掲載がなくなりました',
  renamed: 'に商号が変わりました',
};

const listStatement = (
  { kind, name, number, before, after }: RegistrationChange & { kind: keyof typeof CHANGED },
  now: Instant,
): Statement => ({
  ...REGULATORY,
  evidence: [name],
  key: [LIST, kind, number, name, (after ?? before)?.date].join('/'),
  by: 'regulator',
  feed: LIST,
  title: `金融庁の暗号資産交換業者登録一覧：${name}（${number}）${CHANGED[kind]}`.slice(0, STATEMENT_TITLE_LENGTH),
  url: LIST_PAGE,
  publishedAt: null,
  seenAt: now,
});

const newsSource = (watched: (exchange: string) => boolean, readers: RegulatorReaders): FeedSource<FeedReading> => ({
  owner: REGULATOR,
  feed: NEWS.id,
  urls: NEWS.urls,
  accept: 'application/rss+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1',
  everyMs: REGULATOR_NEWS_EVERY_MS,
  read: (document, now) => readDocument(NEWS, document, readers, now),
  takeIn(parts, { memory, out }, now) {
    const { fresh, edited, memory: after } = takeInReading(memory, joinReadings(parts, readers.entriesMost), now);
    const statements = [...fresh, ...edited].flatMap((entry): AddressedStatement[] => {
      const news = readers.readNews(entry);
      return (news?.exchanges ?? [])
        .filter(watched)
        .map((exchange) => ({ exchange, statement: newsStatement(entry, news as RegulatorNews, now) }));
    });
    return { memory: after, out, statements: statements.slice(0, STATEMENTS_MOST) };
  },
});

const listSource = (
  watched: (exchange: string) => boolean,
  { readList, exchangeOf }: RegulatorReaders,
): FeedSource<RegisteredOperator[]> => ({
  owner: REGULATOR,
  feed: LIST,
  urls: [LIST_URL],
  accept: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, */*;q=0.1',
  everyMs: REGISTERED_LIST_EVERY_MS,
  read: ({ bytes }) => readList(bytes),
  takeIn(parts, { memory, out }, now) {
    const list = parts.flat();
    const after = { ...NOTHING_REMEMBERED, seen: list.map((row) => JSON.stringify(row)), readAt: now };
    if (memory.readAt === null) return { memory: after, out, statements: [] };
    const before = memory.seen.map((row) => JSON.parse(row) as RegisteredOperator);
    const changes = compareRegistered(before, list, exchangeOf);
    if (changes === 'implausible') throw new Unreadable('most of those who were registered are missing from the list');
    const statements = changes.flatMap((change): AddressedStatement[] => {
      const { kind, exchange } = change;
      return kind === 'moved' || exchange === null || !watched(exchange)
        ? []
        : [{ exchange, statement: listStatement({ ...change, kind }, now) }];
    });
    return { memory: after, out, statements };
  },
});

/** What the regulator publishes, as statements about the exchanges that are watched. */
export const regulatorFeeds = (watched: (exchange: string) => boolean, readers: RegulatorReaders): FeedSource[] => [
  newsSource(watched, readers),
  listSource(watched, readers),
];
