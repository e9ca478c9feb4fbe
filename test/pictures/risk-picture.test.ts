import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { Blob as FontBlob, Face } from 'harfbuzzjs';
import { describe, expect, it } from 'vitest';
import { drawnLetters } from '../../infra/pictures/drawn-letters.ts';
import { LOCALE_IDS, type LocaleId } from '../../lib/core/locale-id.ts';
import type { RiskBar, RiskPicture } from '../../lib/core/risk/picture.ts';
import { EXCHANGES } from '../../lib/exchanges/index.ts';
import { LOCALES } from '../../lib/locales/index.ts';
import { RISK_WORDS } from '../../lib/locales/risk.ts';
import { describeRisk } from '../../lib/pictures/describe-risk.ts';
import { pictureToken, readPictureToken, SHOWN_MS } from '../../lib/pictures/picture-link.ts';
import { createRasterise, SIDE_FILES } from '../../lib/pictures/rasterise.ts';
import { PICTURE_WIDTH, riskSvg } from '../../lib/pictures/risk-svg.ts';
import { createSeal } from '../../lib/store/seal.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const AT = Date.UTC(2026, 10, 25, 8, 3);
const bar = (exchange: string | null, more: Partial<RiskBar> = {}): RiskBar => ({
  exchange,
  open: '0',
  locked: '0',
  unknown: '0',
  exposed: '0',
  ...more,
});
const pictureWith = (bars: RiskBar[], more: Partial<RiskPicture> = {}): RiskPicture => ({
  locale: 'en',
  at: AT,
  unpriced: 0,
  bars,
  ...more,
});
const nameIn = (locale: LocaleId) => (id: string) => {
  const exchange = Object.values(EXCHANGES).find((one) => one.id === id);
  return exchange === undefined ? id : LOCALES[locale].exchangeName(exchange.names);
};
const svgOf = (picture: RiskPicture, nameOf = nameIn(picture.locale)): string =>
  riskSvg(picture, RISK_WORDS[picture.locale], nameOf);
const textsIn = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text ?? '');
/** Width and height of a PNG: https://www.w3.org/TR/png-3/#11IHDR */
const sizeOf = (png: Uint8Array) => {
  const header = new DataView(png.buffer, png.byteOffset, 24);
  expect(header.getUint32(0)).toBe(0x89_50_4e_47);
  return { width: header.getUint32(16), height: header.getUint32(20) };
};

describe('the picture of a risk', () => {
  const full = [
    bar('coincheck', { open: '1234567', locked: '430000', exposed: '800000' }),
    bar('kucoin', { open: '300000', unknown: '200000' }),
    bar(null),
  ];

  it.each(LOCALE_IDS)('says in %s what each bar is worth, what patterns mean, and that it is no advice', (locale) => {
    const texts = textsIn(svgOf(pictureWith(full, { locale, unpriced: 1 })));
    const { yen, drawn, total } = RISK_WORDS[locale];
    for (const text of [
      total(yen('2164567'), 1),
      yen('1664567'),
      yen('500000'),
      drawn.noPrice,
      drawn.others,
      ...Object.values(drawn.legend),
    ])
      expect(texts).toContain(text);
    expect(texts.at(-1)).toContain(drawn.notAdvice);
  });

  it('explains no pattern that is not there', () => {
    const texts = textsIn(svgOf(pictureWith([bar('kraken', { open: '5' })])));
    const { legend } = RISK_WORDS.en.drawn;
    expect(texts).toContain(legend.open);
    for (const absent of [legend.locked, legend.unknown, legend.exposed]) expect(texts).not.toContain(absent);
  });

  it('draws lengths after the yen, and what is not nothing so that it is seen', () => {
    const svg = svgOf(pictureWith([bar('a', { open: '750', locked: '250' }), bar('b', { open: '500', unknown: '1' })]));
    const widths = [...svg.matchAll(/width="([\d.]+)" height="56" fill="([^"]+)"/g)].map(([, width, fill]) => [
      fill,
      Number(width),
    ]);
    expect(widths).toEqual([
      ['url(#locked)', 238],
      ['#0F766E', 714],
      ['url(#unknown)', 4],
      ['#0F766E', 476],
    ]);
  });

  it('tells the same in words', () => {
    const words = describeRisk(pictureWith(full), RISK_WORDS.en, nameIn('en'));
    expect(words).toContain('Coincheck about ¥1.7M, about ¥430K of it cannot be withdrawn, at most about ¥800K');
    expect(words).toContain('other exchanges price not known');
  });

  it('takes any name for what it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), (name) => {
        const svg = svgOf(pictureWith([bar('x', { open: '1' })]), () => name);
        expect(svg.match(/<text/g)).toHaveLength(7 - 1);
        expect([...new TextEncoder().encode(svg)].filter((byte) => byte < 9)).toEqual([]);
      }),
    );
    expect(svgOf(pictureWith([bar('x', { open: '1' })]), () => '</text><script>')).not.toContain('<script');
  });
});

