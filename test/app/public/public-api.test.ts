import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPollExchange } from '../../../lib/app/poll-exchange.ts';
import { createPublicApi, type PublicApi } from '../../../lib/app/public-api.ts';
import { createAnswerRequest } from '../../../lib/page/answer-request.ts';
import { createChainStore } from '../../../lib/store/chain-store.ts';
import { createExchangeStore } from '../../../lib/store/exchange-store.ts';
import { shardsFor } from '../../../lib/store/flag-shards.ts';
import { syndication } from '../../../lib/core/feed-formats.ts';
import { createSourceBoardStore } from '../../../lib/store/source-board-store.ts';
import { createIncidentStore } from '../../../lib/store/incident-store.ts';
import { rowsFrom } from '../../core/lifecycle-play.ts';
import { startEmbeddedTable, type EmbeddedTable } from '../../store/embedded-table.ts';
import { scriptedExchange, scriptedObserve, silentLog, type Answer } from '../poll/scripted-exchange.ts';

const MINUTE = 60_000;
const exchange = { ...scriptedExchange(), names: { en: 'Scripted <b>&', ja: 'スクリプト', also: [] } };
const unread = scriptedExchange('unread');
const directory = { scripted: exchange, unread };

let embedded: EmbeddedTable;
let now: number;
let api: PublicApi;
let poll: (answer: string | Answer) => Promise<unknown>;
let get: (
  path: string,
  query?: Record<string, string>,
) => Promise<{ status: number; body: string; headers: Record<string, string>; json: any }>;

beforeEach(async () => {
  embedded = await startEmbeddedTable();
  now = Date.parse('2026-01-01T00:00:00Z');
  const clock = () => now;
  let answer: Answer = [];
  const stores = {
    exchanges: createExchangeStore({ table: embedded.table }),
    incidents: createIncidentStore({ table: embedded.table, clock }),
    chains: { store: createChainStore({ table: embedded.table }), ids: ['scripted'] },
    board: createSourceBoardStore({ table: embedded.table }),
  };
  const once = createPollExchange(
    {
      ...stores,
      observe: scriptedObserve(() => answer, clock),
      queues: { announce: async () => undefined },
      log: silentLog,
    },
    { recoveryMs: 15 * MINUTE, shardsFor },
  );
  poll = (next) => {
    now += MINUTE;
    answer = typeof next === 'string' ? rowsFrom(next) : next;
    return once(exchange);
  };
  api = createPublicApi({ directory, ...stores, clock, pollMs: MINUTE });
  const answerRequest = createAnswerRequest({ api, clock, version: '1.2.3', simulated: [] });
  get = async (path, query = {}) => {
    const response = await answerRequest({ path, query });
    return {
      ...response,
      json:
        response.headers['content-type']?.startsWith('application/json') === true
          ? JSON.parse(response.body)
          : undefined,
    };
  };
});
afterEach(() => embedded.close());

describe('GET /api/exchanges', () => {
  it('says unknown of what has not been read, and shows no assets in the list', async () => {
    const { json } = await get('/api/exchanges');
    expect(json.map(({ id, state }: { id: string; state: string }) => [id, state])).toEqual([
      ['scripted', 'unknown'],
      ['unread', 'unknown'],
    ]);
    expect(json[0]).not.toHaveProperty('assets');
    expect(json[0].sources).toEqual([{ id: 'flags', state: 'unreachable', readAt: null, detail: 'not read yet' }]);
  });

  it.each<[string, (string | Answer)[], string, string]>([
    ['calm', ['-+++', '-+++'], 'operational', 'fresh'],
    ['one asset stopped', ['++++', '-+++'], 'partly-suspended', 'fresh'],
    ['everything stopped', ['++++++', '------'], 'suspended', 'fresh'],
    ['flags that say nothing are not calm', ['????'], 'unknown', 'fresh'],
    ['blocked', ['++++', { state: 'blocked', detail: 'answered 403' }], 'unknown', 'blocked'],
    ['unreadable', ['++++', { state: 'unreadable', detail: 'no rows' }], 'unknown', 'unreadable'],
    [
      'read again after a failure',
      ['++++', { state: 'unreachable', detail: 'timed out' }, '++++'],
      'operational',
      'fresh',
    ],
  ])('%s', async (_, answers, state, source) => {
    for (const answer of answers) await poll(answer);
    const { json } = await get('/api/exchanges');
    expect([json[0].state, json[0].sources[0].state]).toEqual([state, source]);
    expect((await get('/api/exchanges/scripted')).json.state).toBe(state);
  });

  it('turns stale when nothing is heard for three polls', async () => {
    await poll('++++');
    now += 3 * MINUTE;
    expect((await get('/api/exchanges')).json[0].sources[0].state).toBe('fresh');
    now += MINUTE;
    const [first] = (await get('/api/exchanges')).json;
    expect([first.state, first.sources[0].state]).toEqual(['unknown', 'stale']);
  });

  it('shows each asset of one exchange, and unknown for what is missing from the last reading', async () => {
    await poll('+++');
    await poll('-+ ');
    const { json } = await get('/api/exchanges/scripted');
    expect(json.assets).toEqual([
      {
        asset: 'A',
        network: null,
        deposit: 'open',
        withdrawal: 'suspended',
        since: '2026-01-01T00:02:00.000Z',
        reason: null,
      },
      { asset: 'B', network: null, deposit: 'open', withdrawal: 'open', since: null, reason: null },
      { asset: 'C', network: null, deposit: 'unknown', withdrawal: 'unknown', since: null, reason: null },
    ]);
  });

  it.each([
    '/api/exchanges/nobody',
    '/api/exchanges/__proto__',
    '/api/exchanges/',
    '/api/exchanges/scripted/x',
    '/api/nothing',
    '/nothing',
  ])('%s is not found', async (path) => {
    expect((await get(path)).status).toBe(404);
  });
});

