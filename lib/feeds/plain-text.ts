import { Parser } from 'htmlparser2';
import { TEXT_LENGTH } from '../core/announcement.ts';
import { visibleLine, visibleLines, withoutUnseen } from './visible-text.ts';

/** The longest titles of recorded notices have some hundred characters. */
export const TITLE_LENGTH = 300;
/** Markup of one entry that is looked through: a text of full length, six characters of markup to each of its own. */
const MARKUP_MOST = 6 * TEXT_LENGTH;
/** No text is nested this deep; the parser's time grows with the square of the depth. */
const DEPTH_MOST = 500;
/** Text that was escaped more than once shows markup after each reading. */
const READINGS_MOST = 3;

/** What these hold is not read by people. */
export const UNREAD = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'iframe',
  'object',
  'svg',
  'math',
  'select',
  'head',
]);
/** What stands in these stands on lines of its own. */
export const BLOCKS = new Set(
  (
    'address article aside blockquote body br caption dd details dialog div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody tfoot thead tr ul'
  ).split(' '),
);
export const CELLS = new Set(['td', 'th']);
/** The first look: text without these is no markup. */
const HAS_MARKUP = /[<&]/;
const TAG_BEGINS = /<+(?=[a-z/!?])/gi;
/** A tag, or one that is escaped still. */
const IS_MARKUP = /(?:<|&lt;|&#0*60;|&#x0*3c;)[a-z/!?]/i;

/** Text of HTML as a reader would see it. A line break of the source is a blank, unless it is kept. */
const textOfMarkup = (markup: string, keepLines: boolean): string => {
  const parts: string[] = [];
  let unread = 0;
  let depth = 0;
  const lineBreak = (name: string): void => {
    if (unread > 0) return;
    if (BLOCKS.has(name)) parts.push('\n');
    else if (CELLS.has(name)) parts.push(' ');
  };
  const parser: Parser = new Parser({
    onopentag(name) {
      depth += 1;
      if (depth > DEPTH_MOST) parser.pause();
      if (UNREAD.has(name)) unread += 1;
      lineBreak(name);
    },
    onclosetag(name) {
      depth -= 1;
      if (UNREAD.has(name)) unread -= 1;
      if (name !== 'br') lineBreak(name);
    },
    ontext(text) {
      if (unread === 0) parts.push(keepLines ? text : text.replaceAll(/\s+/g, ' '));
    },
  });
  parser.write(markup.slice(0, MARKUP_MOST));
  if (depth <= DEPTH_MOST) parser.end();
  return parts.join('');
};

const withoutMarkup = (source: string, keepLines: boolean): string => {
  let text = withoutUnseen(source.slice(0, MARKUP_MOST));
  for (let reading = 0; reading < READINGS_MOST && HAS_MARKUP.test(text); reading += 1) {
    // The lines of a second reading are those that the first one made.
    text = withoutUnseen(textOfMarkup(text, keepLines || reading > 0));
    if (!IS_MARKUP.test(text)) return text;
  }
  return text.replaceAll(TAG_BEGINS, '');
};

/** The text of an entry: HTML to plain lines, no more than TEXT_LENGTH. */
export const plainText = (html: string): string => visibleLines(withoutMarkup(html, false), TEXT_LENGTH);

/** As plainText, for what is text with an odd tag in it: its own line breaks stay. */
export const plainLines = (text: string): string => visibleLines(withoutMarkup(text, true), TEXT_LENGTH);

/** The title of an entry: one plain line, no more than TITLE_LENGTH. */
export const plainTitle = (html: string): string => visibleLine(withoutMarkup(html, false), TITLE_LENGTH);
