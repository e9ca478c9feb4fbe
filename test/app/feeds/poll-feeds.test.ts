import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newsList, syndication, zendesk } from '../../../lib/core/feed-formats.ts';
import type { FeedHead } from '../../../lib/core/feed-store.ts';
import { startEmbeddedTable, type EmbeddedTable } from '../../store/embedded-table.ts';
import { exchangeWith, feedWorld, startFeedServer, type FeedServer } from './feed-world.ts';

let embedded: EmbeddedTable;
let server: FeedServer;
const units = { read: 0, write: 0 };
beforeAll(async () => {
  embedded = await startEmbeddedTable((operation, count) => {
    units[operation] += count;
  });
  server = await startFeedServer();
});
afterAll(async () => {
  await server.close();
  await embedded.close();
});

interface Entry {
  id: string;
  title: string;
  text?: string;
  at?: string;
}
const entry = (id: string, title: string, text = '', at = 'Mon, 02 Mar 2026 00:01:00 GMT'): Entry => ({
  id,
  title,
  text,
  at,
});
const rss = (...entries: readonly Entry[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>News</title>${entries
    .map(
      ({ id, title, text = '', at }) =>
        `<item><guid>${id}</guid><title>${title}</title><description>${text}</description><link>https://news.example/${id}</link><pubDate>${at}</pubDate></item>`,
    )
    .join('')}</channel></rss>`;

let count = 0;
/** A news feed of an exchange of its own, and the server's answers to it. */
const newsWorld = (
  ...extra: Parameters<typeof feedWorld> extends [unknown, unknown, unknown, ...infer R] ? R : never
) => {
  count += 1;
  const id = `exchange${count}`;
  const url = `https://${id}.example/news.xml`;
  const exchange = exchangeWith(id, syndication(url));
  const world = feedWorld(embedded, server, [exchange], ...extra);
  return {
    ...world,
    id,
    url,
    say: (answer: Parameters<FeedServer['set']>[1]) => server.set(url, answer),
    asked: () => server.asked.filter(({ address }) => address === url),
  };
};
const stateOf = (heads: readonly FeedHead[]) => heads[0]?.health;

describe('a feed that is polled', () => {
  it('is a silent baseline at first; then what is new is told once, and what is edited once more under its key', async () => {
    const { id, say, run, titles, told, statements } = newsWorld();
    say(rss(entry('a', 'Old halt')));
    await run();
    await run();
    expect(titles()).toEqual([]);
    say(rss(entry('b', 'Halt of BTC'), entry('a', 'Old halt')));
    await run();
    await run();
    expect(titles()).toEqual([['Halt of BTC']]);
    expect(told[0]).toMatchObject({
      exchange: id,
      statements: [
        {
          key: 'news/b',
          by: 'feed',
          feed: 'news',
          label: 'halt_incident',
          url: 'https://news.example/b',
          publishedAt: Date.parse('2026-03-02T00:01:00Z'),
        },
      ],
    });
    say(rss(entry('b', 'Over'), entry('a', 'Old halt')));
    await run();
    await run();
    expect(titles()).toEqual([['Halt of BTC'], ['Over']]);
    const kept = await statements.recent(id);
    expect(kept.map(({ key, title, label }) => [key, title, label])).toEqual([['news/b', 'Over', 'info']]);
    expect(kept[0]?.seenAt).toBe(told[0]?.statements[0]?.seenAt);
  });

  it('is asked no more often than its interval, by what is stored', async () => {
    const { say, run, asked } = newsWorld();
    say(rss(entry('a', 'A')));
    for (let minute = 0; minute < 11; minute += 1) await run(1);
    expect(asked()).toHaveLength(3);
    await Promise.all([run(5), run(0), run(0)]);
    expect(asked()).toHaveLength(4);
  });

  it('is asked for with the validators of what was read, and unchanged it stays fresh', async () => {
    const { say, run, asked, titles } = newsWorld();
    say({ body: rss(entry('a', 'A')), headers: { etag: '"1"' } });
    await run();
    const heads = await run();
    expect(asked().map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"1"']);
    expect(asked()[0]?.headers.accept).toContain('application/rss+xml');
    expect(stateOf(heads)).toMatchObject({ state: 'fresh', detail: null });
    say({ body: rss(entry('b', 'B'), entry('a', 'A')), headers: { etag: '"2"' } });
    await run();
    expect(titles()).toEqual([['B']]);
  });

  it.each<[string, Parameters<FeedServer['set']>[1], string]>([
    ['404', { status: 404 }, 'unreachable'],
    ['403 with a page', { status: 403, body: '<html>no</html>' }, 'blocked'],
    ['a page in its place', '<!DOCTYPE html><html><title>Just a moment</title></html>', 'blocked'],
    ['another XML', '<?xml version="1.0"?><sitemap/>', 'unreadable'],
    [
      'an entity bomb',
      '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel>&b;</channel></rss>',
      'unreadable',
    ],
    ['10 MB', 'x'.repeat(10 * 1024 * 1024), 'unreadable'],
    ['nothing', '', 'unreadable'],
    ['bytes that are no text', { body: new Uint8Array([0, 1, 2, 3, 0, 0, 9]) }, 'unreadable'],
    ['half of it', rss(entry('b', 'B')).slice(0, 120), 'unreadable'],
  ])('keeps its state and tells nothing where it is %s; and goes on afterwards', async (_what, answer, state) => {
    const { say, run, titles } = newsWorld();
    say({ body: rss(entry('a', 'A')), headers: { etag: '"1"' } });
    const [before] = await run();
    say(answer);
    await run();
    const heads = await run();
    expect(stateOf(heads)).toMatchObject({ state, readAt: before?.health.readAt });
    expect(stateOf(heads)?.detail).not.toContain('<');
    expect(heads[0]?.memory.unreadable).toBe(2);
    expect(titles()).toEqual([]);
    say(rss(entry('b', 'B'), entry('a', 'A')));
    expect(stateOf(await run())?.state).toBe('fresh');
    expect(titles()).toEqual([['B']]);
  });

  it('reads Shift_JIS that its header calls otherwise', async () => {
    const { say, run, titles } = newsWorld();
    const shiftJis = (before: string, bytes: number[], after: string) =>
      new Uint8Array(Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]));
    const [open, close] = rss(entry('b', '@')).replace('UTF-8', 'Shift_JIS').split('@');
    say(rss(entry('a', 'A')));
    await run();
    // 出金停止 in Shift_JIS.
    const body = shiftJis(open ?? '', [0x8f, 0x6f, 0x8b, 0xe0, 0x92, 0xe2, 0x8e, 0x7e], close ?? '');
    say({ body, headers: { 'content-type': 'application/xml; charset=utf-8' } });
    await run();
    expect(titles()).toEqual([['出金停止']]);
  });

  it('is no halt and no news after a redesign: a list that is rebuilt is unreadable', async () => {
    const url = 'https://rebuilt.example/';
    const page = (name: string) =>
      `<!doctype html><html><body><div class="${name}"><a href="/1">Halt</a> 2026.03.01</div></body></html>`;
    const list = newsList({ url, item: '.news', title: 'a', link: 'a' });
    const { run, titles } = feedWorld(embedded, server, [exchangeWith('rebuilt', list)]);
    server.set(url, page('news'));
    expect(stateOf(await run())?.state).toBe('fresh');
    server.set(url, page('topics'));
    expect(stateOf(await run())?.state).toBe('unreadable');
    expect(titles()).toEqual([]);
  });

  it('harms no other where it fails, and is not read through a page where JSON is due', async () => {
    const help = zendesk({ site: 'https://help.example', locale: 'en-us' });
    const news = syndication('https://both.example/news.xml');
    const world = feedWorld(embedded, server, [exchangeWith('both', help, news)]);
    server.set(help.urls[0] ?? '', '<html><body>Checking your browser</body></html>');
    server.set(news.urls[0] ?? '', rss(entry('a', 'A')));
    const heads = await world.run();
    expect(heads.map(({ feed, health: { state } }) => [feed, state])).toEqual([
      ['help-center', 'blocked'],
      ['news', 'fresh'],
    ]);
  });

  it('costs a read and a write where nothing has changed', async () => {
    const { say, run } = newsWorld();
    say({
      body: rss(...Array.from({ length: 100 }, (_, n) => entry(`e${n}`, `Title ${n}`))),
      headers: { etag: '"1"' },
    });
    await run();
    await run();
    Object.assign(units, { read: 0, write: 0 });
    await run();
    expect(units.write).toBe(1);
    expect(units.read).toBeLessThanOrEqual(2.5);
  });
});

