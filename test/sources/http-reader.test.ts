import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { SPACING_MS } from '../../lib/sources/request-spacing.ts';
import { saying, startScriptedServer, watchedReader, type Answer } from './scripted-server.ts';

const ADDRESS = 'https://api.exchange.example/v1/currencies?all=1';
const NOTHING_KNOWN = { etag: null, lastModified: null };
const servers: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** Reads ADDRESS through a relay that answers with the script. */
const readFrom = async (
  script: Answer[],
  {
    known = NOTHING_KNOWN,
    ...options
  }: Parameters<typeof watchedReader>[0] & { known?: { etag: string | null; lastModified: string | null } } = {},
) => {
  const server = await startScriptedServer(...script);
  servers.push(server);
  const { read, slept } = watchedReader({ egressUrl: server.url, ...options });
  return { answer: await read(ADDRESS, known), asked: server.asked, slept, read, server };
};

describe('an answer', () => {
  it('is read, its validators kept, by one honest request through the relay', async () => {
    const { answer, asked } = await readFrom([
      saying(200, '{"a":1}', { etag: '"v1"', 'last-modified': 'Sun, 18 Dec 2022 00:00:00 GMT' }),
    ]);
    expect(answer).toEqual({
      state: 'fresh',
      text: '{"a":1}',
      etag: '"v1"',
      lastModified: 'Sun, 18 Dec 2022 00:00:00 GMT',
    });
    expect(asked.map(({ url }) => url)).toEqual(['/api.exchange.example/v1/currencies?all=1']);
    expect(asked[0]?.headers).toMatchObject({ 'user-agent': 'mamori/0.0.0', accept: 'application/json' });
    expect(asked[0]?.headers['if-none-match']).toBeUndefined();
  });

  it('keeps the path of the relay itself', async () => {
    const server = await startScriptedServer(saying(200, '[]'));
    servers.push(server);
    await watchedReader({ egressUrl: `${server.url}/relay` }).read(ADDRESS, NOTHING_KNOWN);
    expect(server.asked[0]?.url).toBe('/relay/api.exchange.example/v1/currencies?all=1');
  });

  it('goes straight to the address without a relay', async () => {
    const server = await startScriptedServer(saying(200, '[]'));
    servers.push(server);
    expect(await watchedReader().read(`${server.url}/direct`, NOTHING_KNOWN)).toEqual({ state: 'fresh', text: '[]' });
  });

  it('goes straight to this machine, whatever the relay', async () => {
    const server = await startScriptedServer(saying(200, '[]'));
    servers.push(server);
    const { read } = watchedReader({ egressUrl: 'http://127.0.0.1:9' });
    expect(await read(`${server.url}/here`, NOTHING_KNOWN)).toEqual({ state: 'fresh', text: '[]' });
    expect(server.asked.map(({ url }) => url)).toEqual(['/here']);
  });

  it('is unchanged after 304, and asked for with what is known', async () => {
    const { answer, asked } = await readFrom([saying(304)], {
      known: { etag: '"v1"', lastModified: 'Sun, 18 Dec 2022 00:00:00 GMT' },
    });
    expect(answer).toEqual({ state: 'unchanged' });
    expect(asked[0]?.headers).toMatchObject({
      'if-none-match': '"v1"',
      'if-modified-since': 'Sun, 18 Dec 2022 00:00:00 GMT',
    });
  });

  it('is none after a 304 that nobody asked for', async () => {
    expect((await readFrom([saying(304)])).answer).toEqual({ state: 'unreachable', detail: 'answered 304' });
  });

  it('may have 5 MB, and is read across chunks that cut characters', async () => {
    const text = JSON.stringify('あ'.repeat(1_700_000));
    const { answer } = await readFrom([saying(200, text)]);
    expect(answer).toEqual({ state: 'fresh', text });
  });

  it('does not keep a validator of unreasonable length', async () => {
    expect((await readFrom([saying(200, '[]', { etag: `"${'x'.repeat(1_000)}"` })])).answer).toEqual({
      state: 'fresh',
      text: '[]',
    });
  });
});

