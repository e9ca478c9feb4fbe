import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../lib/core/time.ts';
import {
  awakeSince,
  isWatchId,
  NOTHING_WATCHED,
  reportOf,
  watchId,
  watchSources,
  type WatchedSource,
  type WatchMemory,
} from '../../lib/core/watchdog.ts';

const START = Date.parse('2026-03-02T00:00:00Z');
type Health = NonNullable<WatchedSource['health']>;

const endpoint = (health: Health | null, more: Partial<WatchedSource> = {}): WatchedSource => ({
  owner: 'kraken',
  source: 'assets',
  everyMs: MINUTE,
  health,
  ...more,
});
const fresh = (readAt: number): Health => ({ state: 'fresh', readAt, since: readAt });
const failing = (readAt: number | null, since: number, state: Health['state'] = 'unreachable'): Health => ({
  state,
  readAt,
  since,
});
const saidIn = (memory: WatchMemory): string[] =>
  memory.reports.flatMap(({ appeared, ended }) => [
    ...appeared.map(({ kind, owner, source }) => `${kind} ${owner}/${source}`),
    ...ended.map(({ owner, source }) => `over ${owner}/${source}`),
  ]);

/** Looks, a step apart, at what each shows. */
const play = (
  looks: readonly { at: number; sources: WatchedSource[]; awakeSince?: number }[],
  memory: WatchMemory = NOTHING_WATCHED,
): WatchMemory =>
  looks.reduce(
    (before, { at, sources, awakeSince: awake = START - 30 * DAY }) =>
      watchSources(before, sources, { now: START + at, awakeSince: awake }),
    memory,
  );

describe('a source that is not read', () => {
  const cases: [string, WatchedSource, number, string[]][] = [
    ['is well while it is fresh', endpoint(fresh(START)), MINUTE, []],
    ['is well a little late', endpoint(fresh(START)), 3 * MINUTE, []],
    ['is no sign for some minutes', endpoint(failing(START, START)), 14 * MINUTE, []],
    ['is a sign after a quarter of an hour', endpoint(failing(START, START)), 15 * MINUTE, ['unread kraken/assets']],
    ['is a sign where it is blocked', endpoint(failing(START, START, 'blocked')), HOUR, ['unread kraken/assets']],
    ['is a sign where it was never read', endpoint(failing(null, START)), HOUR, ['unread kraken/assets']],
    [
      'has another shape where it was read before',
      endpoint(failing(START, START, 'unreadable')),
      HOUR,
      ['shape kraken/assets'],
    ],
    [
      'has no shape to change where it never was',
      endpoint(failing(null, START, 'unreadable')),
      HOUR,
      ['unread kraken/assets'],
    ],
    ['is a sign where nobody asks it any more', endpoint(fresh(START)), HOUR, ['unread kraken/assets']],
    ['is given three of its intervals', endpoint(failing(START, START), { everyMs: 6 * HOUR }), 17 * HOUR, []],
    ['and no more', endpoint(failing(START, START), { everyMs: 6 * HOUR }), 19 * HOUR, ['unread kraken/assets']],
    ['is no sign where nothing is known of it', endpoint(null), DAY, []],
  ];
  it.each(cases)('%s', (_what, source, at, said) => {
    expect(saidIn(play([{ at, sources: [source] }]))).toEqual(said);
  });

  it('is told once, however it goes on failing, and once when it is over', () => {
    const looks = [
      ...[20, 21, 40, 300].map((minutes) => ({
        at: minutes * MINUTE,
        sources: [endpoint(failing(START, START, minutes === 21 ? 'unreadable' : 'blocked'))],
      })),
      { at: 301 * MINUTE, sources: [endpoint(fresh(START + 301 * MINUTE))] },
      { at: 302 * MINUTE, sources: [endpoint(fresh(START + 302 * MINUTE))] },
    ];
    expect(saidIn(play(looks))).toEqual(['unread kraken/assets', 'over kraken/assets']);
  });

  it('is neither over nor told again while it is not known, nor after a restart', () => {
    const told = play([{ at: HOUR, sources: [endpoint(failing(START, START))] }]);
    const restarted = { at: 9 * HOUR, awakeSince: START + 9 * HOUR };
    const after = play(
      [
        { ...restarted, sources: [endpoint(null)] },
        { ...restarted, sources: [endpoint(failing(START, START))] },
        { ...restarted, at: 10 * HOUR, sources: [endpoint(failing(START, START))] },
      ],
      told,
    );
    expect(after).toBe(told);
  });

  it('is no sign right after a long sleep, in which nobody looked', () => {
    const awake = START + 8 * HOUR;
    const asleep = endpoint(fresh(START));
    const at = (minutes: number) => ({ at: 8 * HOUR + minutes * MINUTE, sources: [asleep], awakeSince: awake });
    expect(saidIn(play([at(0), at(5), at(14)]))).toEqual([]);
    expect(saidIn(play([at(0), at(16)]))).toEqual(['unread kraken/assets']);
  });

  it('is forgotten, and not told to be well, where it is read no more', () => {
    const told = play([{ at: HOUR, sources: [endpoint(failing(START, START))] }]);
    const after = play([{ at: 2 * HOUR, sources: [] }], told);
    expect([after.told, after.reported]).toEqual([[], 1]);
  });

  it('comes in one report with all that appeared in that look', () => {
    const sources = Array.from({ length: 40 }, (_, n) => endpoint(failing(START, START), { owner: `x${n}` }));
    const memory = play([{ at: HOUR, sources }]);
    expect(memory.reports.map(({ appeared }) => appeared.length)).toEqual([40]);
    expect([memory.owed, memory.reported]).toEqual([1, 1]);
  });
});

