import { findLinks, type Rich } from './rich-text.ts';

/** https://core.telegram.org/bots/api#messageentity: offset and length in UTF-16 code units. */
export interface Entity {
  type: string;
  offset: number;
  length: number;
  url?: string;
}

type Mark = Exclude<Rich, string | { mark: 'link' } | { mark: 'command' }>['mark'];

const ENTITY_MARKS: Readonly<Record<string, Mark>> = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underline',
  strikethrough: 'strike',
  spoiler: 'spoiler',
  code: 'code',
  pre: 'pre',
  blockquote: 'quote',
  expandable_blockquote: 'quote',
};

const marked = (entity: Entity, children: Rich[], covered: string): Rich => {
  if (entity.type === 'text_link') return { mark: 'link', href: entity.url ?? '', children };
  if (entity.type === 'url') return { mark: 'link', href: covered, children };
  if (entity.type === 'bot_command') return { mark: 'command', text: covered };
  const mark = Object.hasOwn(ENTITY_MARKS, entity.type) ? ENTITY_MARKS[entity.type] : undefined;
  return mark === undefined ? covered : { mark, children };
};

const valid = (entity: Entity, length: number): boolean =>
  Number.isInteger(entity.offset) &&
  Number.isInteger(entity.length) &&
  entity.offset >= 0 &&
  entity.length > 0 &&
  entity.offset + entity.length <= length;

const between = (text: string, from: number, to: number, entities: readonly Entity[]): Rich[] => {
  const parts: Rich[] = [];
  let at = from;
  for (const [index, entity] of entities.entries()) {
    const end = entity.offset + entity.length;
    if (entity.offset < at || end > to) continue;
    parts.push(...findLinks(text.slice(at, entity.offset), true));
    const inside = entities
      .slice(index + 1)
      .filter((other) => other.offset >= entity.offset && other.offset + other.length <= end);
    parts.push(marked(entity, between(text, entity.offset, end, inside), text.slice(entity.offset, end)));
    at = end;
  }
  return [...parts, ...findLinks(text.slice(at, to), true)];
};

/** Text with entities; those that do not fit the text are left out. */
export const readEntities = (text: string, entities: readonly Entity[]): Rich[] =>
  between(
    text,
    0,
    text.length,
    entities
      .filter((entity) => valid(entity, text.length))
      .toSorted((a, b) => a.offset - b.offset || b.length - a.length),
  );

/** https://core.telegram.org/bots/api#html-style */
const TAGS: Readonly<Record<string, Mark>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strike',
  strike: 'strike',
  del: 'strike',
  code: 'code',
  pre: 'pre',
  blockquote: 'quote',
  'tg-spoiler': 'spoiler',
};
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };
const LAST_CODE_POINT = 0x10_ff_ff;

const decoded = (text: string): string =>
  text.replaceAll(
    /&(?:(lt|gt|amp|quot)|#(\d{1,7})|#x([\da-f]{1,6}));/gi,
    (whole, name?: string, ten?: string, hex?: string) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
      const code = ten === undefined ? Number.parseInt(hex ?? '', 16) : Number(ten);
      return code <= LAST_CODE_POINT ? String.fromCodePoint(code) : whole;
    },
  );

const TOKEN = /<(\/?)([a-z-]+)([^<>]*)>|[^<]+|</gi;
const HREF = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)')/i;

interface Open {
  tag: string;
  href: string;
  children: Rich[];
}

const closed = ({ tag, href, children }: Open): Rich[] => {
  if (tag === 'a') return [{ mark: 'link', href, children }];
  const mark = Object.hasOwn(TAGS, tag) ? TAGS[tag] : undefined;
  return mark === undefined ? children : [{ mark, children }];
};

/** Text in parse mode HTML. Tags that Telegram does not know vanish; nothing of it becomes an element by itself. */
export const readHtml = (text: string): Rich[] => {
  const stack: Open[] = [{ tag: '', href: '', children: [] }];
  const top = (): Open => stack.at(-1) as Open;
  const close = (): void => {
    const done = stack.pop() as Open;
    top().children.push(...closed(done));
  };
  for (const [whole, slash, name, attributes = ''] of text.matchAll(TOKEN)) {
    const tag = name?.toLowerCase();
    const plainText = top().tag === 'a' || top().tag === 'code' || top().tag === 'pre';
    if (tag === undefined) top().children.push(...(plainText ? [decoded(whole)] : findLinks(decoded(whole), true)));
    else if (slash === '') {
      const [, double, single] = HREF.exec(attributes) ?? [];
      stack.push({ tag, href: decoded(double ?? single ?? ''), children: [] });
    } else if (stack.some((open) => open.tag === tag)) {
      while (top().tag !== tag) close();
      close();
    }
  }
  while (stack.length > 1) close();
  return top().children;
};
