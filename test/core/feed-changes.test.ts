import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeedEntry } from '../../lib/core/announcement.ts';
import {
  KEYS_MOST,
  NOTHING_REMEMBERED,
  quietTooLong,
  takeInReading,
  withUnreadable,
  type FeedMemory,
} from '../../lib/core/feed-changes.ts';
import { fingerprint, FINGERPRINT_LENGTH } from '../../lib/core/fingerprint.ts';
import { DAY, HOUR } from '../../lib/core/time.ts';
import { pack } from '../../lib/store/pack.ts';
import { entry, NOW } from '../feeds/made-bodies.ts';

const keysOf = (entries: readonly FeedEntry[]): string[] => entries.map(({ key }) => key);
const after = (entries: readonly FeedEntry[], now = NOW, memory: FeedMemory = NOTHING_REMEMBERED): FeedMemory =>
  takeInReading(memory, { entries: [...entries] }, now).memory;
const changes = (memory: FeedMemory, entries: readonly FeedEntry[], now = NOW + HOUR): [string[], string[]] => {
  const { fresh, edited } = takeInReading(memory, { entries: [...entries] }, now);
  return [keysOf(fresh), keysOf(edited)];
};

describe('a reading of a feed', () => {
  it('is a silent baseline at first, however new its entries are', () => {
    expect(changes(NOTHING_REMEMBERED, [entry('a', { publishedAt: NOW })])).toEqual([[], []]);
  });

  it('is a baseline also after readings that failed', () => {
    const memory = withUnreadable(withUnreadable(NOTHING_REMEMBERED));
    expect(memory.unreadable).toBe(2);
    expect(changes(memory, [entry('a')])).toEqual([[], []]);
    expect(after([entry('a')], NOW, memory).unreadable).toBe(0);
  });

  it('brings what was not there, once', () => {
    const memory = after([entry('a')]);
    expect(changes(memory, [entry('b', { publishedAt: NOW }), entry('a')])).toEqual([['b'], []]);
    expect(changes(after([entry('b'), entry('a')], NOW, memory), [entry('b'), entry('a')])).toEqual([[], []]);
  });

  it('brings what was edited, each time', () => {
    const memory = after([entry('a', { text: 'one' })]);
    expect(changes(memory, [entry('a', { text: 'two' })])).toEqual([[], ['a']]);
    expect(changes(memory, [entry('a', { title: 'other', text: 'one' })])).toEqual([[], ['a']]);
    const second = after([entry('a', { text: 'two' })], NOW, memory);
    expect(changes(second, [entry('a', { text: 'one' })])).toEqual([[], ['a']]);
  });

  it('is not changed by an address or a time alone', () => {
    const memory = after([entry('a')]);
    expect(changes(memory, [entry('a', { url: 'https://x.example/', updatedAt: NOW })])).toEqual([[], []]);
  });

  it('does not bring what is old by its own date, unless it was edited lately', () => {
    const memory = after([entry('a')]);
    const old = { publishedAt: NOW - 4 * DAY };
    expect(changes(memory, [entry('old', old), entry('a')])).toEqual([[], []]);
    expect(changes(memory, [entry('old', { ...old, updatedAt: NOW }), entry('a')])).toEqual([[], ['old']]);
    expect(changes(memory, [entry('new', { publishedAt: NOW - 2 * DAY }), entry('a')])).toEqual([['new'], []]);
    expect(changes(memory, [entry('undated'), entry('a')])).toEqual([['undated'], []]);
    // It is known from then on: an edit of it is told.
    const known = after([entry('old', old), entry('a')], NOW, memory);
    expect(changes(known, [entry('old', { ...old, text: 'halt' })])).toEqual([[], ['old']]);
  });

  it('that is empty forgets nothing', () => {
    const memory = after([], NOW, after([entry('a')]));
    expect(changes(memory, [entry('a')])).toEqual([[], []]);
  });

  it('of readers that take other texts edits nothing, and still brings what is new', () => {
    const memory = { ...after([entry('a', { text: 'as it was read' })]), form: 0 };
    expect(changes(memory, [entry('b'), entry('a', { text: 'as it is read now' })])).toEqual([['b'], []]);
    const renewed = after([entry('a', { text: 'as it is read now' })], NOW, memory);
    expect(changes(renewed, [entry('a', { text: 'edited' })])).toEqual([[], ['a']]);
  });
});