describe('a feed that is quiet', () => {
  const feed = (activeAt: number | null, longestQuietMs: number, at: number): WatchedSource =>
    endpoint(fresh(START + at), { source: 'news', memory: { activeAt, longestQuietMs } });
  it.each<[string, number, number, string[]]>([
    ['for some days', 3 * DAY, 0, []],
    ['as long as it was before', 40 * DAY, 40 * DAY, []],
    ['for longer than ever', 61 * DAY, 40 * DAY, ['quiet kraken/news']],
    ['for weeks, though it used to write daily', 15 * DAY, DAY, ['quiet kraken/news']],
  ])('%s', (_what, at, longest, said) => {
    expect(saidIn(play([{ at, sources: [feed(START, longest, at)] }]))).toEqual(said);
  });

  it('is well again when it speaks, and undecided while it cannot be read', () => {
    const unread = { ...feed(START, DAY, 0), health: failing(START + 15 * DAY, START + 16 * DAY) };
    const memory = play([
      { at: 15 * DAY, sources: [feed(START, DAY, 15 * DAY)] },
      { at: 15 * DAY + 2 * MINUTE, sources: [unread] },
      { at: 17 * DAY, sources: [feed(START + 17 * DAY, 17 * DAY, 17 * DAY)] },
    ]);
    expect(saidIn(memory)).toEqual(['quiet kraken/news', 'over kraken/news']);
  });
});

