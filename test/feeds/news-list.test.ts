import { describe, expect, it } from 'vitest';
import { Unreadable } from '../../lib/core/exchange.ts';
import { newsList } from '../../lib/core/feed-formats.ts';
import { decodeBody } from '../../lib/feeds/decode-body.ts';
import { readText, titles } from './made-bodies.ts';
import { recordingNamed, recordingsPresent } from './recordings.ts';

const PAGE = { url: 'https://exchange.example/info/', item: 'ul.news li', title: 'a', link: 'a', date: 'time' };
const feed = newsList(PAGE);
const row = (title: string, more: { link?: string; date?: string } = {}): string =>
  `<li><time>${more.date ?? '2026.05.30'}</time><a href="${more.link ?? '/info/1'}">${title}</a></li>`;
const page = (rows: string): string =>
  `<!DOCTYPE html><html><head><title>Info</title></head><body><nav><ul><li><a href="/">Home</a></li></ul></nav><ul class="news">${rows}</ul></body></html>`;

describe('a list of news', () => {
  it('has title, link and day of each item', () => {
    expect(readText(feed, page(row('出金<b>停止</b>の<br>お知らせ'))).entries).toEqual([
      {
        key: 'https://exchange.example/info/1',
        title: '出金停止の お知らせ',
        text: '',
        url: 'https://exchange.example/info/1',
        publishedAt: Date.UTC(2026, 4, 29, 15),
        updatedAt: null,
      },
    ]);
  });

  it('has its times in a time element, in the words beside, or in the order that the feed states', () => {
    const told = '<li><time datetime="2026-05-30T09:00:00+09:00">先週</time><a href="/1">a</a></li>';
    expect(readText(feed, page(told)).entries[0]?.publishedAt).toBe(Date.UTC(2026, 4, 30));
    const beside = newsList({ ...PAGE, date: '.d' });
    const dated = (words: string): string => `<li><p class="d">${words} <a href="/1">2018年1月26日の件</a></p></li>`;
    expect(readText(beside, page(dated('2026/05/30 09:00'))).entries[0]?.publishedAt).toBe(Date.UTC(2026, 4, 30));
    expect(
      readText(beside, page(dated('<b>2026/05/30</b>') + dated('2026/05/30').repeat(2))).entries[0]?.publishedAt,
    ).not.toBe(Date.UTC(2018, 0, 25, 15));
    const within = '<li><p class="d"><b>2026</b>/<b>05</b>/<b>30</b></p><a href="/1">x</a></li>';
    expect(readText(beside, page(within)).entries[0]?.publishedAt).toBe(Date.UTC(2026, 4, 29, 15));
    const american = newsList({ ...PAGE, order: 'mdy', zone: 'UTC' });
    expect(readText(american, page(row('x', { date: '5/3/2026' }))).entries[0]?.publishedAt).toBe(Date.UTC(2026, 4, 3));
  });

  it('has a summary where the feed says which it is', () => {
    const told = '<li><time>2026.05.30</time><a href="/1">a</a><p>BTC<script>x</script>のみ</p></li>';
    expect(readText(newsList({ ...PAGE, text: 'p' }), page(told)).entries[0]?.text).toBe('BTCのみ');
  });

  it.each([
    ['no items', page('')],
    ['no list', '<html><body><p>リニューアルしました</p></body></html>'],
    ['no titles', page('<li><time>2026.05.30</time><span>x</span></li>')],
    ['no links', page('<li><time>2026.05.30</time><a>x</a></li>')],
    ['no dates', page('<li><a href="/1">x</a></li>')],
    ['dates in another form', page(row('x', { date: '30 jours' }))],
    ['titles in few of them', page(row('x') + '<li><time>2026.05.30</time></li>'.repeat(3))],
  ])('is unreadable where the page has %s: it was rebuilt', (_what, text) => {
    expect(() => readText(feed, text)).toThrow(Unreadable);
  });

  it('is read where one item is another thing', () => {
    const rows = row('a') + row('b', { link: '/info/2' }) + '<li class="banner"><img></li>';
    expect(titles(readText(feed, page(rows)))).toEqual(['a', 'b']);
  });

  it('is unreadable where it is nested without an end', () => {
    expect(() => readText(feed, page('<div>'.repeat(100_000)))).toThrow(Unreadable);
  });

  it('leaves no markup and nothing unseen in a title', () => {
    expect(titles(readText(feed, page(row('&lt;b&gt;出金&lt;/b&gt;&#x202e;停止&#0;'))))).toEqual(['出金停止\ufffd']);
  });

  it('gives no address that is none', () => {
    expect(readText(feed, page(row('x', { link: 'javascript:void(0)' }))).entries[0]?.url).toBeNull();
  });

  it.skipIf(!recordingsPresent)('is read from a recording (skipped without the shared folder)', () => {
    const zaif = newsList({
      url: 'https://zaif.jp/',
      item: '.news-wrap .news',
      title: '.media-heading',
      link: '.media-body a',
      date: '.media-body',
    });
    const text = decodeBody(recordingNamed('zaif-top-news-2018-03.html'), 'text/html');
    expect(readText(zaif, text).entries.map(({ url, publishedAt }) => [url, publishedAt])).toEqual([
      ['https://corp.zaif.jp/info/8982/', Date.UTC(2018, 2, 16, 10, 16, 13)],
      ['https://corp.zaif.jp/info/8951/', Date.UTC(2018, 2, 13, 9, 18, 4)],
      ['https://corp.zaif.jp/info/8859/', Date.UTC(2018, 2, 8, 10, 19, 30)],
      ['https://corp.zaif.jp/info/8845/', Date.UTC(2018, 2, 8, 2, 58, 46)],
      ['https://corp.zaif.jp/info/8811/', Date.UTC(2018, 2, 2, 9, 20, 50)],
    ]);
    expect(() => readText(zaif, text.replaceAll('media-heading', 'card-title'))).toThrow(Unreadable);
    expect(() => readText(zaif, text.replaceAll('news-wrap', 'list'))).toThrow(Unreadable);
  });
});
