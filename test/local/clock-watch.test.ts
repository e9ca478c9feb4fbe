import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { watchClock } from '../../infra/local/clock-watch.ts';
import { SKEW_MOST_MS, skewInWords, skewOf } from '../../lib/core/clock-skew.ts';
import { sendRequest } from '../../lib/sources/http-request.ts';
import { keepLog } from './log-lines.ts';

const HOUR = 3_600_000;

/** A server whose clock is `aheadMs` ahead of ours. */
const startServer = async (): Promise<{ server: Server; url: string; state: { aheadMs: number; age?: string } }> => {
  const state: { aheadMs: number; age?: string } = { aheadMs: 0 };
  const server = createServer((_request, response) => {
    response.writeHead(200, {
      date: new Date(Date.now() + state.aheadMs).toUTCString(),
      ...(state.age !== undefined && { age: state.age }),
    });
    response.end('{}');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return { server, state, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};

const ways: [string, (url: string) => Promise<unknown>][] = [
  ['by fetch', async (url) => (await fetch(url)).text()],
  [
    'as sources are asked',
    (url) => sendRequest(url, { headers: {}, signal: AbortSignal.timeout(5_000), mostBytes: 1_000 }),
  ],
];

describe.each(ways)('the watch on the clock, asking %s', (_how, askAt) => {
  let log: ReturnType<typeof keepLog>;
  let stop: () => void;
  let servers: Awaited<ReturnType<typeof startServer>>[];
  beforeEach(async () => {
    log = keepLog();
    stop = watchClock(log);
    servers = await Promise.all([startServer(), startServer(), startServer()]);
  });
  afterEach(() => {
    stop();
    for (const { server } of servers) {
      server.closeAllConnections();
      server.close();
    }
  });
  const ask = async (...which: number[]): Promise<void> => {
    for (const index of which) await askAt(servers[index]?.url ?? '');
  };

  it.each([
    [HOUR, '60 minutes behind'],
    [-HOUR, '60 minutes ahead'],
  ])('says once that the clock is off by an hour, and once that it is right again: %d', async (aheadMs, words) => {
    for (const { state } of servers) state.aheadMs = aheadMs;
    await ask(0, 1, 2, 0);
    expect(log.lines).toEqual([
      expect.stringContaining(`error: the clock of this machine is ${words} of that of http`),
    ]);
    for (const { state } of servers) state.aheadMs = 0;
    await ask(0, 1, 2, 0);
    expect(log.lines.slice(1)).toEqual(['info: the clock of this machine is right again']);
  });

  it('does not believe one server against two', async () => {
    await ask(0, 1);
    for (const { state } of servers.slice(2)) state.aheadMs = HOUR;
    await ask(2, 0, 2, 1, 2);
    expect(log.lines).toEqual([]);
  });

  it('does not believe the date of an answer that a cache kept', async () => {
    Object.assign(servers[0]?.state ?? {}, { aheadMs: -HOUR, age: '3600' });
    await ask(0);
    expect(log.lines).toEqual([]);
  });
});

describe('the skew of a clock', () => {
  it('is within a second of the truth for any date that is one', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
        (date) => {
          const skew = skewOf({ date: date.toUTCString() }, date.getTime());
          expect(Math.abs(skew ?? Number.NaN)).toBeLessThanOrEqual(500);
        },
      ),
    );
  });

  it('is unknown where there is no date, and never beyond what is allowed for an odd one', () => {
    expect(skewOf({}, 0)).toBeUndefined();
    expect(skewOf({ date: 'soon' }, 0)).toBeUndefined();
    expect(skewInWords(SKEW_MOST_MS)).toBe('2 minutes ahead');
    expect(skewInWords(-60_000)).toBe('1 minute behind');
  });
});
