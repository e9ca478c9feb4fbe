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

/**
 * The items of RSS, RDF or Atom. Entities beyond XML's own five are left as they stand, for no document type is read.
 * Throws Unreadable for what is no such feed, has a document type, or is not well-formed.
 */
export const itemsOfXml = (text: string): XmlItem[] => {
  const path: string[] = [];
  const items: XmlItem[] = [];
  let root = '';
  let hasChannel = false;
  let openedAt = -1;
  let item: XmlItem | undefined;
  let itemDepth = 0;
  let child: XmlField | undefined;

  const openRoot = (name: string): void => {
    if (root !== '' || !ROOTS.includes(name)) throw new Unreadable('the feed is neither RSS nor Atom');
    root = name;
  };
  const openInItem = (name: string, attributes: Record<string, string>): void => {
    if (path.length === itemDepth + 1) {
      child = { name, attributes, text: '' };
      item?.fields.push(child);
    } else if (child?.attributes.type === 'xhtml') child.text += `<${name}>`;
  };
  const parser: Parser = new Parser(
    {
      onprocessinginstruction(name) {
        if (DOCTYPE.test(name)) throw new Unreadable('the feed has a document type');
      },
      onopentag(written, attributes) {
        const name = written.replace(OWN_PREFIX, '');
        const parent = path.at(-1) ?? '';
        if (path.length === 0) openRoot(name);
        if (path.push(name) > DEPTH_MOST) throw new Unreadable('the feed is nested too deeply');
        openedAt = parser.endIndex;
        if (item !== undefined) return openInItem(name, attributes);
        hasChannel ||= name === 'channel';
        if (!Object.hasOwn(PARENTS, name) || PARENTS[name]?.includes(parent) !== true) return;
        item = { attributes, fields: [] };
        itemDepth = path.length;
        if (items.push(item) > ITEMS_MOST) throw new Unreadable('the feed has too many items');
      },
      ontext(data) {
        if (child !== undefined) child.text += child.attributes.type === 'xhtml' ? escaped(data) : data;
      },
      onclosetag(written, implied) {
        // An element that closes itself is told as implied as well, where it was opened.
        const closesItself = implied && parser.endIndex === openedAt;
        if (implied && !closesItself) throw new Unreadable('the feed is not well-formed');
        if (!closesItself && path.length > itemDepth + 1 && child?.attributes.type === 'xhtml')
          child.text += `</${written.replace(OWN_PREFIX, '')}>`;
        if (path.length === itemDepth + 1) child = undefined;
        if (path.length === itemDepth) item = undefined;
        path.pop();
      },
    },
    { xmlMode: true },
  );
  parser.write(text);
  if (root === '') throw new Unreadable('the feed is not XML');
  if (path.length > 0) throw new Unreadable('the feed is cut off');
  if (root !== 'feed' && !hasChannel) throw new Unreadable('the feed has no channel');
  return items;
};
