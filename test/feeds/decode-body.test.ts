import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Unreadable } from '../../lib/core/exchange.ts';
import { BODY_BYTES, decodeBody } from '../../lib/feeds/decode-body.ts';

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'utf8') : Buffer.from(part))));
const utf16 = (text: string, order: 'le' | 'be'): number[] => {
  const little = Buffer.from(text, 'utf16le');
  return Array.from(order === 'le' ? little : little.swap16());
};

/** 出金停止 in Japan's older encodings. */
const SHIFT_JIS = [0x8f, 0x6f, 0x8b, 0xe0, 0x92, 0xe2, 0x8e, 0x7e];
const EUC_JP = [0xbd, 0xd0, 0xb6, 0xe2, 0xc4, 0xe4, 0xbb, 0xdf];
const ISO_2022_JP = [0x1b, 0x24, 0x42, 0x3d, 0x50, 0x36, 0x62, 0x44, 0x64, 0x3b, 0x5f, 0x1b, 0x28, 0x42];

describe('a body', () => {
  const WORDS = '<t>出金停止</t>';
  it.each<[string, Uint8Array, string | null]>([
    ['UTF-8', bytes(WORDS), null],
    ['UTF-8 with a mark', bytes([0xef, 0xbb, 0xbf], WORDS), 'text/xml; charset=shift_jis'],
    ['UTF-8 whose server names its default', bytes(WORDS), 'text/html; charset=ISO-8859-1'],
    ['UTF-16 with a mark', bytes([0xff, 0xfe], utf16(WORDS, 'le')), null],
    ['UTF-16, big end first', bytes([0xfe, 0xff], utf16(WORDS, 'be')), null],
    ['UTF-16 without a mark', bytes(utf16(WORDS, 'le')), null],
    ['UTF-16 without a mark, big end first', bytes(utf16(WORDS, 'be')), null],
    ['Shift_JIS by its header', bytes('<t>', SHIFT_JIS, '</t>'), 'text/html; charset="Shift_JIS"'],
    ['EUC-JP by its header', bytes('<t>', EUC_JP, '</t>'), 'text/html;charset=euc-jp'],
    ['ISO-2022-JP by its header', bytes('<t>', ISO_2022_JP, '</t>'), 'text/html; charset=iso-2022-jp'],
  ])('in %s is read', (_encoding, body, contentType) => {
    expect(decodeBody(body, contentType)).toBe(WORDS);
  });

  it.each<[string, Uint8Array, string | null, string]>([
    ['the XML declaration', bytes('<?xml version="1.0" encoding="Shift_JIS"?><t>', SHIFT_JIS), 'text/xml', '出金停止'],
    ['the page', bytes('<html><meta charset=euc-jp><p>', EUC_JP), 'text/html', '出金停止'],
    [
      'the page, in the older way',
      bytes('<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS"><p>', SHIFT_JIS),
      null,
      '出金停止',
    ],
    [
      'the page where the header names none that there is',
      bytes('<meta charset="euc-jp">', EUC_JP),
      'text/html; charset=x-foo',
      '出金停止',
    ],
    ['the header, in Latin letters', bytes('caf', [0xe9]), 'text/plain; charset=iso-8859-1', 'café'],
  ])('says its encoding by %s', (_by, body, contentType, words) => {
    expect(decodeBody(body, contentType)).toContain(words);
  });

  it('may be cut within a character', () => {
    expect(decodeBody(bytes('<t>'.padEnd(500, 'a'), [0xe5, 0x87]), null)).toContain('aaa');
  });

  it.each<[string, Uint8Array, string | null]>([
    ['is empty', bytes(), null],
    ['is too large', new Uint8Array(BODY_BYTES + 1).fill(0x61), null],
    ['is larger than any feed', new Uint8Array(10 * 1024 * 1024).fill(0x61), 'text/xml'],
    [
      'is a picture',
      bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0xff, 0xd8, 0xff, 0xfe]),
      'image/png',
    ],
    ['is in an older encoding that nobody names', bytes('<t>', [...SHIFT_JIS, ...SHIFT_JIS], '</t>'), null],
    [
      'is not in the encoding that it claims',
      bytes('<t>', [...SHIFT_JIS, ...SHIFT_JIS, ...SHIFT_JIS]),
      'text/xml; charset=utf-8',
    ],
    ['holds characters that are none', bytes('<t>\0</t>'), null],
  ])('is unreadable where it %s', (_what, body, contentType) => {
    expect(() => decodeBody(body, contentType)).toThrow(Unreadable);
  });

  it('of the greatest size is read', () => {
    expect(decodeBody(new Uint8Array(BODY_BYTES).fill(0x61), null)).toHaveLength(BODY_BYTES);
  });

  it('throws nothing but Unreadable, and reads any text back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.option(fc.string(), { nil: null }), (body, contentType) => {
        try {
          expect(typeof decodeBody(body, contentType)).toBe('string');
        } catch (error) {
          expect(error).toBeInstanceOf(Unreadable);
        }
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        fc.pre(!text.includes('\0') && !text.startsWith('\ufeff'));
        expect(decodeBody(bytes('<t>', text), null)).toBe(`<t>${text}`);
      }),
    );
  });
});