describe('what is no data', () => {
  const blocked: [string, Answer][] = [
    ['403 with a page', saying(403, '<html>Forbidden</html>')],
    ['403 with JSON', saying(403, '{"error":"region"}')],
    ['451', saying(451)],
    ['401', saying(401, '{"error":{}}')],
    ['200 with a page', saying(200, '\n <!DOCTYPE html><html>wait…</html>')],
  ];
  it.each(blocked)('%s is blocked, and not asked for again', async (_what, script) => {
    const { answer, asked } = await readFrom([script]);
    expect(answer.state).toBe('blocked');
    expect(asked).toHaveLength(1);
  });

  it.each([400, 404, 418])('%i is unreachable, and not asked for again', async (status) => {
    const { answer, asked } = await readFrom([saying(status, '{}')]);
    expect(answer).toEqual({ state: 'unreachable', detail: `answered ${status}` });
    expect(asked).toHaveLength(1);
  });

  it('more bytes than the limit are unreadable, whether announced or not', async () => {
    const most = { bodyMostBytes: 1_000 };
    const endless: Answer = (response) => {
      const write = (): void => {
        while (!response.destroyed && response.write('x'.repeat(500)));
      };
      response.on('drain', write);
      write();
    };
    for (const script of [saying(200, 'x'.repeat(1_001)), endless])
      expect((await readFrom([script], most)).answer).toEqual({
        state: 'unreadable',
        detail: 'the answer is larger than 1000 bytes',
      });
    expect((await readFrom([saying(200, 'x'.repeat(1_000))], most)).answer.state).toBe('fresh');
  });

  it('a small answer that unpacks to a huge one is unreadable', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000, 'x'));
    const script: Answer = (response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end(bomb);
    };
    expect((await readFrom([script])).answer.state).toBe('unreadable');
  });

  it('a server that hangs, before its answer or in the middle, times out and is not asked again', async () => {
    const half: Answer = (response) => {
      response.writeHead(200);
      response.write('{"a":');
    };
    for (const script of [() => undefined, half]) {
      const { answer, asked } = await readFrom([script], { timeoutMs: 150 });
      expect(answer).toEqual({ state: 'unreachable', detail: 'timed out' });
      expect(asked).toHaveLength(1);
    }
  });

  it('an answer cut off twice is unreachable', async () => {
    const cut: Answer = (response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"a"');
      setImmediate(() => {
        response.destroy();
      });
    };
    const { answer, asked } = await readFrom([cut]);
    expect(answer.state).toBe('unreachable');
    expect(asked).toHaveLength(2);
  });

  it('nobody at the address is unreachable, and the address is not told', async () => {
    const server = await startScriptedServer(saying(200));
    await server.close();
    const answer = await watchedReader({ egressUrl: server.url }).read(ADDRESS, NOTHING_KNOWN);
    expect(answer).toEqual({ state: 'unreachable', detail: 'connection failed (ECONNREFUSED)' });
  });
});

describe('a second try', () => {
  it('reads what a fault hid, after a wait with jitter', async () => {
    const cut: Answer = (response) => {
      response.destroy();
    };
    for (const fault of [saying(500), saying(503, '<html>'), cut]) {
      const { answer, asked, slept } = await readFrom([fault, saying(200, '[1]')]);
      expect(answer).toEqual({ state: 'fresh', text: '[1]' });
      expect(asked).toHaveLength(2);
      expect(slept).toEqual([1_000]);
    }
  });

  it('is the last', async () => {
    const { answer, asked } = await readFrom([saying(502)]);
    expect(answer).toEqual({ state: 'unreachable', detail: 'answered 502' });
    expect(asked).toHaveLength(2);
  });

  it.each([
    ['3', [3_000]],
    ['0', [1_000]],
    ['soon', [1_000]],
    [new Date(1_700_000_004_000).toUTCString(), [4_000]],
  ])('waits as Retry-After: %s asks', async (wait, expected) => {
    const { answer, slept } = await readFrom([saying(429, '', { 'retry-after': wait }), saying(200, '[1]')]);
    expect(answer.state).toBe('fresh');
    expect(slept).toEqual(expected);
  });

  it.each(['6', '3600', '99999999999999999999'])(
    'is not made where Retry-After: %s asks for more patience',
    async (wait) => {
      const { answer, asked } = await readFrom([saying(429, '', { 'retry-after': wait })]);
      expect(answer).toEqual({ state: 'unreachable', detail: 'answered 429' });
      expect(asked).toHaveLength(1);
    },
  );
});

