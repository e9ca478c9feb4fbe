import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { syndication } from '../../lib/core/feed-formats.ts';
import { iso } from '../../lib/core/time.ts';
import { ENTRIES_MOST } from '../../lib/feeds/index.ts';
import { item, NOW, readText, rss, titles } from './made-bodies.ts';

const feed = syndication('https://exchange.example/news/feed', { lang: 'ja', zone: 'Asia/Tokyo' });
const read = (text: string) => readText(feed, text);
const only = (text: string) => {
  const [first, ...others] = read(text).entries;
  expect(others).toEqual([]);
  return first;
};

describe('an entry', () => {
  it('without a date or a link is kept, under its title and day', () => {
    expect(only(rss(item({ title: '出金停止' })))).toMatchObject({ key: '出金停止', url: null, publishedAt: null });
    expect(only(rss(item({ title: '出金停止', pubDate: 'Mon, 01 Jun 2026 09:00:00 GMT' })))?.key).toBe(
      '出金停止 2026-06-01',
    );
  });

  it('that says nothing is left out', () => {
    expect(read(rss('<item></item><item><title> </title></item>')).entries).toEqual([]);
  });

  it.each([
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['mailto:a@b.example', null],
    ['https://user:pass@evil.example/', null],
    ['//cdn.example/x', 'https://cdn.example/x'],
    ['../x', 'https://exchange.example/x'],
    ['http://exchange.example/x', 'http://exchange.example/x'],
    ['https://', null],
    [`https://exchange.example/${'x'.repeat(5_000)}`, null],
  ])('with the link %s', (link, url) => {
    expect(only(rss(item({ title: 'a', guid: 'g', link })))?.url).toBe(url);
  });

  it('takes its permanent id for its link where it has no other', () => {
    const permanent = 'https://exchange.example/9';
    expect(only(rss(item({ title: 'a', guid: permanent })))?.url).toBe(permanent);
    expect(only(rss(`<item><title>a</title><guid isPermaLink="false">${permanent}</guid></item>`))?.url).toBeNull();
  });

  it('that is told ten times is one, as it was told last', () => {
    const edits = Array.from(
      { length: 10 },
      (_, edit) =>
        `<entry><id>e</id><title>v${edit}</title><published>2026-05-01T00:00:00Z</published><updated>2026-05-0${(edit * 7) % 10 || 9}T00:00:00Z</updated></entry>`,
    );
    const last = only(`<feed>${edits.join('')}</feed>`);
    expect(last).toMatchObject({ key: 'e', publishedAt: Date.UTC(2026, 4, 1), updatedAt: Date.UTC(2026, 4, 9) });
  });

  it('is told apart by its link where the ids are all the same', () => {
    const body = rss(
      [1, 2].map((n) => item({ title: `n${n}`, guid: 'same', link: `https://exchange.example/${n}` })).join(''),
    );
    expect(titles(read(body))).toEqual(['n1', 'n2']);
  });

  it('has a date from the future as none, and is not lost', () => {
    const body = rss(item({ title: 'a', guid: 'g', pubDate: 'Mon, 01 Jun 2099 00:00:00 GMT' }));
    expect(only(body)).toMatchObject({ key: 'g', publishedAt: null });
  });

  it('may be named like a property of every object', () => {
    const body = rss(
      ['__proto__', 'constructor', 'toString']
        .map((guid) => item({ title: guid, guid, ['__proto__']: 'x', constructor: 'y' }))
        .join(''),
    );
    expect(titles(read(body))).toEqual(['__proto__', 'constructor', 'toString']);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('stands with the newest, whatever the order of the feed; without a date where the feed has it', () => {
    const dated = (day: number): string =>
      item({ title: `d${day}`, guid: `${day}`, pubDate: iso(Date.UTC(2026, 4, day)) });
    const body = rss([dated(3), item({ title: 'none', guid: 'n' }), dated(1), dated(9), dated(5)].join(''));
    expect(titles(read(body))).toEqual(['d9', 'd5', 'd3', 'none', 'd1']);
  });

  it('has the same key whatever stands beside it, however its words are edited', () => {
    const some = fc.uniqueArray(fc.nat(50), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(some, fc.string(), fc.constantFrom('guid', 'link'), (numbers, words, by) => {
        const bodyOf = (order: readonly number[], edit: string): string =>
          rss(
            order
              .map((n) =>
                item({ title: `${n} <![CDATA[${edit.replaceAll(']', '')}]]>`, [by]: `https://exchange.example/${n}` }),
              )
              .join(''),
          );
        const keysOf = (body: string): Set<string> => new Set(read(body).entries.map(({ key }) => key));
        const keys = keysOf(bodyOf(numbers, ''));
        expect(keys.size).toBe(numbers.length);
        expect(keysOf(bodyOf(numbers.toReversed(), words))).toEqual(keys);
        expect(keys.has(`https://exchange.example/${numbers[0]}`)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('is one of the newest, where a feed is endless', () => {
    const body = rss(
      Array.from({ length: ENTRIES_MOST * 2 }, (_, n) =>
        item({ title: `${n}`, guid: `${n}`, pubDate: iso(NOW - n * 60_000) }),
      )
        .toReversed()
        .join(''),
    );
    const { entries } = read(body);
    expect(entries).toHaveLength(ENTRIES_MOST);
    expect(entries[0]?.title).toBe('0');
  });
});
