import type { Message } from '../core/channel.ts';

/** Invisible and control characters that change how a text is shown; line breaks and tabs stay. */
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

export const withoutControls = (text: string): string => text.replaceAll(CONTROLS, '').toWellFormed();

const ELLIPSIS = '…';

/** Cuts at a limit in UTF-16 code units, as all three platforms count, and never inside a character. */
export const cut = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const end = most - ELLIPSIS.length;
  const whole = /[\ud800-\udbff]/.test(text.charAt(end - 1)) ? end - 1 : end;
  return text.slice(0, whole) + ELLIPSIS;
};

/** An edit makes no sound, and platforms take no word of one with it. */
export const aloud = ({ silent: _silent, ...message }: Message): Message => message;

/** A message as plain paragraphs: title first, then the reader's phrase, links last. */
export const paragraphs = ({ title, phrase, body, links }: Message, { withLinks }: { withLinks: boolean }): string =>
  [
    title,
    ...(phrase === undefined ? [] : [phrase]),
    ...body,
    ...(withLinks ? links.map(({ label, url }) => `${label}\n${url}`) : []),
  ]
    .map(withoutControls)
    .join('\n\n');
