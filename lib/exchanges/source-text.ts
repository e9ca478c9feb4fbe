import { WHOLE_EXCHANGE } from '../core/availability.ts';

/** Words of a source are shown to people: no longer than this. */
const REASON_MOST = 200;
/** No exchange's asset or network code comes near this. */
const CODE_MOST = 64;

/** Control characters, and the marks that turn the direction of what is written after them. */
// oxlint-disable-next-line no-control-regex -- they are what is taken out
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;
const PLAIN_CODE = /^[\w.\-*+$()/]{1,64}$/;

/** One line of visible text, cut without halving a character. */
const oneLine = (text: string, most: number): string => {
  // Only the beginning can be shown: a huge text is not worked through.
  const line = text
    .slice(0, most * 4)
    .replaceAll(UNSEEN, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return line
    .slice(0, most)
    .toWellFormed()
    .replace(/\ufffd$/, '')
    .trimEnd();
};

/** A code as the exchange writes it, or undefined where there is none: such a row is passed over. `*` is never an asset. */
export const code = (value: unknown): string | undefined => {
  if (typeof value !== 'string') return undefined;
  const text = PLAIN_CODE.test(value) ? value : oneLine(value, CODE_MOST);
  return text === '' || text === WHOLE_EXCHANGE ? undefined : text;
};

/** A code of success or a flag as text, whatever JSON it came in; empty for what is none, such as an object. */
export const scalar = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

/** What a source says in its own words; null where it says nothing. */
export const words = (value: unknown): string | null => {
  if (typeof value !== 'string' || value === '') return null;
  const text = oneLine(value, REASON_MOST);
  return text === '' ? null : text;
};
