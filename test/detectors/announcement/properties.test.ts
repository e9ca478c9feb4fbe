import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LABELS, TEXT_LENGTH } from '../../../lib/core/announcement.ts';
import { classify } from '../../../lib/detectors/announcement/classify.ts';
import { practice } from './labelled.ts';

const PIECES = [
  'withdrawals', 'deposits', 'suspended', 'will', 'not', 'resume', '出金', '入庫', '停止', '再開', 'しておりません', 'が、', '。', '. ', '\n',
  'BTC', 'ビットコイン', '9/15', '25:00', '翌2:00', 'UTC+8', '【', '】', '\u200B', '\u202E', 'ｶﾞ', '\uD800', 'İ', '１', '(', ')', '“', ' ',
]; // prettier-ignore
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((parts) => parts.join('')),
);
const anyTime = fc.option(fc.integer({ min: 0, max: 4e12 }));
const known = fc.constantFrom(...practice);

/** ASCII in the wide letters of Japanese keyboards. */
const widened = (text: string): string =>
  text
    .replaceAll(/[!-~]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0))
    .replaceAll(' ', '\u3000');

const read = (text: string) => classify({ title: '', text, publishedAt: null });

describe('the classifier, whatever it is given', () => {
  it('answers any text with a label, a confidence and words that stand in it', () => {
    fc.assert(
      fc.property(anyText, anyText, anyTime, (title, text, publishedAt) => {
        const { label, confidence, evidence, window } = classify({ title, text, publishedAt });
        expect(LABELS).toContain(label);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
        for (const words of evidence) expect(title.includes(words) || text.includes(words)).toBe(true);
        for (const at of [window?.from, window?.until])
          if (typeof at === 'number') expect(Number.isFinite(at)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('gives evidence as it stands in what people wrote', () => {
    for (const { text } of practice) {
      for (const words of read(text).evidence) expect(text).toContain(words);
      const wide = widened(text);
      for (const words of read(wide).evidence) expect(wide).toContain(words);
    }
  });

  it('reads wide, compatible and hidden letters as the plain ones', () => {
    fc.assert(
      fc.property(known, fc.nat(), ({ text }, place) => {
        const expected = read(text).label;
        expect(read(text.normalize('NFKC')).label).toBe(expected);
        expect(read(widened(text)).label).toBe(expected);
        const at = place % (text.length + 1);
        expect(read(`${text.slice(0, at)}\u200B${text.slice(at)}`).label).toBe(expected);
      }),
    );
  });

  it('lowers no halt for a reassuring sentence', () => {
    const REASSURING = [
      'All funds are safe.',
      'Customer assets are not affected.',
      'There is no evidence of a breach.',
      'Trading continues as normal.',
      'お客様の資産は安全に保管されております。',
      '流出は確認されておりません。',
      'お客様の資産への影響はございません。',
    ];
    const GRAVITY = ['info', 'halt_planned', 'halt_incident', 'halt_network', 'halt_emergency'];
    const halts = practice.filter(({ label }) => label.startsWith('halt_'));
    fc.assert(
      fc.property(fc.constantFrom(...halts), fc.constantFrom(...REASSURING), ({ text }, words) => {
        const before = GRAVITY.indexOf(read(text).label);
        const stop = /[.。!]$/.test(text) ? ' ' : '\n';
        expect([text, GRAVITY.indexOf(read(`${text}${stop}${words}`).label) >= before]).toEqual([text, true]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('looks at the first pages of a long text', () => {
    const long = 'We write about this and that. '.repeat(TEXT_LENGTH / 30);
    expect(read(`${long}All withdrawals are suspended.`).label).toBe('info');
    expect(read(`All withdrawals are suspended. ${long}`).label).toBe('halt_emergency');
  });
});