describe('a run that breaks off', () => {
  const failing = () => Promise.reject(new Error('crash'));

  it('between keeping and taking in hands over what it kept at the next run, though the feed says it no more', async () => {
    const { id, say, run, titles, statements, ports } = newsWorld();
    say(rss(entry('a', 'A')));
    await run();
    say(rss(entry('b', 'Halt'), entry('a', 'A')));
    await run(5, { takeIn: failing });
    expect((await statements.recent(id)).map(({ title }) => title)).toEqual(['Halt']);
    say(rss(entry('a', 'A')));
    // Not its turn yet: the journal alone is looked at.
    await run(1);
    expect(titles()).toEqual([['Halt']]);
    await run(1);
    await run(5);
    expect(titles()).toEqual([['Halt']]);
    expect((await ports.feeds.heads([{ owner: id, feed: 'news' }]))[0]?.untold).toEqual([]);
  });

  it('anywhere tells everything at least once, always under the same key, and once it goes well no more', async () => {
    for (let at = 1; at <= 5; at += 1) {
      const { id, say, run, told, statements, ports } = newsWorld();
      say(rss(entry('a', 'A')));
      await run();
      say({ body: rss(entry('b', 'Halt'), entry('a', 'A')), headers: { etag: '"2"' } });
      let calls = 0;
      const guard =
        <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
        async (...args: A): Promise<R> => {
          calls += 1;
          return calls === at ? failing() : call(...args);
        };
      await run(5, {
        feeds: { ...ports.feeds, saveHead: guard(ports.feeds.saveHead), saveSeen: guard(ports.feeds.saveSeen) },
        statements: { add: guard(ports.statements.add) },
        takeIn: guard(ports.takeIn),
      });
      expect(calls, `call ${at}`).toBeGreaterThanOrEqual(at);
      for (let more = 0; more < 3; more += 1) await run(5);
      const keys = told.flatMap((one) => one.statements.map(({ key }) => key));
      expect([...new Set(keys)], `call ${at}`).toEqual(['news/b']);
      expect(keys.length, `call ${at}`).toBeLessThanOrEqual(3);
      expect((await statements.recent(id)).map(({ key }) => key)).toEqual(['news/b']);
      const before = told.length;
      await run(5);
      expect(told).toHaveLength(before);
    }
  });

  it('is said in the log, and not with what the feed says', async () => {
    const { say, run, logged } = newsWorld();
    say(rss(entry('a', 'A')));
    await run();
    say(rss(entry('b', 'Secret words'), entry('a', 'A')));
    await run(5, { takeIn: failing });
    expect(logged.filter(({ level }) => level === 'error')).toMatchObject([{ message: 'poll of a feed failed' }]);
    expect(JSON.stringify(logged)).not.toContain('Secret');
  });
});