describe('what is remembered of a feed', () => {
  it('is plain, bounded and small', () => {
    const many = Array.from({ length: 2 * KEYS_MOST }, (_, n) =>
      entry(`https://exchange.example/news/${n}`, { text: `${n}` }),
    );
    const memory = after(many);
    expect(memory.seen).toHaveLength(KEYS_MOST);
    expect(JSON.parse(JSON.stringify(memory))).toEqual(memory);
    expect(pack(memory).byteLength).toBeLessThan(8_000);
  });

  it('keeps what a feed holds, and forgets what left it long ago first', () => {
    let memory = after([entry('stays')]);
    for (let n = 0; n < 3 * KEYS_MOST; n += 1) memory = after([entry(`n${n}`), entry('stays')], NOW, memory);
    expect(changes(memory, [entry(`n${3 * KEYS_MOST - 100}`), entry('stays')])).toEqual([[], []]);
    expect(changes(memory, [entry('n0')])).toEqual([['n0'], []]);
  });

  it('may be of names that every object has', () => {
    const memory = after([entry('__proto__'), entry('constructor')]);
    expect(changes(memory, [entry('__proto__'), entry('constructor'), entry('toString')])).toEqual([['toString'], []]);
  });

  it('tells every entry exactly once, whatever comes and goes', () => {
    const reading = fc.uniqueArray(fc.nat(40), { maxLength: 30 });
    fc.assert(
      fc.property(reading, fc.array(reading, { maxLength: 12 }), (first, later) => {
        let memory = after(first.map((n) => entry(`k${n}`)));
        const told: string[] = [];
        for (const [turn, numbers] of later.entries()) {
          const entries = numbers.map((n) => entry(`k${n}`));
          const now = NOW + turn * HOUR;
          const taken = takeInReading(memory, { entries }, now);
          told.push(...keysOf(taken.fresh));
          expect(taken.edited).toEqual([]);
          const again = takeInReading(taken.memory, { entries }, now);
          expect([again.fresh, again.edited]).toEqual([[], []]);
          expect(again.memory).toEqual(taken.memory);
          memory = taken.memory;
        }
        const wanted = new Set(
          later
            .flat()
            .filter((n) => !first.includes(n))
            .map((n) => `k${n}`),
        );
        expect(told.length).toBe(wanted.size);
        expect(new Set(told)).toEqual(wanted);
      }),
    );
  });
});

describe('a quiet feed', () => {
  it('is missed after two weeks, where it never was quiet for longer', () => {
    const memory = after([entry('a', { publishedAt: NOW - DAY }), entry('b', { publishedAt: NOW - 2 * DAY })]);
    expect(quietTooLong(memory, NOW + 12 * DAY)).toBe(false);
    expect(quietTooLong(memory, NOW + 14 * DAY)).toBe(true);
  });

  it('is missed after half as long again as ever, where it often is quiet', () => {
    const memory = after([entry('a', { publishedAt: NOW }), entry('b', { publishedAt: NOW - 40 * DAY })]);
    expect(quietTooLong(memory, NOW + 59 * DAY)).toBe(false);
    expect(quietTooLong(memory, NOW + 61 * DAY)).toBe(true);
  });

  it('speaks again with what is new or edited, dated or not', () => {
    const memory = after([entry('a', { publishedAt: NOW })]);
    const later = NOW + 30 * DAY;
    expect(quietTooLong(memory, later)).toBe(true);
    for (const entries of [[entry('b')], [entry('a', { text: 'edited' })], [entry('b', { publishedAt: later })]]) {
      const spoken = after(entries, later, memory);
      expect(quietTooLong(spoken, later + 20 * DAY)).toBe(false);
      expect(quietTooLong(spoken, later + 46 * DAY)).toBe(true);
    }
  });

  it('is no quieter for being read, and not missed before it was read', () => {
    const memory = after([entry('a', { publishedAt: NOW })], NOW + 13 * DAY, after([entry('a', { publishedAt: NOW })]));
    expect(quietTooLong(memory, NOW + 15 * DAY)).toBe(true);
    expect(quietTooLong(NOTHING_REMEMBERED, NOW)).toBe(false);
    expect(quietTooLong(after([]), NOW + 15 * DAY)).toBe(true);
  });
});

describe('a fingerprint', () => {
  it('is of one length, and another for another text', () => {
    const seen = new Set<string>();
    for (let n = 0; n < 50_000; n += 1) {
      const print = fingerprint(`https://exchange.example/news/${n}`);
      expect(print.length).toBe(FINGERPRINT_LENGTH);
      seen.add(print);
    }
    expect(seen.size).toBe(50_000);
  });

  it('does not change from one version to the next: what is stored must be found', () => {
    expect(fingerprint('出金停止')).toBe(fingerprint('出金停止'));
    expect([fingerprint(''), fingerprint('a'), fingerprint('出金停止')]).toMatchInlineSnapshot(`
      [
        "1biic5n14q8pvy",
        "07cq7qr0r9e2ud",
        "176hzj001gbhdg",
      ]
    `);
  });
});
