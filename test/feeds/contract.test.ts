import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TEXT_LENGTH } from '../../lib/core/announcement.ts';
import { Unreadable, type Exchange } from '../../lib/core/exchange.ts';
import type { Feed, FeedReading } from '../../lib/core/feed.ts';
import { EXCHANGES } from '../../lib/exchanges/index.ts';
import { decodeBody } from '../../lib/feeds/decode-body.ts';
import { ENTRIES_MOST, readFeed } from '../../lib/feeds/index.ts';
import { TITLE_LENGTH } from '../../lib/feeds/plain-text.ts';
import { bodyWith, NOW, readingOf, readText } from './made-bodies.ts';
import { recordingNamed, recordingsPresent } from './recordings.ts';

// One suite that every feed passes by standing in its exchange's file.

const all: Record<string, Exchange> = EXCHANGES;
const feeds = Object.values(all).flatMap(({ id, feeds: own = [] }) =>
  own.map((feed) => [`${id}/${feed.id}`, feed] as const),
);

const UNSEEN = /[\p{Cc}\p{Cs}\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/u;
const MARKUP = /<[a-z/!?]/i;

const expectSound = ({ entries }: FeedReading): void => {
  expect(entries.length).toBeLessThanOrEqual(ENTRIES_MOST);
  expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length);
  for (const { key, title, text, url, publishedAt, updatedAt } of entries) {
    expect(key).not.toBe('');
    expect(`${key}${title}`).not.toMatch(UNSEEN);
    expect(title).not.toMatch(MARKUP);
    expect(title.length).toBeLessThanOrEqual(TITLE_LENGTH);
    expect(text.replaceAll('\n', '')).not.toMatch(UNSEEN);
    expect(text).not.toMatch(MARKUP);
    expect(text.length).toBeLessThanOrEqual(TEXT_LENGTH);
    if (url !== null) expect(new URL(url).protocol).toMatch(/^https?:$/);
    for (const at of [publishedAt, updatedAt]) if (at !== null) expect(at).toBeLessThanOrEqual(NOW + 86_400_000);
  }
};

const UNREADABLE: [string, string][] = [
  ['nothing', ''],
  ['white space', ' \n'],
  ['plain words', 'error code: 1020'],
  [
    'a page of a gate',
    '<!doctype html><html><head><title>Just a moment...</title></head><body><p>Wait</p></body></html>',
  ],
  ['half of a JSON object', '{"page":{"id":"x"},"incidents":[{"id":"1","na'],
  ['half of a feed', '<?xml version="1.0"?><rss version="2.0"><channel><item><title>Withdr'],
  ['null', 'null'],
  ['an empty object', '{}'],
  ['a list', '[]'],
  ['an error of Zendesk', '{"error":"InvalidEndpoint","description":"Not found"}'],
  ['an indicator alone', '{"page":{"id":"x"},"status":{"indicator":"none","description":"All Systems Operational"}}'],
  [
    'what stands in a prototype',
    '{"__proto__":{"page":{},"incidents":[],"articles":[],"version":"https://jsonfeed.org/version/1","items":[]}}',
  ],
  ['a document of another kind', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><item/></svg>'],
];

it('finds feeds', () => {
  expect(feeds.length).toBeGreaterThanOrEqual(10);
});

it.each(Object.values(all))('names each feed of $id once', ({ feeds: own = [] }) => {
  expect(new Set(own.map(({ id }) => id)).size).toBe(own.length);
  const urls = own.flatMap((feed) => feed.urls);
  expect(new Set(urls).size).toBe(urls.length);
});

describe.each(feeds)('%s', (_name, feed: Feed) => {
  it('is described: addresses by https, a document, a language, a zone that there is', () => {
    expect(feed.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(feed.urls.length).toBeGreaterThan(0);
    for (const url of [...feed.urls, feed.documents]) expect(new URL(url).protocol).toBe('https:');
    expect(['ja', 'en']).toContain(feed.lang);
    expect(() => new Intl.DateTimeFormat('en', { timeZone: feed.zone })).not.toThrow();
    expect(feed.official).toBe(true);
  });

  it('is plain data, which whoever reads nothing can carry', () => {
    expect(JSON.parse(JSON.stringify(feed))).toEqual(feed);
  });

  it.each(UNREADABLE)('finds %s unreadable, and does not quote it', (_what, text) => {
    expect(() => readText(feed, text)).toThrow(Unreadable);
    expect(() => readText(feed, text)).not.toThrow(/Withdr|1020|moment/);
  });

  it('throws nothing but Unreadable, whatever it is given', () => {
    const pieces = fc.constantFrom(
      '<item>',
      '</item>',
      '<![CDATA[',
      ']]>',
      '<!DOCTYPE x>',
      '<rss><channel>',
      '</channel></rss>',
      '&#0;',
      '&amp;lt;',
      '<div class="news">',
      '{"articles":[',
      '"incidents":',
      '\u202e',
      '\ud83d',
      '<a href="javascript:x">',
      '2026-01-01',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.json(),
          fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
        ),
        (text) => {
          const reading = readingOf(feed, text);
          if (reading !== undefined) expectSound(reading);
        },
      ),
      { numRuns: 200 },
    );
  });

  it.skipIf(feed.format === 'news-list')('leaves no markup and nothing unseen of what an entry says', () => {
    const nasty = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 8 }),
        fc.constantFrom(
          '<b>',
          '</b>',
          '<script>alert(1)</script>',
          '&lt;img src=x onerror=y&gt;',
          '&amp;lt;i&amp;gt;',
          '\u202e',
          '\u0007',
          '出金停止',
          '<',
          '&',
          '<!--',
          '-->',
          '<![CDATA[',
          '&#x202e;',
          '\n',
          '<scr<b>ipt>',
        ),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(nasty, nasty, (title, text) => {
        const reading = readingOf(feed, bodyWith(feed, `t${title.join('')}`, text.join('')));
        if (reading !== undefined) expectSound(reading);
      }),
      { numRuns: 200 },
    );
  });

  it('reads the recording on which it was verified (skipped without the shared folder)', (context) => {
    if (feed.verifiedOn === null || !recordingsPresent) return context.skip();
    const text = decodeBody(recordingNamed(feed.verifiedOn), null);
    const reading = readFeed(feed, { text, url: feed.urls[0] ?? '' }, NOW);
    expect(reading.entries.length).toBeGreaterThan(0);
    expectSound(reading);
  });
});
