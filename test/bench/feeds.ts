import { newsList, statuspage, syndication, zendesk } from '../../lib/core/feed-formats.ts';
import type { Feed } from '../../lib/core/feed.ts';
import { readFeed } from '../../lib/feeds/index.ts';
import { median } from './median.ts';

const ROUNDS = 41;
const TIME = '2026-05-30T08:00:00.000Z';
const many = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index));

const WORDS = '<p>ネットワークの状況により、<b>BTC</b>の出金を一時停止しております。</p>';
const escaped = WORDS.replaceAll('<', '&lt;');

const statuses = (): string => {
  const component = (n: number): object => ({
    id: `c${n}`,
    name: `Digital Currency Funding - Coin (C${n}) - Ethereum`,
    status: 'operational',
    updated_at: TIME,
  });
  const update = (id: string): object => ({
    id,
    status: 'identified',
    body: 'Withdrawals are delayed. '.repeat(8),
    created_at: TIME,
    display_at: TIME,
    updated_at: TIME,
    affected_components: null,
  });
  const incident = (n: number): object => ({
    id: `i${n}`,
    name: `Delays ${n}`,
    status: 'resolved',
    created_at: TIME,
    incident_updates: many(4, (u) => update(`${n}-${u}`)),
    components: many(5, component),
  });
  return JSON.stringify({ page: { id: 'p' }, components: many(600, component), incidents: many(50, incident) });
};

/** As large as such bodies are where they are largest. */
const BODIES: readonly (readonly [what: string, feed: Feed, body: () => string])[] = [
  ['status page, 600 components, 200 updates', statuspage('https://status.exchange.example'), statuses],
  [
    'RSS, 50 items of 2 KB',
    syndication('https://exchange.example/feed'),
    () =>
      `<rss version="2.0"><channel>${many(50, (n) => `<item><title>出金停止 ${n}</title><guid>${n}</guid><pubDate>Mon, 01 Jun 2026 09:00:00 GMT</pubDate><description>${escaped.repeat(25)}</description></item>`).join('')}</channel></rss>`,
  ],
  [
    'help centre, 30 articles of 5 KB',
    zendesk({ site: 'https://faq.exchange.example', locale: 'ja' }),
    () =>
      JSON.stringify({
        articles: many(30, (n) => ({
          id: n,
          title: `出金停止 ${n}`,
          body: WORDS.repeat(80),
          created_at: TIME,
          edited_at: TIME,
        })),
      }),
  ],
  [
    'news list, 50 items',
    newsList({ url: 'https://exchange.example/', item: 'ul.news li', title: 'a', link: 'a', date: 'time' }),
    () =>
      `<!doctype html><body>${'<div class="x"><p>word</p></div>'.repeat(1_000)}<ul class="news">${many(50, (n) => `<li><time>2026.05.30</time><a href="/${n}">出金停止 ${n}</a></li>`).join('')}</ul></body>`,
  ],
];

/** Reading a body of each format, from text to entries: medians in milliseconds. */
export const feedsBench = async (): Promise<Record<string, unknown>[]> =>
  BODIES.map(([what, feed, body]) => {
    const text = body();
    const now = Date.parse(TIME);
    const times = many(ROUNDS, () => {
      const started = performance.now();
      readFeed(feed, { text, url: feed.urls[0] ?? '' }, now);
      return performance.now() - started;
    });
    return { body: what, characters: text.length, 'read ms': Number(median(times).toPrecision(3)) };
  });
