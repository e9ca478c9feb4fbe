import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeedEntry } from '../../lib/core/announcement.ts';
import { entryTime, joinReadings, newestOf } from '../../lib/core/feed-entries.ts';
import { entry } from '../feeds/made-bodies.ts';

const keysOf = (entries: readonly FeedEntry[]): string[] => entries.map(({ key }) => key);
const time = fc.option(fc.integer({ min: 1, max: 1_000 }), { nil: null });
const anyEntries = fc.array(
  fc
    .record({ key: fc.nat(20), publishedAt: time, updatedAt: time })
    .map(({ key, ...times }) => entry(`k${key}`, times)),
);

describe('entries of a feed', () => {
  it('stand newest first, by publication or edit, and where they stood where nothing tells them apart', () => {
    const entries = [
      entry('a', { publishedAt: 5 }),
      entry('b', { publishedAt: 1, updatedAt: 9 }),
      entry('c', { publishedAt: 5 }),
      entry('d'),
      entry('e', { publishedAt: 7 }),
    ];
    expect(keysOf(newestOf(entries, 10))).toEqual(['b', 'e', 'a', 'c', 'd']);
    expect(keysOf(newestOf(entries, 2))).toEqual(['b', 'e']);
    expect(keysOf(newestOf([entry('first'), ...entries], 1))).toEqual(['first']);
  });

  it('are told once, as they were last, with the time of their first publication', () => {
    const told = [
      entry('a', { title: 'old', publishedAt: 1, updatedAt: 2 }),
      entry('a', { title: 'new', publishedAt: 3, updatedAt: 4 }),
      entry('a', { title: 'odd' }),
    ];
    expect(newestOf(told, 10)).toEqual([entry('a', { title: 'new', publishedAt: 1, updatedAt: 4 })]);
  });

  it('keep their links apart where they share a key', () => {
    const told = [entry('a', { url: 'https://x.example/1' }), entry('a', { url: 'https://x.example/2' })];
    expect(keysOf(newestOf(told, 10))).toEqual(['a https://x.example/1', 'a https://x.example/2']);
  });

  it('are never lost, doubled or out of order, and change no more when they are put in order again', () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        const newest = newestOf(entries, 1_000);
        expect(new Set(keysOf(newest))).toEqual(new Set(keysOf(entries)));
        expect(new Set(keysOf(newest)).size).toBe(newest.length);
        const times = newest.flatMap((one) => entryTime(one) ?? []);
        expect(times).toEqual(times.toSorted((a, b) => b - a));
        expect(newestOf(newest, 1_000)).toEqual(newest);
      }),
    );
  });

  it('of several documents are those of all', () => {
    fc.assert(
      fc.property(anyEntries, anyEntries, (one, other) => {
        const joined = joinReadings([{ entries: one }, { entries: other }], 1_000);
        expect(new Set(keysOf(joined.entries))).toEqual(new Set(keysOf([...one, ...other])));
        expect(Object.keys(joined)).toEqual(['entries']);
      }),
    );
  });
});
