import { afterEach, describe, expect, it } from 'vitest';
import { NodeFailure, type NodeRequest } from '../../lib/core/chain.ts';
import { createNodeReader, type NodeReaderOptions } from '../../lib/sources/node-reader.ts';
import { saying, startScriptedServer, type Answer } from './scripted-server.ts';

const SECRET = 'k3y-of-the-operator';
let close: (() => Promise<void>) | undefined;
afterEach(async () => {
  await close?.();
  close = undefined;
});

const start = async (...script: Answer[]) => {
  const bodies: string[] = [];
  const server = await startScriptedServer(
    ...script.map((answer): Answer => (response, request) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on('end', () => {
        bodies.push(`${request.method} ${body}`);
        answer(response, request);
      });
    }),
  );
  ({ close } = server);
  return { ...server, bodies };
};

const reader = (options: Partial<NodeReaderOptions> = {}) => {
  let now = 1_700_000_000_000;
  const slept: number[] = [];
  const ask = createNodeReader({
    clock: () => now,
    random: () => 0.5,
    userAgent: 'mamori/0.0.0',
    sleep: async (milliseconds) => {
      slept.push(milliseconds);
      now += milliseconds;
    },
    ...options,
  });
  return { ask, slept };
};
const failureOf = async (asked: Promise<unknown>): Promise<NodeFailure> => {
  try {
    await asked;
  } catch (error) {
    if (error instanceof NodeFailure) return error;
    throw error;
  }
  throw new Error('it did not fail');
};

describe('a node', () => {
  it('is asked by GET, and by POST with a JSON body where there is one', async () => {
    const { url, bodies, asked } = await start(saying(200, '{"height":7}'));
    const { ask } = reader();
    const one = ask({ api: 'x', url: `${url}/v2` });
    expect(await one({ path: '/tip' })).toEqual({ height: 7 });
    await one({ path: '', post: { method: 'eth_blockNumber', params: [] } });
    expect(bodies).toEqual(['GET ', 'POST {"method":"eth_blockNumber","params":[]}']);
    expect(asked.map((request) => [request.url, request.headers['content-type']])).toEqual([
      ['/v2/tip', undefined],
      ['/v2', 'application/json'],
    ]);
  });

  it.each<[string, Answer, NodeRequest, Partial<NodeFailure>]>([
    ['a page', saying(200, '<html>'), { path: '/' }, { state: 'blocked', status: null }],
    ['a refusal', saying(403, '{}'), { path: '/' }, { state: 'blocked', status: 403 }],
    ['what is not there', saying(404, '{}'), { path: '/' }, { state: 'unreachable', status: 404 }],
    ['a fault', saying(500, '{}'), { path: '/', post: {} }, { state: 'unreachable', status: 500 }],
    ['nothing', saying(200, ''), { path: '/' }, { state: 'unreadable', status: null }],
    ['no JSON', saying(200, SECRET), { path: '/' }, { state: 'unreadable', status: null }],
    ['too much', saying(200, `"${'x'.repeat(2_000)}"`), { path: '/', mostBytes: 1_000 }, { state: 'unreadable' }],
    [
      'another host',
      saying(302, '', { location: `https://elsewhere.example/${SECRET}` }),
      { path: '/' },
      { state: 'unreachable' },
    ],
    [
      'another place of its own to what was posted',
      saying(307, '', { location: '/other' }),
      { path: '/', post: {} },
      { state: 'unreachable' },
    ],
  ])(
    'that answers with %s fails, and no word of it holds the address or the answer',
    async (_what, answer, request, as) => {
      const { url } = await start(answer);
      const failure = await failureOf(reader().ask({ api: 'x', url: `${url}/${SECRET}` })(request));
      expect(failure).toMatchObject(as);
      expect(failure.message).not.toContain(SECRET);
      expect(failure.message).not.toContain(url);
    },
  );

  it('that is not there fails', async () => {
    const { url, close: stop } = await start(saying(200, '{}'));
    await stop();
    close = undefined;
    expect(await failureOf(reader().ask({ api: 'x', url })({ path: `/${SECRET}` }))).toMatchObject({
      state: 'unreachable',
      message: 'connection failed (ECONNREFUSED)',
    });
  });

  it('is asked once more after a limit or a fault', async () => {
    const { url, asked } = await start(saying(429, '', { 'retry-after': '2' }), saying(200, '{"height":7}'));
    const { ask, slept } = reader();
    expect(await ask({ api: 'x', url })({ path: '/' })).toEqual({ height: 7 });
    expect(asked).toHaveLength(2);
    expect(Math.max(...slept)).toBe(2_000);
  });

  it('gives large answers where they are large by nature', async () => {
    const text = `"${'x'.repeat(9 * 1024 * 1024)}"`;
    const { url } = await start(saying(200, text));
    const one = reader().ask({ api: 'x', url });
    expect(await failureOf(one({ path: '/' }))).toMatchObject({ state: 'unreadable' });
    expect(await one({ path: '/', mostBytes: 64 * 1024 * 1024 })).toHaveLength(text.length - 2);
  });

  it('takes turns with all that is asked of its host, whatever the path and chain', async () => {
    const { url } = await start(saying(200, '{}'));
    const { ask, slept } = reader();
    const [one, other] = [ask({ api: 'x', url }), ask({ api: 'y', url: `${url}/y` })];
    await Promise.all([one({ path: '/a' }), one({ path: '/b' }), other({ path: '/c' })]);
    expect(slept.toSorted((a, b) => a - b)).toEqual([350, 350]);
    const faster = reader({ spacingMs: 40 });
    const quick = faster.ask({ api: 'x', url });
    await Promise.all([quick({ path: '/a' }), quick({ path: '/b' })]);
    expect(faster.slept).toEqual([40]);
  });

  it('is given the password of its address where servers expect it', async () => {
    const { url, asked } = await start(saying(200, '{}'));
    await reader().ask({ api: 'x', url: url.replace('http://', 'http://me:p%40ss@') })({ path: '/a' });
    expect(asked[0]?.headers.authorization).toBe(`Basic ${Buffer.from('me:p@ss').toString('base64')}`);
  });

  it('is asked through the relay where there is one', async () => {
    const { url, asked } = await start(saying(200, '{}'));
    const { ask } = reader({ egressUrl: url });
    await ask({ api: 'x', url: 'https://node.example:7891' })({ path: '/chain/height?a=1' });
    await ask({ api: 'x', url: 'http://node.example:7890/v2' })({ path: '', post: {} });
    expect(asked.map((request) => request.url)).toEqual([
      '/node.example:7891/chain/height?a=1',
      '/node.example:7890/v2',
    ]);
  });
});
