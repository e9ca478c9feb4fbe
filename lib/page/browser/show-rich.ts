import { button, el, link } from './dom.ts';
import type { Rich } from './rich-text.ts';

const ELEMENTS = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  code: 'code',
  pre: 'pre',
  spoiler: 'span',
  quote: 'blockquote',
  heading: 'strong',
  small: 'small',
  item: 'span',
} as const;

/** Marked text as elements; text is only ever put in as text. `press` is called with a command that is pressed. */
export const showRich = (parts: readonly Rich[], press?: (command: string) => void): Node[] =>
  parts.map((part) => {
    if (typeof part === 'string') return document.createTextNode(part);
    if (part.mark === 'link') {
      const shown = link(null, part.href);
      shown.append(...showRich(part.children));
      return shown;
    }
    if (part.mark === 'command')
      return press === undefined
        ? document.createTextNode(part.text)
        : button(part.text, () => press(part.text), 'in-text');
    return el(ELEMENTS[part.mark], { class: `rich-${part.mark}` }, ...showRich(part.children, press));
  });
