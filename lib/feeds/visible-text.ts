/** Control characters (line breaks and tabs stay), and marks that hide or turn what is written after them. */
const UNSEEN =
  // oxlint-disable-next-line no-control-regex -- they are what is taken out
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

export const withoutUnseen = (text: string): string => text.replaceAll(UNSEEN, '');

const LINE_BREAKS = /\r\n?|[\u2028\u2029]/g;

/** Cut without halving a character. */
const cut = (text: string, most: number): string =>
  text.length <= most ? text : text.slice(0, /[\ud800-\udbff]/.test(text.charAt(most - 1)) ? most - 1 : most);

/** Text of several lines: unseen characters out, no blanks at the ends of lines, no more than one empty line in a row. */
export const visibleLines = (text: string, most: number): string =>
  cut(
    withoutUnseen(text)
      .replaceAll(LINE_BREAKS, '\n')
      .replaceAll(/[^\S\n]+/g, ' ')
      .replaceAll(/ ?\n ?/g, '\n')
      .replaceAll(/\n{3,}/g, '\n\n')
      .trim(),
    most,
  )
    .toWellFormed()
    .trimEnd();

/** One line of visible text. */
export const visibleLine = (text: string, most: number): string =>
  visibleLines(text.replaceAll(/[\s\u2028\u2029]+/g, ' '), most);