describe('GET /api/incidents', () => {
  const open = async () => {
    await poll('++++++++');
    await poll('-+++++++');
    await poll('-+++++++');
    for (let minute = 0; minute < 17; minute += 1) await poll('++++++++');
    await poll('+--+++++');
  };

  it('lists newest first, by status and exchange, with scope and timeline', async () => {
    await open();
    const { json } = await get('/api/incidents');
    expect(
      json.incidents.map(({ id, status, scope }: { id: string; status: string; scope: unknown }) => ({
        id,
        status,
        scope,
      })),
    ).toEqual([
      { id: 'scripted-2', status: 'suspected', scope: { asset: null, network: null } },
      { id: 'scripted-1', status: 'resolved', scope: { asset: 'A', network: null } },
    ]);
    expect(json.incidents[1].timeline.map(({ reason }: { reason: string }) => reason)).toEqual([
      'reported',
      'confirmed',
      'recovering',
      'resolved',
    ]);
    expect(
      (await get('/api/incidents', { status: 'open' })).json.incidents.map(({ id }: { id: string }) => id),
    ).toEqual(['scripted-2']);
    expect(
      (await get('/api/incidents', { status: 'resolved', exchange: 'scripted' })).json.incidents.map(
        ({ id }: { id: string }) => id,
      ),
    ).toEqual(['scripted-1']);
    expect((await get('/api/incidents', { exchange: 'unread' })).json.incidents).toEqual([]);
    expect((await get('/api/incidents/scripted-1')).json.severity).toBe('warn');
  });

  it('pages by cursor, and takes any cursor calmly', async () => {
    await open();
    const first = (await get('/api/incidents', { limit: '1' })).json;
    expect(first.incidents.map(({ id }: { id: string }) => id)).toEqual(['scripted-2']);
    const second = (await get('/api/incidents', { limit: '1', cursor: first.cursor })).json;
    expect(second.incidents.map(({ id }: { id: string }) => id)).toEqual(['scripted-1']);
    for (const cursor of ['', 'x', '%00', first.cursor.slice(2)])
      expect((await get('/api/incidents', { cursor })).status).toBe(200);
  });

  it.each([
    { status: 'closed' },
    { limit: '0' },
    { limit: '-1' },
    { limit: 'many' },
    { exchange: 'nobody' },
    { exchange: 'constructor' },
  ])('refuses %o with what it takes', async (query) => {
    const { status, json } = await get('/api/incidents', query);
    expect(status).toBe(400);
    expect(json.error).toMatch(/takes/);
  });

  it.each(['nobody', '../x', '%2e', 'a'.repeat(200)])('incident %s is not found', async (id) => {
    expect((await get(`/api/incidents/${id}`)).status).toBe(404);
    expect((await get(`/incidents/${id}`)).status).toBe(404);
  });
});

