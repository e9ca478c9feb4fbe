import { Parser } from 'htmlparser2';
import { Unreadable } from '../core/exchange.ts';

/** Elements within one another; XHTML in an entry of Atom has the deepest. */
const DEPTH_MOST = 100;
/** Items that are looked at; those that count are the newest of them. */
const ITEMS_MOST = 1_000;
/** https://www.w3.org/TR/xml/#sec-prolog-dtd: nothing that feeds need, and where entities are defined. */
const DOCTYPE = /^!doctype/i;
/** Prefixes by which feeds name the elements of their own format. */
const OWN_PREFIX = /^(?:atom|rss|a10):/;
const PARENTS: Readonly<Record<string, readonly string[]>> = {
  item: ['channel', 'rdf:RDF', 'rss'],
  entry: ['feed'],
};
const ROOTS = ['rss', 'rdf:RDF', 'feed'];

/** A child of an item: text with character references resolved, XHTML as markup. */
export interface XmlField {
  name: string;
  attributes: Readonly<Record<string, string>>;
  text: string;
}
export interface XmlItem {
  attributes: Readonly<Record<string, string>>;
  fields: XmlField[];
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const isMarkup = ({ attributes: { type } }: XmlField): boolean => type === 'xhtml';

/** How far the elements have been followed. */
interface Progress {
  path: string[];
  items: XmlItem[];
  root: string;
  hasChannel: boolean;
  /** The item that is open, its depth, and the child of it that is open. */
  item: XmlItem | undefined;
  itemDepth: number;
  child: XmlField | undefined;
}

const openChild = (at: Progress, name: string, attributes: Record<string, string>): void => {
  if (at.path.length === at.itemDepth + 1) {
    at.child = { name, attributes, text: '' };
    at.item?.fields.push(at.child);
  } else if (at.child !== undefined && isMarkup(at.child)) at.child.text += `<${name}>`;
};

const openOther = (at: Progress, name: string, attributes: Record<string, string>): void => {
  at.hasChannel ||= name === 'channel';
  const parent = at.path.at(-2) ?? '';
  if (!Object.hasOwn(PARENTS, name) || PARENTS[name]?.includes(parent) !== true) return;
  at.item = { attributes, fields: [] };
  at.itemDepth = at.path.length;
  if (at.items.push(at.item) > ITEMS_MOST) throw new Unreadable('the feed has too many items');
};

const openElement = (at: Progress, name: string, attributes: Record<string, string>): void => {
  if (at.path.length === 0) {
    if (at.root !== '' || !ROOTS.includes(name)) throw new Unreadable('the feed is neither RSS nor Atom');
    at.root = name;
  }
  if (at.path.push(name) > DEPTH_MOST) throw new Unreadable('the feed is nested too deeply');
  if (at.item === undefined) openOther(at, name, attributes);
  else openChild(at, name, attributes);
};

const closeElement = (at: Progress, name: string, closesItself: boolean): void => {
  const { path, itemDepth, child } = at;
  if (path.length > itemDepth + 1 && child !== undefined && isMarkup(child) && !closesItself)
    child.text += `</${name}>`;
  if (path.length === itemDepth + 1) at.child = undefined;
  if (path.length === itemDepth) at.item = undefined;
  path.pop();
};

/** What was found by the end of the text. */
const foundBy = ({ root, path, hasChannel, items }: Progress): XmlItem[] => {
  if (root === '') throw new Unreadable('the feed is not XML');
  if (path.length > 0) throw new Unreadable('the feed is cut off');
  if (root !== 'feed' && !hasChannel) throw new Unreadable('the feed has no channel');
  return items;
};

const ownName = (written: string): string => written.replace(OWN_PREFIX, '');

/**
 * The items of RSS, RDF or Atom. Entities beyond XML's own five are left as they stand, for no document type is read.
 * Throws Unreadable for what is no such feed, has a document type, or is not well-formed.
 */
export const itemsOfXml = (text: string): XmlItem[] => {
  const at: Progress = {
    path: [],
    items: [],
    root: '',
    hasChannel: false,
    item: undefined,
    itemDepth: 0,
    child: undefined,
  };
  let openedAt = -1;
  const parser: Parser = new Parser(
    {
      onprocessinginstruction(name) {
        if (DOCTYPE.test(name)) throw new Unreadable('the feed has a document type');
      },
      onopentag(name, attributes) {
        openedAt = parser.endIndex;
        openElement(at, ownName(name), attributes);
      },
      ontext(data) {
        if (at.child !== undefined) at.child.text += isMarkup(at.child) ? escaped(data) : data;
      },
      onclosetag(name, implied) {
        // An element that closes itself is told as implied as well, where it was opened.
        const closesItself = implied && parser.endIndex === openedAt;
        if (implied && !closesItself) throw new Unreadable('the feed is not well-formed');
        closeElement(at, ownName(name), closesItself);
      },
    },
    { xmlMode: true },
  );
  parser.write(text);
  return foundBy(at);
};
