import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LABELS } from '../../lib/core/announcement.ts';

const HELD_OUT = join(import.meta.dirname, '../fixtures/announcements/held-out.jsonl');
const shared = resolve(import.meta.dirname, '../..', process.env['MAMORI_SHARED_DIR'] ?? '../shared');
const LEARNED_FROM = join(shared, 'data/risk/announcements.jsonl');

/** Fewer than these say too little of a classifier with ten labels. */
const LEAST = 150;
/** Fewer of one label than these, and one mistake more or less moves its recall by a quarter. */
const LEAST_OF_A_LABEL = 5;
const FIELDS = ['text', 'lang', 'exchange', 'label', 'publishedAt', 'form', 'assets', 'window'];
const OPTIONAL = ['doubt', 'windowDoubt'];
const ZONED = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/;

interface HeldOut {
  text: string;
  lang: string;
  exchange: string;
  label: string;
  publishedAt: string;
  form: string;
  assets: string[];
  window: { from: string | null; until: string | null } | null;
  doubt?: string;
  windowDoubt?: boolean;
}

const linesOf = (file: string): string[] => readFileSync(file, 'utf8').trimEnd().split('\n');
const entries = linesOf(HELD_OUT).map((line): HeldOut => JSON.parse(line));
/** Spelling that hides a copy: width, case, spaces. */
const folded = ({ text }: { text: string }): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');

describe('held-out announcements', () => {
  it('are many, of every label, in both languages', () => {
    expect(entries.length).toBeGreaterThanOrEqual(LEAST);
    for (const label of LABELS) {
      expect(entries.filter((entry) => entry.label === label).length, label).toBeGreaterThanOrEqual(LEAST_OF_A_LABEL);
    }
    expect(new Set(entries.map(({ lang }) => lang))).toEqual(new Set(['ja', 'en']));
  });

  it.each(entries.map((entry, index) => [index + 1, entry] as const))('line %i has the documented form', (_, entry) => {
    expect(Object.keys(entry)).toEqual(expect.arrayContaining(FIELDS));
    expect([...FIELDS, ...OPTIONAL]).toEqual(expect.arrayContaining(Object.keys(entry)));
    expect(entry.text.trim()).not.toBe('');
    expect(LABELS).toContain(entry.label);
    expect(['title', 'body', 'post', 'statuspage']).toContain(entry.form);
    expect(entry.publishedAt).toMatch(ZONED);
    expect(entry.assets.every((code) => /^[A-Z]{2,6}$/.test(code))).toBe(true);
    if (entry.doubt !== undefined) expect(LABELS.filter((label) => label !== entry.label)).toContain(entry.doubt);
    if (entry.windowDoubt !== undefined) expect(entry.window).not.toBeNull();
  });

  it('name windows with a zone, that begin before they end', () => {
    for (const { window, text } of entries) {
      if (window === null) continue;
      const ends = [window.from, window.until].filter((end) => end !== null);
      expect(ends.length, text).toBeGreaterThan(0);
      for (const end of ends) expect(end).toMatch(ZONED);
      expect(
        ends.map((end) => Date.parse(end)),
        text,
      ).toEqual(ends.map((end) => Date.parse(end)).toSorted((a, b) => a - b));
    }
  });

  it('hold no text twice', () => {
    expect(new Set(entries.map(folded)).size).toBe(entries.length);
  });

  it.skipIf(!existsSync(LEARNED_FROM))('share no text with those to learn from (skipped without them)', () => {
    const known = new Set(linesOf(LEARNED_FROM).map((line) => folded(JSON.parse(line))));
    expect(entries.filter((entry) => known.has(folded(entry)))).toEqual([]);
  });
});