describe('a redirect', () => {
  const to = (location: string): Answer => saying(302, '', { location });
  const elsewhere = [
    'https://evil.example/v1',
    '//evil.example/v1',
    'http://api.exchange.example/v1',
    'https://api.exchange.example:8443/v1',
    'ftp://api.exchange.example/',
    'https://',
  ];
  it.each(elsewhere)('to %s is refused', async (location) => {
    const { answer, asked } = await readFrom([to(location)]);
    expect(answer).toEqual({ state: 'unreachable', detail: 'redirected to another host' });
    expect(asked).toHaveLength(1);
  });

  it.each(['https://api.exchange.example/v2/x?y=1', '/v2/x?y=1', '/api.exchange.example/v2/x?y=1'])(
    'to the same host (%s) is followed through the relay',
    async (location) => {
      const { answer, asked } = await readFrom([to(location), saying(200, '[2]')]);
      expect(answer).toEqual({ state: 'fresh', text: '[2]' });
      expect(asked[1]?.url).toBe('/api.exchange.example/v2/x?y=1');
    },
  );

  it('of the relay to another of its hosts is refused, to itself it is followed', async () => {
    const itself: Answer = (response, { headers: { host } }) => {
      to(`http://${host}/api.exchange.example/moved`)(response, {} as never);
    };
    const other: Answer = (response, { headers: { host } }) => {
      to(`http://${host}/evil.example/moved`)(response, {} as never);
    };
    expect((await readFrom([itself, saying(200, '[3]')])).answer).toEqual({ state: 'fresh', text: '[3]' });
    expect((await readFrom([other, saying(200, '[3]')])).answer).toEqual({
      state: 'unreachable',
      detail: 'redirected to another host',
    });
  });

  it('without a relay follows the same rule', async () => {
    const target = await startScriptedServer(saying(200, '[4]'));
    const source = await startScriptedServer(to('/here'), saying(200, '[5]'), to(target.url));
    servers.push(target, source);
    const { read } = watchedReader();
    expect(await read(`${source.url}/a`, NOTHING_KNOWN)).toEqual({ state: 'fresh', text: '[5]' });
    expect(await read(`${source.url}/a`, NOTHING_KNOWN)).toEqual({
      state: 'unreachable',
      detail: 'redirected to another host',
    });
    expect(target.asked).toEqual([]);
  });

  it('that never ends is left after three', async () => {
    const { answer, asked } = await readFrom([to('/v1/again')]);
    expect(answer).toEqual({ state: 'unreachable', detail: 'redirected too often' });
    expect(asked).toHaveLength(4);
  });

  it('without a place to go is an answer like any other', async () => {
    expect((await readFrom([saying(302)])).answer).toEqual({ state: 'unreachable', detail: 'answered 302' });
  });
});

describe('politeness', () => {
  it('spaces the requests to one address, whoever makes them, and no others', async () => {
    const { read, slept } = await readFrom([saying(200, '[]')]);
    await Promise.all([read(ADDRESS, NOTHING_KNOWN), read(ADDRESS, NOTHING_KNOWN)]);
    expect(slept.length).toBe(2);
    expect(Math.max(...slept)).toBeGreaterThanOrEqual(SPACING_MS);
    await read('https://api.exchange.example/other', NOTHING_KNOWN);
    expect(slept.length).toBe(2);
  });

  it('does not wait for hours when the clock is set back', async () => {
    let now = 1_700_000_000_000;
    const slept: number[] = [];
    const server = await startScriptedServer(saying(200, '[]'));
    servers.push(server);
    const { read } = watchedReader({
      egressUrl: server.url,
      clock: () => now,
      sleep: async (milliseconds) => {
        slept.push(milliseconds);
      },
    });
    await read(ADDRESS, NOTHING_KNOWN);
    now -= 3_600_000;
    await read(ADDRESS, NOTHING_KNOWN);
    expect(slept).toEqual([]);
  });
});
