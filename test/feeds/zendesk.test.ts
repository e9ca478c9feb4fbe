import { describe, expect, it } from 'vitest';
import { Unreadable } from '../../lib/core/exchange.ts';
import { zendesk } from '../../lib/core/feed-formats.ts';
import { decodeBody } from '../../lib/feeds/decode-body.ts';
import { readText, titles } from './made-bodies.ts';
import { recordingNamed, recordingsPresent } from './recordings.ts';

const SITE = { site: 'https://faq.exchange.example', locale: 'ja' };
const feed = zendesk(SITE);
const article = (more: object): object => ({
  id: 1,
  html_url: 'https://faq.exchange.example/hc/ja/articles/1',
  draft: false,
  section_id: 10,
  created_at: '2026-05-30T00:00:00Z',
  updated_at: '2026-05-31T12:00:00Z',
  edited_at: '2026-05-31T00:00:00Z',
  title: '出金停止',
  label_names: ['お知らせ'],
  body: '<p>BTCの出金を<strong>停止</strong>します。</p>',
  ...more,
});
const body = (...articles: unknown[]): string => JSON.stringify({ count: articles.length, next_page: null, articles });

describe('a help centre', () => {
  it('is asked for the latest changes, in its language', () => {
    expect(feed.urls).toEqual([
      'https://faq.exchange.example/api/v2/help_center/ja/articles.json?sort_by=updated_at&sort_order=desc&per_page=30',
    ]);
    expect([feed.lang, zendesk({ ...SITE, locale: 'en-us' }).lang]).toEqual(['ja', 'en']);
  });

  it('tells each article with the time of its last edit, which votes do not move', () => {
    expect(readText(feed, body(article({}))).entries).toEqual([
      {
        key: '1',
        title: '出金停止',
        text: 'BTCの出金を停止します。',
        url: 'https://faq.exchange.example/hc/ja/articles/1',
        publishedAt: Date.UTC(2026, 4, 30),
        updatedAt: Date.UTC(2026, 4, 31),
      },
    ]);
    expect(readText(feed, body(article({ edited_at: null }))).entries[0]?.updatedAt).toBe(Date.UTC(2026, 4, 31, 12));
  });

  it('leaves out drafts, and takes names for titles', () => {
    const told = body(article({ id: 1, draft: true }), article({ id: 2, title: undefined, name: '再開' }));
    expect(titles(readText(feed, told))).toEqual(['再開']);
  });

  it('takes only the sections and labels that the feed names', () => {
    const told = body(
      article({ id: 1, title: 'one' }),
      article({ id: 2, title: 'two', section_id: 20 }),
      article({ id: 3, title: 'three', label_names: null }),
    );
    expect(titles(readText(zendesk({ ...SITE, sections: [20] }), told))).toEqual(['two']);
    expect(titles(readText(zendesk({ ...SITE, labels: ['お知らせ'] }), told))).toEqual(['one', 'two']);
    expect(titles(readText(zendesk({ ...SITE, sections: [99] }), told))).toEqual([]);
  });

  it('may be empty', () => {
    expect(readText(feed, body()).entries).toEqual([]);
  });

  it.each([
    ['an error', '{"error":"RecordNotFound","description":"Not found"}'],
    ['no list', '{"articles":null}'],
    ['a list of something else', '{"articles":[{"foo":1},null,7]}'],
    ['a list in another place', '[{"id":1,"title":"x"}]'],
    ['a page', '<html></html>'],
  ])('is unreadable where it answers %s', (_what, text) => {
    expect(() => readText(feed, text)).toThrow(Unreadable);
  });

  it('is read from one broken article among others', () => {
    expect(titles(readText(feed, body(null, { id: {} }, article({}))))).toEqual(['出金停止']);
  });

  it.skipIf(!recordingsPresent)('is read from a recording (skipped without the shared folder)', () => {
    const text = decodeBody(recordingNamed('zendesk-help-center-ja-articles-2023-12.json'), 'application/json');
    expect(readText(feed, text).entries).toMatchObject([
      {
        key: '26679420183065',
        title: 'Send Anywhere プライバシーポリシー 改訂 案内 (2023.12.21)',
        url: 'https://support.send-anywhere.com/hc/ja/articles/26679420183065',
        publishedAt: Date.UTC(2023, 11, 21, 7, 37, 7),
        updatedAt: Date.UTC(2023, 11, 21, 8, 59, 4),
      },
    ]);
  });
});