describe('flags that stay the same', () => {
  const flags = (at: number, digest: string | null) => ({
    at,
    sources: [endpoint(fresh(START + at), { digest })],
  });
  /** Every day another, for some days. */
  const lively = Array.from({ length: 6 }, (_, day) => flags(day * DAY, `digest-${day}`.padStart(20, `${day}`)));
  const last = `digest-5`.padStart(20, '5');

  it.each<[string, number, string[]]>([
    ['for a week', 7 * DAY, []],
    ['for longer, though they changed daily', 8 * DAY, ['unchanged kraken/assets']],
  ])('%s', (_what, days, said) => {
    expect(saidIn(play([...lively, flags(5 * DAY + days, last)]))).toEqual(said);
  });

  it('are well again when they change, and the wait is learnt', () => {
    const memory = play([...lively, flags(14 * DAY, last), flags(15 * DAY, 'another-digest')]);
    expect(saidIn(memory)).toEqual(['unchanged kraken/assets', 'over kraken/assets']);
    expect(saidIn(play([flags(33 * DAY, 'another-digest')], memory))).toHaveLength(2);
    expect(saidIn(play([flags(36 * DAY, 'another-digest')], memory))).toHaveLength(3);
  });

  it('are nothing to wonder about where they were never seen to change', () => {
    expect(saidIn(play([flags(0, 'same-as-ever'), flags(100 * DAY, 'same-as-ever')]))).toEqual([]);
  });

  it('are not judged while they cannot be read, nor by a time in which nobody looked', () => {
    const unread = { at: 14 * DAY, sources: [endpoint(failing(START + 5 * DAY, START + 5 * DAY), { digest: last })] };
    expect(saidIn(play([...lively, unread])).filter((said) => said.startsWith('unchanged'))).toEqual([]);
    const slept = { ...flags(40 * DAY, last), awakeSince: START + 39 * DAY };
    expect(saidIn(play([...lively, slept]))).toEqual([]);
    const changed = play([...lively, { ...flags(40 * DAY, 'changed-in-sleep'), awakeSince: START + 39 * DAY }]);
    expect(changed.flags['kraken']?.longestMs).toBe(DAY);
  });

  it('are written a few times a day at most, however often they change', () => {
    let memory = NOTHING_WATCHED;
    let writes = 0;
    for (let minute = 0; minute < 24 * 60; minute += 1) {
      const next = play([flags(minute * MINUTE, `d${minute}-`.padEnd(20, 'x'))], memory);
      if (next !== memory) writes += 1;
      memory = next;
    }
    expect(writes).toBeLessThanOrEqual(5);
  });
});

describe('looks of any kind', () => {
  const health = fc.oneof(
    fc.constant(null),
    fc.record({
      state: fc.constantFrom('fresh', 'unreachable', 'blocked', 'unreadable'),
      readAt: fc.oneof(fc.constant(null), fc.integer({ min: START, max: START + DAY })),
      since: fc.integer({ min: START, max: START + DAY }),
    }),
  );
  it('never tell a sign twice without its end between, nor an end of what was not told', () => {
    fc.assert(
      fc.property(fc.array(fc.array(health, { minLength: 3, maxLength: 3 }), { maxLength: 12 }), (looks) => {
        let memory = NOTHING_WATCHED;
        const open = new Set<string>();
        for (const [index, row] of looks.entries()) {
          const before = memory;
          const sources = row.map((one, n) => endpoint(one, { owner: `x${n}` }));
          memory = watchSources(before, sources, { now: START + index * HOUR, awakeSince: START });
          expect(watchSources(memory, sources, { now: START + index * HOUR, awakeSince: START })).toBe(memory);
          if (memory.reported === before.reported) continue;
          const { appeared, ended } = memory.reports.at(-1) ?? { appeared: [], ended: [] };
          for (const { owner } of ended) expect(open.delete(owner)).toBe(true);
          for (const { owner } of appeared) {
            expect(open.has(owner)).toBe(false);
            open.add(owner);
          }
        }
      }),
    );
  });

  it('keep eight reports, found by their ids', () => {
    let memory = NOTHING_WATCHED;
    for (let n = 0; n < 12; n += 1)
      memory = play(
        [
          {
            at: HOUR * (n + 1),
            sources: [endpoint(n % 2 === 0 ? failing(START, START) : fresh(START + HOUR * (n + 1)))],
          },
        ],
        memory,
      );
    expect(memory.reports.map(({ number }) => number)).toEqual([5, 6, 7, 8, 9, 10, 11, 12]);
    expect(reportOf(memory, watchId(12))?.number).toBe(12);
    expect(reportOf(memory, watchId(1))).toBeUndefined();
    expect([isWatchId('watch-1'), isWatchId('kucoin-1')]).toEqual([true, false]);
  });

  it.each([
    [undefined, START],
    [{ at: START - MINUTE, awakeSince: START - DAY }, START - DAY],
    [{ at: START - HOUR, awakeSince: START - DAY }, START],
    [{ at: START + HOUR, awakeSince: START - DAY }, START],
  ])('know since when they go on without a gap: %j', (before, since) => {
    expect(awakeSince(before, START, MINUTE)).toBe(since);
  });

  it('know it where runs are an hour apart, too', () => {
    const before = { at: START - HOUR, awakeSince: START - DAY };
    expect(awakeSince(before, START, HOUR)).toBe(START - DAY);
  });
});
