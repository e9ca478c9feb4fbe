import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { playTimeline, type PlayedEvent } from '../../infra/timelines/play-timeline.ts';
import { readTimelines, type Timeline } from '../../infra/timelines/read-timelines.ts';
import { iso, MINUTE } from '../../lib/core/time.ts';

const FILE = join(resolve(process.env['MAMORI_SHARED_DIR'] ?? '../shared'), 'data/incidents/timelines.json');
const isThere = existsSync(FILE);
const timelines = isThere ? readTimelines(readFileSync(FILE, 'utf8')) : [];
const named = (id: string): Timeline => {
  const found = timelines.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no timeline ${id}`);
  return found;
};

/** The first time that withdrawals were told of at this severity or graver. */
const firstTold = (
  events: readonly PlayedEvent[],
  severities: readonly string[],
  words: RegExp,
): string | undefined => {
  const told = events
    .flatMap((event) => event.told)
    .find(({ severity, message }) => severities.includes(severity ?? '') && words.test(message.title));
  return told === undefined ? undefined : iso(told.at);
};

describe.skipIf(!isThere)('timelines of the past (needs the recordings in ../shared)', () => {
  it.each([
    // The first notice called it maintenance, four hours before the truth.
    ['bitpoint-2019-07', 'notices', ['warn', 'critical'], '2019-07-11T21:31:00.000Z'],
    ['coincheck-2018-01', 'notices', ['watch', 'warn'], '2018-01-26T03:53:00.000Z'],
    ['coincheck-2018-01', 'flags', ['critical'], '2018-01-26T07:34:00.000Z'],
    ['zaif-2018-01-apikey', 'notices', ['critical'], '2018-01-07T01:01:00.000Z'],
    // Its withdrawals never stopped: a word of it would be untrue.
    ['bybit-2025-02', 'flags', ['watch', 'warn', 'critical'], undefined],
  ] as const)('%s, by %s, at %j: withdrawals told at %s', async (id, played, severities, expected) => {
    const events = await playTimeline(named(id), played);
    const first = firstTold(events, severities, /withdrawals(?! is stopped)/);
    // A poll or two later is as good.
    const late = first === undefined || expected === undefined ? 0 : Date.parse(first) - Date.parse(expected);
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThanOrEqual(2 * MINUTE);
    expect(first === undefined).toBe(expected === undefined);
  });

  it('ends with its own word', async () => {
    const events = await playTimeline(named('zaif-2018-01-apikey'), 'notices');
    expect(events.at(-1)?.told.map(({ severity }) => severity)).toEqual(['info']);
  });
});

describe('reading timelines', () => {
  it('takes days for about their noon there, and refuses what is no time', () => {
    const of = (t: string) => ({
      cases: [{ id: 'x', exchange: 'X', tz: 'Asia/Tokyo (+09:00)', events: [{ t, kind: 'notice', what: 'w' }] }],
    });
    const read = (t: string) => {
      const event = readTimelines(JSON.stringify(of(t)))[0]?.events[0];
      return event === undefined ? undefined : [iso(event.at), event.approximate];
    };
    expect(read('2018-01-26T12:07+09:00')).toEqual(['2018-01-26T03:07:00.000Z', false]);
    expect(read('2018-01-26T12:07/13:00+09:00')).toEqual(['2018-01-26T03:07:00.000Z', true]);
    expect(read('2018-01-26')).toEqual(['2018-01-26T03:00:00.000Z', true]);
    expect(() => read('one day')).toThrow(RangeError);
    expect(() => readTimelines('{}')).toThrow('cases');
  });
});
