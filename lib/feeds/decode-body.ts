import { TextDecoder } from 'node:util';
import { Unreadable } from '../core/exchange.ts';

/** A feed has some ten to some hundred thousand bytes; one that is larger is none. */
export const BODY_BYTES = 5 * 1024 * 1024;
/** https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding */
const PRESCAN_BYTES = 1_024;
/** So many characters in a thousand may be broken: a text was cut within one, or quotes another. */
const BROKEN_PER_MILLE = 5;
/** A short text may have these all the same. */
const BROKEN_ALLOWED = 2;

/** https://encoding.spec.whatwg.org/#bom-sniff */
const MARKS: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16be', [0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
];
/** Without a mark: the first character is a `<`, a `{` or a blank, in two bytes. */
const UTF16_LE = /^[<{\s]\0/;
const UTF16_BE = /^\0[<{\s]/;

const decoderFor = (label: string, fatal = false): TextDecoder | undefined => {
  try {
    return new TextDecoder(label, { fatal });
  } catch {
    return undefined;
  }
};

const strictly = (bytes: Uint8Array, label: string): string | undefined => {
  try {
    return decoderFor(label, true)?.decode(bytes);
  } catch {
    return undefined;
  }
};

const isIntact = (text: string): boolean => {
  const broken = text.split('\ufffd').length - 1;
  return broken <= Math.max(BROKEN_ALLOWED, (text.length * BROKEN_PER_MILLE) / 1_000);
};

/** The names of encodings that the header and the text itself give, in the order in which they are believed. */
const declared = (head: string, contentType: string | null): string[] =>
  [
    /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? ''),
    /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)["']/i.exec(head),
    /<meta[^>]{0,300}?charset\s*=\s*["']?([\w.:-]+)/i.exec(head),
  ].flatMap((found) => found?.[1] ?? []);

const decoded = (bytes: Uint8Array, contentType: string | null): string | undefined => {
  const marked = MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  if (marked !== undefined) return decoderFor(marked[0])?.decode(bytes);
  const head = decoderFor('latin1')?.decode(bytes.subarray(0, PRESCAN_BYTES)) ?? '';
  if (UTF16_LE.test(head)) return decoderFor('utf-16le')?.decode(bytes);
  if (UTF16_BE.test(head)) return decoderFor('utf-16be')?.decode(bytes);
  const labels = declared(head, contentType);
  // Its escapes are plain ASCII, so that it would pass for UTF-8.
  if (labels.some((label) => /^iso-2022-jp$/i.test(label))) return decoderFor('iso-2022-jp')?.decode(bytes);
  // Text of another encoding is hardly ever valid UTF-8, and servers often name another by default.
  const utf8 = strictly(bytes, 'utf-8');
  if (utf8 !== undefined) return utf8;
  const known = labels.filter((label) => decoderFor(label) !== undefined);
  return [...known, 'utf-8'].map((label) => decoderFor(label)?.decode(bytes) ?? '').find(isIntact);
};

/**
 * Bytes to text: UTF-8, UTF-16, Shift_JIS, EUC-JP, ISO-2022-JP, ISO-8859-1 and what else the Encoding standard names, by
 * a byte order mark, the header, the XML declaration or the page's own word. Throws Unreadable for what is too large, for
 * what is no text, and where hardly anything comes out of it in any encoding that it claims.
 */
export const decodeBody = (bytes: Uint8Array, contentType: string | null): string => {
  if (bytes.byteLength > BODY_BYTES) throw new Unreadable(`the feed is larger than ${BODY_BYTES} bytes: too large`);
  if (bytes.byteLength === 0) throw new Unreadable('the feed is empty');
  const text = decoded(bytes, contentType);
  if (text === undefined || !isIntact(text)) throw new Unreadable('the feed is not in the encoding that it claims');
  if (text.includes('\0')) throw new Unreadable('the feed is not text');
  return text;
};
