import { afterEach, describe, expect, it } from 'vitest';
import { createBytesReader } from '../../lib/sources/http-reader.ts';
import { saying, startScriptedServer, type Answer } from './scripted-server.ts';

const ADDRESS = 'https://news.exchange.example/feed.xml';
const NOTHING_KNOWN = { etag: null, lastModified: null };
const servers: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const readFrom = async (
  script: Answer[],
  known: { etag: string | null; lastModified: string | null } = NOTHING_KNOWN,
) => {
  const server = await startScriptedServer(...script);
  servers.push(server);
  const read = createBytesReader({
    clock: () => 1_700_000_000_000,
    random: () => 0,
    sleep: async () => undefined,
    egressUrl: server.url,
    userAgent: 'mamori/0.0.0',
    bodyMostBytes: 1_000,
  });
  return { answer: await read(ADDRESS, known, 'application/rss+xml'), asked: server.asked };
};

describe('bytes', () => {
  it('come as they are, with what they are said to be, and are asked for as what they may be', async () => {
    const bytes = Buffer.from([0x3c, 0x92, 0xe2, 0xff, 0x00]);
    const raw: Answer = (response) => {
      response.writeHead(200, { 'content-type': 'text/xml; charset=shift_jis', etag: '"1"' });
      response.end(bytes);
    };
    const { answer, asked } = await readFrom([raw]);
    expect(answer).toEqual({
      state: 'fresh',
      bytes: new Uint8Array(bytes),
      contentType: 'text/xml; charset=shift_jis',
      etag: '"1"',
    });
    expect(asked[0]?.headers).toMatchObject({ accept: 'application/rss+xml', 'user-agent': 'mamori/0.0.0' });
    expect(asked[0]?.url).toBe('/news.exchange.example/feed.xml');
  });

  it('may be a page: whoever asks knows whether one belongs there', async () => {
    const { answer } = await readFrom([saying(200, '<!DOCTYPE html><p>News</p>')]);
    expect(answer).toMatchObject({ state: 'fresh', contentType: null });
  });

  it('are unchanged after 304, which is asked for by their validators', async () => {
    const { answer, asked } = await readFrom([saying(304)], { etag: '"1"', lastModified: null });
    expect(answer).toEqual({ state: 'unchanged' });
    expect(asked[0]?.headers['if-none-match']).toBe('"1"');
  });

  it.each<[string, Answer, string]>([
    ['403', saying(403, '<html>no</html>'), 'blocked'],
    ['404', saying(404), 'unreachable'],
    ['more bytes than the limit', saying(200, 'x'.repeat(1_001)), 'unreadable'],
    ['a redirect to another host', saying(302, '', { location: 'https://elsewhere.example/' }), 'unreachable'],
  ])('are none of %s', async (_what, script, state) => {
    expect((await readFrom([script])).answer).toMatchObject({ state });
  });
});
