import type { Rich } from './rich-text.ts';

/** Marks within a line, the longer before the shorter: https://discord.com/developers/docs/reference#message-formatting */
const INLINE: readonly (readonly [RegExp, (match: RegExpExecArray, depth: number) => Rich])[] = [
  [/^\\([^a-z0-9\s])/i, ([, escaped]) => escaped ?? ''],
  [/^```(?:[a-z]+\n)?\n?([\s\S]+?)```/i, ([, code]) => ({ mark: 'pre', children: [code ?? ''] })],
  [/^`([^`\n]+)`/, ([, code]) => ({ mark: 'code', children: [code ?? ''] })],
  [
    /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/,
    ([, inner], depth) => ({ mark: 'bold', children: inline(inner ?? '', depth) }),
  ],
  [
    /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/,
    ([, inner], depth) => ({ mark: 'underline', children: inline(inner ?? '', depth) }),
  ],
  [/^~~((?:\\[\s\S]|[^\\])+?)~~/, ([, inner], depth) => ({ mark: 'strike', children: inline(inner ?? '', depth) })],
  [
    /^\|\|((?:\\[\s\S]|[^\\])+?)\|\|/,
    ([, inner], depth) => ({ mark: 'spoiler', children: inline(inner ?? '', depth) }),
  ],
  [/^\*((?:\\[\s\S]|[^\\*])+?)\*/, ([, inner], depth) => ({ mark: 'italic', children: inline(inner ?? '', depth) })],
  [
    /^_((?:\\[\s\S]|[^\\_])+?)_(?!\w)/,
    ([, inner], depth) => ({ mark: 'italic', children: inline(inner ?? '', depth) }),
  ],
  [
    /^\[((?:\\[\s\S]|[^\]\\])+)\]\((https?:\/\/[^\s)]+)\)/,
    ([, label, href], depth) => ({ mark: 'link', href: href ?? '', children: inline(label ?? '', depth) }),
  ],
  [/^<(https?:\/\/[^\s>]+)>/, ([, href]) => ({ mark: 'link', href: href ?? '', children: [href ?? ''] })],
  [
    /^<t:(\d{1,12})(?::([a-z]))?>/i,
    ([, seconds]) => new Date(Number(seconds) * 1_000).toISOString().slice(0, 16).replace('T', ' ') + ' UTC',
  ],
  [/^https?:\/\/[^\s<>"\\]+[^\s<>"\\.,;:!?)\]]/, ([href]) => ({ mark: 'link', href, children: [href] })],
];

/** Deeper nesting than anybody writes is text. */
const DEPTH_MOST = 8;
/** The end of the year 9999, in seconds: later dates are no dates. */
const DATES_END = 253_402_300_799;

const inline = (text: string, depth = 0): Rich[] => {
  const parts: Rich[] = [];
  let at = 0;
  const add = (part: Rich): void => {
    const last = parts.at(-1);
    if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part;
    else parts.push(part);
  };
  while (at < text.length) {
    const rest = text.slice(at);
    // What can begin a mark; anything else is taken as it is, as far as it goes.
    const [calm] = /^[^\\`*_~|[<h]+/.exec(rest) ?? [];
    const rule = calm === undefined && depth < DEPTH_MOST ? ruleFor(rest) : undefined;
    const made = rule === undefined ? undefined : rule.make(rule.match, depth + 1);
    add(made ?? calm ?? rest.slice(0, 1));
    at += rule?.match[0].length ?? calm?.length ?? 1;
  }
  return parts;
};

const ruleFor = (rest: string) => {
  for (const [pattern, make] of INLINE) {
    const match = pattern.exec(rest);
    if (match !== null && !(match[0].startsWith('<t:') && Number(match[1]) > DATES_END)) return { match, make };
  }
  return undefined;
};

const LINES: readonly (readonly [RegExp, 'heading' | 'small' | 'quote' | 'item'])[] = [
  [/^#{1,3} +/, 'heading'],
  [/^-# +/, 'small'],
  [/^> +/, 'quote'],
  [/^ *[-*] +/, 'item'],
];

const readLine = (text: string): Rich[] => {
  const [start, mark] = LINES.find(([pattern]) => pattern.test(text)) ?? [];
  return start === undefined || mark === undefined
    ? [...inline(text), '\n']
    : [{ mark, children: inline(text.replace(start, '')) }];
};

/** A message's content in Discord's Markdown. Commands and mentions stay the text that they are. */
export const readMarkdown = (text: string): Rich[] => {
  const parts = text.includes('```') ? inline(text) : text.split('\n').flatMap(readLine);
  const last = parts.at(-1);
  return last === '\n' ? parts.slice(0, -1) : parts;
};