describe('its PNG', () => {
  const rasterise = createRasterise(ROOT);

  it.each(LOCALE_IDS)('has its size in %s, and ink on its paper', async (locale) => {
    const one = await rasterise(svgOf(pictureWith([bar('kraken', { open: '5' })], { locale })));
    const two = await rasterise(
      svgOf(pictureWith([bar('kraken', { open: '5' }), bar('gate', { locked: '5' })], { locale })),
    );
    expect(sizeOf(one).width).toBe(PICTURE_WIDTH);
    expect(sizeOf(two).height).toBeGreaterThan(sizeOf(one).height);
    // Far more than an empty sheet, far less than the megabyte that LINE takes as a preview.
    expect(two.length).toBeGreaterThan(20_000);
    expect(two.length).toBeLessThan(1_000_000);
  });

  it('fails where its files are missing, and where the SVG is none', async () => {
    await expect(createRasterise('/nowhere')('<svg/>')).rejects.toThrow(/ENOENT/);
    await expect(rasterise('no svg')).rejects.toThrow(/SVG data parsing failed/);
  });

  it.each(SIDE_FILES.fonts)('finds every letter in %s (npm run pictures)', (file) => {
    const face = new Face(new FontBlob(new Uint8Array(readFileSync(join(ROOT, file))).buffer));
    const held = new Set(face.collectUnicodes());
    const missing = Array.from(drawnLetters()).filter((letter) => !held.has(letter.codePointAt(0) ?? 0));
    expect(missing).toEqual([]);
  });

  it('has letters for all that it says, whatever the sums and the time', () => {
    const letters = new Set(drawnLetters());
    const yen = fc.bigInt({ min: 0n, max: 10n ** 17n }).map(String);
    const bars = fc.array(
      fc.record({
        exchange: fc.option(fc.constantFrom(...Object.keys(EXCHANGES))),
        open: yen,
        locked: yen,
        unknown: yen,
        exposed: yen,
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(bars, fc.constantFrom(...LOCALE_IDS), fc.integer({ min: 0, max: 4e12 }), (all, locale, at) => {
        for (const text of textsIn(svgOf(pictureWith(all, { locale, at, unpriced: 12 }))))
          for (const letter of text.replaceAll(/&\w+;/g, '')) expect(letters).toContain(letter);
      }),
    );
  });
});

describe('the address of a picture', () => {
  const seal = createSeal(new Uint8Array(32).fill(7), 'picture/1');
  const picture = pictureWith([bar('kucoin', { open: '5', locked: '12345678901234567890' }), bar(null)], {
    locale: 'ja',
  });

  it('holds all of it, for an hour, and nothing that can be read', () => {
    const token = pictureToken(picture, seal);
    expect(token).toMatch(/^[\w-]+$/);
    expect(Buffer.from(token, 'base64url').toString('latin1')).not.toContain('kucoin');
    expect(readPictureToken(token, seal, AT)).toEqual(picture);
    expect(readPictureToken(token, seal, AT + SHOWN_MS)).toEqual(picture);
    expect(readPictureToken(token, seal, AT + SHOWN_MS + 1)).toBeUndefined();
  });

  it('stays below what LINE takes, with as many bars as there can be', () => {
    const bars = Array.from({ length: 6 }, () =>
      bar('coinbaseexchange', { open: '9'.repeat(16), locked: '9'.repeat(16) }),
    );
    expect(pictureToken(pictureWith(bars), seal).length).toBeLessThan(1_000);
  });

  it('is of no use with another key, or for what else is sealed', () => {
    const token = pictureToken(picture, seal);
    expect(readPictureToken(token, createSeal(new Uint8Array(32).fill(7)), AT)).toBeUndefined();
    expect(readPictureToken(token, createSeal(new Uint8Array(32).fill(8), 'picture/1'), AT)).toBeUndefined();
  });

  it('is nothing where anything of it was changed', () => {
    const token = pictureToken(picture, seal);
    fc.assert(
      fc.property(fc.nat(token.length - 2), fc.constantFrom('A', 'b', '-'), (at, letter) => {
        fc.pre(token.charAt(at) !== letter);
        expect(readPictureToken(token.slice(0, at) + letter + token.slice(at + 1), seal, AT)).toBeUndefined();
      }),
    );
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.base64String({ maxLength: 3_000 })), (text) => {
        expect(readPictureToken(text, seal, AT)).toBeUndefined();
      }),
    );
  });
});
