import { describe, expect, it } from 'vitest';
import type { PublicExchange } from '../../lib/app/public-answers.ts';
import { ago, exchangeWith, incidentWith, pageOf, textOf } from './public-data.ts';

const KB = 1_024;
const LANGUAGES = ['en', 'ja'] as const;
const HOSTILE = `"><img src=x onerror=alert(1)><script>alert('x')</script>&{{}}\${1}`;

const seen = async (exchanges: PublicExchange[], lang: string): Promise<string> =>
  textOf((await pageOf({ exchanges })('/', lang)).body);

describe('the state of each exchange', () => {
  it.each([
    ['operational', 'No stop seen', '停止は見られません'],
    ['partly-suspended', 'Some stopped', '一部停止'],
    ['suspended', 'Stopped as a whole', '全面停止'],
    ['unknown', 'Not known now', '現在不明'],
  ] as const)('%s is said in words, in both languages', async (state, en, ja) => {
    expect(await seen([exchangeWith({ state })], 'en')).toContain(en);
    expect(await seen([exchangeWith({ state })], 'ja')).toContain(ja);
  });

  it.each([
    ['fresh', 'Fresh read 12 seconds ago', '最新 12 秒前に確認'],
    ['stale', 'Stale last read 12 seconds ago flags Nothing new has come in', '古い情報 最後の確認は12 秒前'],
    ['unreachable', 'Unreachable last read 12 seconds ago', '接続不可 最後の確認は12 秒前'],
    ['blocked', 'It refuses to answer us. answered 403', '取引所が応答を拒んでいます。'],
    ['unreadable', 'Its answer is not what its documents describe.', '応答が公開仕様と異なります。'],
  ] as const)('a reading that is %s says so with its age', async (state, en, ja) => {
    const sources = [{ id: 'flags', state, readAt: ago(12), detail: state === 'blocked' ? 'answered 403' : '' }];
    expect(await seen([exchangeWith({ sources })], 'en')).toContain(en);
    expect(await seen([exchangeWith({ sources })], 'ja')).toContain(ja);
  });

  it('says of what was never read that it was not, and guesses no age', async () => {
    const sources = [{ id: 'flags', state: 'unreachable' as const, readAt: null, detail: 'not read yet' }];
    const body = await seen(
      [exchangeWith({ state: 'unknown', sources, rows: { all: 0, suspended: 0, unknown: 0 } })],
      'en',
    );
    expect(body).toContain('Unreachable not read yet');
    expect(body).not.toContain('ago');
  });

  it('counts no exchange of which nothing is read, and says of it what is watched', async () => {
    const alone = exchangeWith({
      id: 'alone',
      name: 'Alone',
      state: 'unknown',
      flags: false,
      sources: [],
      rows: { all: 0, suspended: 0, unknown: 0 },
    });
    const body = await seen([exchangeWith(), alone], 'en');
    expect(body).toContain('No stop of withdrawals seen at 1 exchange');
    expect(body).not.toContain('cannot be read now');
    expect(body).toContain('Its withdrawal flags are not read yet');
  });

  it('sums up in one sentence, which never calls unknown calm', async () => {
    const calm = exchangeWith();
    const unknown = exchangeWith({ id: 'u', state: 'unknown' });
    const stopped = exchangeWith({ id: 's', name: 'Stopped', state: 'suspended' });
    const heading = async (exchanges: PublicExchange[]) =>
      /<h1[^>]*>\s*(.*?)\s*<\/h1>/s.exec((await pageOf({ exchanges })('/', 'en')).body)?.[1];
    expect(await heading([calm])).toBe('No stop of withdrawals seen at 1 exchange');
    expect(await heading([calm, unknown])).toBe('No stop of withdrawals seen at 1 exchange; 1 cannot be read now');
    expect(await heading([unknown])).toBe('Nothing is known yet: no exchange has been read');
    expect(await heading([calm, unknown, stopped])).toBe('Withdrawals are stopped at Stopped');
    const partly = exchangeWith({ id: 'p', name: 'Partly', state: 'partly-suspended' });
    expect(await heading([calm, partly])).toBe('Some withdrawals are stopped at Partly');
  });
});