describe('the page', () => {
  it('shows states with the age of each reading, and the incidents, escaped, under a strict policy', async () => {
    await poll('++++++');
    await poll('------');
    now += 30_000;
    const { status, body, headers } = await get('/', { lang: 'en' });
    expect(status).toBe(200);
    expect(body).toContain('Scripted &lt;b&gt;&amp;');
    expect(body).not.toContain('Scripted <b>');
    expect(body).toContain('Stopped as a whole');
    expect(body).toContain('30 seconds ago');
    expect(body).toContain('not read yet');
    expect(body).toContain('href="/incidents/scripted-1?lang=en"');
    expect(headers['content-security-policy']).toMatch(/default-src 'none'/);
    expect((await get('/incidents/scripted-1', { lang: 'ja' })).body).toContain('すべての出金');
    expect((await get('/', { lang: 'ja' })).body).toContain('全面停止');
  });

  it('answers the health check', async () => {
    expect((await get('/healthz')).json).toEqual({ ok: true, version: '1.2.3' });
  });
});

describe('feeds in GET /api/exchanges', () => {
  const feed = syndication('https://exchange.test/news.xml');
  const seen = { owner: 'scripted', feed: 'news', readAt: 0, since: 0, detail: null };
  const sourcesOf = async (path: string) => {
    const withFeed = createPublicApi({
      directory: { scripted: { ...exchange, feeds: [feed] } },
      exchanges: createExchangeStore({ table: embedded.table }),
      incidents: createIncidentStore({ table: embedded.table, clock: () => now }),
      chains: { store: createChainStore({ table: embedded.table }), ids: [] },
      board: createSourceBoardStore({ table: embedded.table }),
      clock: () => now,
      pollMs: MINUTE,
    });
    const answer = createAnswerRequest({ api: withFeed, clock: () => now, version: '1.2.3', simulated: [] });
    const json = JSON.parse((await answer({ path, query: {} })).body);
    return (Array.isArray(json) ? json[0] : json).sources.at(-1);
  };

  it('are sources as endpoints are, with their own pace', async () => {
    const board = createSourceBoardStore({ table: embedded.table });
    expect(await sourcesOf('/api/exchanges')).toEqual({
      id: 'news',
      state: 'unreachable',
      readAt: null,
      detail: 'not read yet',
    });
    const show = (state: 'fresh' | 'unreadable', readAt: number) =>
      board.save({ at: now, awakeSince: now, signs: [], feeds: [{ ...seen, state, readAt, since: readAt }] });
    await show('fresh', now - 10 * MINUTE);
    for (const path of ['/api/exchanges', '/api/exchanges/scripted'])
      expect(await sourcesOf(path)).toMatchObject({ id: 'news', state: 'fresh' });
    await show('fresh', now - 20 * MINUTE);
    expect(await sourcesOf('/api/exchanges')).toMatchObject({ state: 'stale' });
    await show('unreadable', now - MINUTE);
    expect(await sourcesOf('/api/exchanges/scripted')).toMatchObject({ state: 'unreadable' });
  });
});

describe('GET /heartbeat', () => {
  it('is 503 until all have been polled, and then tells a watcher outside how long ago that was', async () => {
    expect(await get('/heartbeat')).toMatchObject({ status: 503, json: { ok: false, polledAt: null } });
    await poll('++');
    // The other exchange has never been tried.
    expect((await get('/heartbeat')).status).toBe(503);
  });

  it('turns 503 when polls stop, and 200 again, while /healthz stays 200', async () => {
    const only = createAnswerRequest({
      api: createPublicApi({
        directory: { scripted: exchange },
        exchanges: createExchangeStore({ table: embedded.table }),
        incidents: createIncidentStore({ table: embedded.table, clock: () => now }),
        chains: { store: createChainStore({ table: embedded.table }), ids: [] },
        board: createSourceBoardStore({ table: embedded.table }),
        clock: () => now,
        pollMs: MINUTE,
      }),
      clock: () => now,
      version: '1.2.3',
      simulated: [],
    });
    const status = async (path: string) => (await only({ path, query: {} })).status;
    await poll('++');
    expect([await status('/heartbeat'), await status('/healthz')]).toEqual([200, 200]);
    now += 5 * MINUTE;
    expect([await status('/heartbeat'), await status('/healthz')]).toEqual([503, 200]);
    await poll('++');
    expect(await status('/heartbeat')).toBe(200);
    expect((await only({ path: '/heartbeat', query: {} })).headers['cache-control']).toBe('no-store');
  });
});
