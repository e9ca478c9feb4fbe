import { button, el, field, link, listOf, textOf, type Child } from './dom.ts';

/** What pressing something in a message does: https://developers.line.biz/en/reference/messaging-api/#action-objects */
export type Act = (action: unknown) => void;

const COLOR = /^#[\da-f]{6}(?:[\da-f]{2})?$/i;
/** https://developers.line.biz/en/docs/messaging-api/flex-message-layout/: the sizes' names, in pixels. */
const SPACES: Readonly<Record<string, string>> = {
  none: '0',
  xs: '2px',
  sm: '4px',
  md: '8px',
  lg: '12px',
  xl: '16px',
  xxl: '20px',
};
const SIZES: Readonly<Record<string, string>> = {
  xxs: '11px',
  xs: '13px',
  sm: '14px',
  md: '16px',
  lg: '19px',
  xl: '22px',
  xxl: '29px',
  '3xl': '35px',
  '4xl': '48px',
  '5xl': '74px',
};
const LENGTH = /^\d{1,4}(?:\.\d{1,2})?(?:px|%)$/;
const ALIGNMENTS: Readonly<Record<string, string>> = { start: 'start', end: 'end', center: 'center' };
const JUSTIFIED: Readonly<Record<string, string>> = {
  'flex-start': 'flex-start',
  'flex-end': 'flex-end',
  center: 'center',
  'space-between': 'space-between',
  'space-around': 'space-around',
  'space-evenly': 'space-evenly',
};

const space = (value: unknown): string => SPACES[textOf(value)] ?? (LENGTH.test(textOf(value)) ? textOf(value) : '');
const color = (value: unknown): string => (COLOR.test(textOf(value)) ? textOf(value) : '');

const place = (element: HTMLElement, part: unknown, horizontal: boolean): HTMLElement => {
  const flex = field(part, 'flex');
  const grow = typeof flex === 'number' && flex >= 0 && flex < 100 ? flex : undefined;
  if (horizontal) element.style.flex = grow === 0 ? '0 0 auto' : `${grow ?? 1} 1 0`;
  const margin = space(field(part, 'margin'));
  if (margin !== '') element.style[horizontal ? 'marginLeft' : 'marginTop'] = margin;
  return element;
};

const words = (part: unknown): HTMLElement => {
  const spans = listOf(field(part, 'contents'));
  const element = el(
    'p',
    { class: field(part, 'wrap') === true ? 'flex-text wrap' : 'flex-text' },
    ...(spans.length === 0
      ? [textOf(field(part, 'text'))]
      : spans.map((span) => styled(el('span', {}, textOf(field(span, 'text'))), span))),
  );
  return styled(element, part);
};

const styled = <T extends HTMLElement>(element: T, part: unknown): T => {
  const size = textOf(field(part, 'size'));
  element.style.fontSize = SIZES[size] ?? (LENGTH.test(size) ? size : '');
  element.style.color = color(field(part, 'color'));
  if (field(part, 'weight') === 'bold') element.style.fontWeight = '700';
  if (field(part, 'style') === 'italic') element.style.fontStyle = 'italic';
  element.style.textAlign = ALIGNMENTS[textOf(field(part, 'align'))] ?? '';
  return element;
};

const flexButton = (part: unknown, act: Act): HTMLElement => {
  const action = field(part, 'action');
  const style = textOf(field(part, 'style'));
  const kind = style === 'primary' || style === 'secondary' ? style : 'link';
  const label = textOf(field(action, 'label'));
  const shown =
    field(action, 'type') === 'uri'
      ? link(label, textOf(field(action, 'uri')), `flex-button ${kind}`)
      : button(label, () => act(action), `flex-button ${kind}`);
  const tint = color(field(part, 'color'));
  if (tint !== '') shown.style[kind === 'link' ? 'color' : 'backgroundColor'] = tint;
  return shown;
};

const box = (part: unknown, act: Act): HTMLElement => {
  const horizontal = field(part, 'layout') !== 'vertical';
  const contents = listOf(field(part, 'contents')).map((one) => place(component(one, act), one, horizontal));
  const action = field(part, 'action');
  const pressed = action === undefined ? undefined : 'flex-box pressable';
  const classes = `${pressed ?? 'flex-box'} ${horizontal ? 'horizontal' : 'vertical'}`;
  const element = el('div', { class: classes, ...(action !== undefined && { click: () => act(action) }) }, ...contents);
  element.style.gap = space(field(part, 'spacing'));
  element.style.backgroundColor = color(field(part, 'backgroundColor'));
  element.style.borderRadius = space(field(part, 'cornerRadius'));
  element.style.padding = space(field(part, 'paddingAll'));
  for (const [name, side] of [
    ['paddingTop', 'paddingTop'],
    ['paddingBottom', 'paddingBottom'],
    ['paddingStart', 'paddingLeft'],
    ['paddingEnd', 'paddingRight'],
  ] as const) {
    const length = space(field(part, name));
    if (length !== '') element.style[side] = length;
  }
  element.style.justifyContent = JUSTIFIED[textOf(field(part, 'justifyContent'))] ?? '';
  element.style.alignItems = JUSTIFIED[textOf(field(part, 'alignItems'))] ?? '';
  const width = textOf(field(part, 'width'));
  if (LENGTH.test(width)) element.style.width = width;
  const height = textOf(field(part, 'height'));
  if (LENGTH.test(height)) element.style.height = height;
  return element;
};

const component = (part: unknown, act: Act): HTMLElement => {
  switch (field(part, 'type')) {
    case 'box':
      return box(part, act);
    case 'text':
      return words(part);
    case 'button':
      return flexButton(part, act);
    case 'separator': {
      const line = el('div', { class: 'flex-separator' });
      line.style.backgroundColor = color(field(part, 'color'));
      return line;
    }
    default:
      // Pictures come from other hosts, which this page asks nothing of.
      return el('div', { class: 'flex-filler' });
  }
};

const WIDTHS: Readonly<Record<string, string>> = {
  nano: '8rem',
  micro: '10rem',
  deca: '13rem',
  kilo: '16rem',
  mega: '100%',
  giga: '100%',
};

const bubble = (part: unknown, act: Act): HTMLElement => {
  const styles = field(part, 'styles');
  const blocks: Child[] = (['header', 'hero', 'body', 'footer'] as const).map((name) => {
    const content = field(part, name);
    if (content === undefined) return null;
    const block = component(content, act);
    block.classList.add(`flex-${name}`);
    const background = color(field(field(styles, name), 'backgroundColor'));
    if (background !== '') block.style.backgroundColor = background;
    if (field(field(styles, name), 'separator') === true) block.classList.add('separated');
    return block;
  });
  const element = el('div', { class: 'flex-bubble' }, ...blocks);
  element.style.width = WIDTHS[textOf(field(part, 'size'))] ?? '100%';
  return element;
};

/** A Flex message: https://developers.line.biz/en/reference/messaging-api/#flex-message. Colours and lengths are checked, pictures left out. */
export const showFlex = (message: unknown, act: Act): HTMLElement => {
  const contents = field(message, 'contents');
  const bubbles = field(contents, 'type') === 'carousel' ? listOf(field(contents, 'contents')) : [contents];
  return el(
    'div',
    {
      class: bubbles.length > 1 ? 'flex carousel' : 'flex',
      attributes: { role: 'group', 'aria-label': textOf(field(message, 'altText')) },
    },
    ...bubbles.map((one) => bubble(one, act)),
  );
};