describe('incidents', () => {
  it('that rest on words quote them, and claim no reading', async () => {
    const said = incidentWith({
      assets: [],
      scope: { asset: '*', network: null },
      severity: 'critical',
      statement: {
        by: 'administrator',
        label: 'halt_emergency',
        title: '<b>All</b> withdrawals stopped',
        url: 'https://exchange.test/notice',
        publishedAt: ago(90),
        seenAt: ago(80),
        window: null,
        assets: [],
        networks: [],
        directions: ['withdrawal'],
      },
    });
    const { body } = await pageOf({ exchanges: [exchangeWith()], incidents: [said] })('/', 'en');
    expect(body).toContain('all withdrawals');
    expect(body).toContain('href="https://exchange.test/notice"');
    expect(body).toContain('&lt;b&gt;All&lt;/b&gt;');
    expect(body).not.toMatch(/two readings|One reading|nearly everything it lists/i);
  });

  it('tell why and how sure, newest first', async () => {
    const body = textOf((await pageOf({ exchanges: [exchangeWith()], incidents: [incidentWith()] })('/', 'en')).body);
    expect(body).toContain('Scripted: BTC, ETH Confirmed Warning Two readings in a row say so.');
    expect(body.indexOf('Confirmed two readings in a row')).toBeLessThan(body.indexOf('Withdrawals off one reading'));
    expect(body).toContain('1 Jan 2026, 00:09 UTC · BTC, ETH');
  });

  it.each([
    ['warn', 'Reported'],
    ['critical', 'Confirmed'],
  ] as const)('of the whole exchange are confirmed at critical alone: %s is %s', async (severity, said) => {
    const whole = incidentWith({ scope: { asset: '*', network: null }, severity });
    const body = textOf((await pageOf({ incidents: [whole] })('/incidents/scripted-1', 'en')).body);
    expect(body).toContain(`scripted: all withdrawals ${said}`);
  });

  it.each(['suspected', 'confirmed', 'recovering', 'resolved'] as const)(
    'are shown while %s, in both languages',
    async (status) => {
      for (const lang of LANGUAGES) {
        const { body } = await pageOf({ exchanges: [exchangeWith()], incidents: [incidentWith({ status })] })(
          '/',
          lang,
        );
        expect(body).toContain(`href="/incidents/scripted-1?lang=${lang}"`);
        expect(body.includes('data-key="alert-scripted-1"')).toBe(status !== 'resolved');
      }
    },
  );

  it('have a page of their own, with what the exchange says of each asset', async () => {
    const page = pageOf({ exchanges: [exchangeWith()], incidents: [incidentWith()] });
    const body = textOf((await page('/incidents/scripted-1', 'ja')).body);
    expect(body).toContain('スクリプト: BTC, ETH');
    expect(body).toContain('BTC Bitcoin 2回続けて停止');
    expect(body).toContain('wallet maintenance');
  });

  it('that nobody knows are a page that says so', async () => {
    const { status, body, headers } = await pageOf({})('/incidents/nobody-1', 'en');
    expect([status, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(body).toContain('There is no such page');
  });
});

describe('what strangers write', () => {
  const exchanges = [
    exchangeWith({
      name: HOSTILE,
      nameJa: HOSTILE,
      platform: HOSTILE,
      sources: [{ id: HOSTILE, state: 'blocked', readAt: ago(1), detail: HOSTILE }],
    }),
  ];
  const [first] = incidentWith().assets;
  const incidents = [
    incidentWith({
      assets: [{ ...first!, asset: HOSTILE, network: HOSTILE, reason: HOSTILE }],
      timeline: [{ ...incidentWith().timeline[0]!, assets: [HOSTILE] }],
    }),
  ];

  it.each([
    ['/', 'en'],
    ['/', 'ja'],
    ['/incidents/scripted-1', 'en'],
    ['/incidents/scripted-1', 'ja'],
  ])('never becomes markup on %s in %s', async (path, lang) => {
    const { body } = await pageOf({ exchanges, incidents, simulated: ['line', 'demo'] })(path, lang);
    expect(body).not.toContain('<img src=x');
    expect(body).not.toContain("<script>alert('x')");
    expect(body).toContain('&quot;&gt;&lt;img');
    expect(body.match(/<script/g)?.length).toBe(path === '/' ? 2 : 1);
  });

  it('never makes the page large: everything at its longest stays under 100 KB with its files', async () => {
    const long = HOSTILE.repeat(40);
    const many = <T>(count: number, one: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => one(n));
    const page = pageOf({
      simulated: ['line', 'telegram', 'discord', 'demo'],
      exchanges: many(12, (n) =>
        exchangeWith({
          id: `e${n}`,
          name: `Exchange ${n}`,
          platform: long,
          sources: [{ id: 'flags', state: 'blocked', readAt: ago(1), detail: long }],
        }),
      ),
      incidents: many(40, (n) =>
        incidentWith({
          id: `e-${n}`,
          assets: many(2_500, (m) => ({ ...first!, asset: `${m}${long}`, reason: long })),
          timeline: many(100, () => ({
            ...incidentWith().timeline[0]!,
            assets: many(20, (m) => `${m}${long}`),
            count: 2_500,
          })),
        }),
      ),
    });
    for (const path of ['/', '/incidents/e-1']) {
      const { body } = await page(path, 'ja');
      const files = [...body.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, file]) => file ?? '');
      const answers = await Promise.all([...new Set(files)].map((file) => page(file)));
      expect(answers.map(({ status }) => status)).not.toContain(404);
      const bytes = [body, ...answers.map((answer) => answer.body)].reduce(
        (sum, text) => sum + Buffer.byteLength(text),
        0,
      );
      if (path === '/') expect(bytes).toBeLessThan(100 * KB);
      else expect(bytes).toBeLessThan(250 * KB);
    }
  });
});

