import { describe, expect, it } from 'vitest';
import { Unreadable } from '../../lib/core/exchange.ts';
import { syndication } from '../../lib/core/feed-formats.ts';
import { decodeBody } from '../../lib/feeds/decode-body.ts';
import { item, readText, rss } from './made-bodies.ts';
import { recordingNamed, recordingsPresent } from './recordings.ts';

const feed = syndication('https://exchange.example/news/feed', { lang: 'ja', zone: 'Asia/Tokyo' });
const read = (text: string) => readText(feed, text);
const only = (text: string) => {
  const [first, ...others] = read(text).entries;
  expect(others).toEqual([]);
  return first;
};

describe('a feed', () => {
  it('in RSS 2.0 has title, text, link and time of each item', () => {
    const body = rss(
      item({
        title: '<![CDATA[【重要】BTC & ETH の出金停止]]>',
        link: 'https://exchange.example/news/1?a=1&amp;b=2',
        description: '&lt;p&gt;17時より&lt;b&gt;停止&lt;/b&gt;します。&lt;/p&gt;',
        pubDate: 'Mon, 01 Jun 2026 17:00:00 +0900',
        guid: 'news-1',
      }),
    );
    expect(only(body)).toEqual({
      key: 'news-1',
      title: '【重要】BTC & ETH の出金停止',
      text: '17時より停止します。',
      url: 'https://exchange.example/news/1?a=1&b=2',
      publishedAt: Date.UTC(2026, 5, 1, 8),
      updatedAt: null,
    });
  });

  it('with a module for contents has the whole text, not the summary', () => {
    const body = rss(
      item({ title: 'a', description: 'summary', 'content:encoded': '<![CDATA[<p>whole</p><script>x</script>]]>' }),
    );
    expect(only(body)?.text).toBe('whole');
  });

  it('in RSS 0.91 and 0.92 needs neither ids nor dates', () => {
    const body = `<rss version="0.92"><channel>${item({ title: 'Halt', link: '/news/2' })}</channel></rss>`;
    expect(only(body)).toMatchObject({
      key: 'https://exchange.example/news/2',
      url: 'https://exchange.example/news/2',
    });
  });

  it('in RSS 1.0 has its items beside the channel', () => {
    const body = `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="https://exchange.example/"><title>News</title><items><rdf:Seq><rdf:li resource="https://exchange.example/3"/></rdf:Seq></items></channel>
      <item rdf:about="https://exchange.example/3"><title>再開</title><link>https://exchange.example/3</link><dc:date>2026-05-31T09:00:00+09:00</dc:date></item>
    </rdf:RDF>`;
    expect(only(body)).toMatchObject({
      key: 'https://exchange.example/3',
      title: '再開',
      publishedAt: Date.UTC(2026, 4, 31),
    });
  });

  it('in Atom has the alternate link, both times, and text in XHTML', () => {
    const body = `<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry>
      <id>tag:exchange.example,2026:4</id><title type="html">Withdrawals &lt;b&gt;paused&lt;/b&gt;</title>
      <link rel="self" href="/self"/><link href="/news/4"/>
      <published>2026-05-30T00:00:00Z</published><updated>2026-05-31T00:00:00Z</updated>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>First &amp; second.</p><p>a &lt; b<br/>end</p></div></content>
    </entry></feed>`;
    expect(only(body)).toEqual({
      key: 'tag:exchange.example,2026:4',
      title: 'Withdrawals paused',
      text: 'First & second.\n\na < b\nend',
      url: 'https://exchange.example/news/4',
      publishedAt: Date.UTC(2026, 4, 30),
      updatedAt: Date.UTC(2026, 4, 31),
    });
  });

  it('in Atom may name its elements with a prefix', () => {
    const body =
      '<atom:feed xmlns:atom="http://www.w3.org/2005/Atom"><atom:entry><atom:id>5</atom:id><atom:title>x</atom:title></atom:entry></atom:feed>';
    expect(only(body)).toMatchObject({ key: '5', title: 'x' });
  });

  it('in JSON Feed is read as well', () => {
    const body = JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      items: [
        { id: 6, url: '/news/6', title: 'Halt', content_html: '<p>All</p>', date_published: '2026-05-30T00:00:00Z' },
        { id: 'seven', content_text: 'no title\nsecond line', date_modified: '2026-05-29T00:00:00Z' },
        null,
        'odd',
      ],
    });
    expect(read(body).entries).toEqual([
      {
        key: '6',
        title: 'Halt',
        text: 'All',
        url: 'https://exchange.example/news/6',
        publishedAt: Date.UTC(2026, 4, 30),
        updatedAt: null,
      },
      {
        key: 'seven',
        title: '',
        text: 'no title\nsecond line',
        url: null,
        publishedAt: null,
        updatedAt: Date.UTC(2026, 4, 29),
      },
    ]);
    expect(() => read('{"version":"https://jsonfeed.org/version/1.1"}')).toThrow(Unreadable);
    expect(() => read('{"items":[]}')).toThrow(Unreadable);
  });

  it('may be empty', () => {
    expect(read(rss('')).entries).toEqual([]);
    expect(read('<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title></feed>').entries).toEqual([]);
    expect(read('{"version":"https://jsonfeed.org/version/1","items":[]}').entries).toEqual([]);
  });

  it.each([
    ['is no feed', '<?xml version="1.0"?><urlset><url/></urlset>'],
    ['has no channel', '<rss version="2.0"></rss>'],
    ['is cut off', rss(item({ title: 'a' })).slice(0, -20)],
    ['is cut off within a tag', rss(item({ title: 'a' })).slice(0, -3)],
    ['is not well-formed', rss('<item><title>a</item></title>')],
    ['has two roots', `${rss('')}${rss('')}`],
    ['is a page', '<html><body><item><title>x</title></item></body></html>'],
    ['has a warning of its server before it', `<br /><b>Warning</b>: x${rss('')}`],
    ['is nested too deeply', rss(`<item>${'<a>'.repeat(1_000)}${'</a>'.repeat(1_000)}</item>`)],
    ['has a document type', `<!DOCTYPE rss><rss version="2.0"><channel></channel></rss>`],
    [
      'defines entities that grow',
      `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "${'&lol;'.repeat(10)}"><!ENTITY lol3 "${'&lol2;'.repeat(10)}">]>${rss(item({ title: '&lol3;' })).slice(38)}`,
    ],
    [
      'reads a file',
      `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>${rss(item({ title: '&f;' })).slice(38)}`,
    ],
  ])('is unreadable where it %s', (_what, body) => {
    expect(() => read(body)).toThrow(Unreadable);
  });

  it('leaves entities that XML does not have to the markup', () => {
    expect(only(rss(item({ title: 'A&nbsp;&amp;&nbsp;B &lol;', guid: '1' })))?.title).toBe('A & B &lol;');
  });
});

describe.skipIf(!recordingsPresent)('on recordings (skipped without the shared folder)', () => {
  it('reads the history of a status page', () => {
    const text = decodeBody(recordingNamed('statuspage-rss-staffbase-2021-12.xml'), 'application/rss+xml');
    const { entries } = read(text);
    expect(entries.map(({ key, title, publishedAt }) => [key, title, publishedAt])).toEqual([
      ['https://status.staffbase.com/incidents/77004ltfxlkv', 'Blank content', Date.UTC(2021, 11, 23, 9, 30, 37)],
      [
        'https://status.staffbase.com/incidents/p3mdb34gmrx6',
        'Service disruption with the German media server',
        Date.UTC(2021, 11, 20, 8, 42, 32),
      ],
    ]);
    expect(entries[0]?.text).toMatch(/^Dec 23, 10:30 CET\nResolved - The issue is resolved\./);
  });

  it('finds it unreadable, cut off anywhere', () => {
    const text = decodeBody(recordingNamed('statuspage-rss-staffbase-2021-12.xml'), null).trim();
    for (let end = 1; end < text.length; end += 37) expect(() => read(text.slice(0, end))).toThrow(Unreadable);
  });
});