describe('the page as a document', () => {
  it('lets nothing but its own files run or load, and asks no other host', async () => {
    const { headers, body } = await pageOf({ exchanges: [exchangeWith()], simulated: ['line'] })('/', 'en');
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(body).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(body).not.toMatch(/ style="| on\w+="|<style/);
  });

  it('keeps its files for ever under names that change with them', async () => {
    const page = pageOf({});
    const { body } = await page('/', 'en');
    const [, file] = /href="(\/assets\/page\.[0-9a-f]{10}\.css)"/.exec(body) ?? [];
    const { status, headers } = await page(file ?? '');
    expect([status, headers['content-type']]).toEqual([200, 'text/css; charset=utf-8']);
    expect(headers['cache-control']).toMatch(/immutable/);
    for (const other of ['/assets/page.css', '/assets/', '/assets/__proto__', `${file}/x`])
      expect((await page(other)).status).toBe(404);
  });

  it('shows the chats where they are simulated, and nowhere else', async () => {
    const [with3, without] = await Promise.all([
      pageOf({ simulated: ['line', 'telegram', 'discord', 'demo'] })('/', 'en'),
      pageOf({})('/', 'en'),
    ]);
    for (const channel of ['line', 'telegram', 'discord']) expect(with3.body).toContain(`data-channel="${channel}"`);
    expect(with3.body).toContain('data-play="freeze"');
    expect(without.body).not.toMatch(/data-channel|data-play|chats\./);
    expect((await pageOf({ simulated: ['telegram'] })('/', 'en')).body).not.toMatch(/data-channel="line"|data-play/);
  });

  it.each([
    [undefined, undefined, 'en'],
    ['ja', 'en-US,en;q=0.9', 'ja'],
    ['xx', 'ja,en;q=0.5', 'ja'],
    ['en', 'ja', 'en'],
  ])('lang=%s with Accept-Language %s is shown in %s', async (lang, acceptLanguage, shown) => {
    const { createAnswerRequest } = await import('../../lib/page/answer-request.ts');
    const api = {
      exchanges: async () => [],
      exchange: async () => undefined,
      incidents: async () => ({ incidents: [], cursor: null }),
      incident: async () => undefined,
      heartbeat: async () => ({ ok: false, polledAt: null, ageSeconds: null, limitSeconds: 300 }),
    };
    const answer = createAnswerRequest({ api, clock: Date.now, version: '1', simulated: [] });
    const { body } = await answer({
      path: '/',
      query: { lang },
      ...(acceptLanguage !== undefined && { acceptLanguage }),
    });
    expect(body).toContain(`<html lang="${shown}">`);
  });
});
