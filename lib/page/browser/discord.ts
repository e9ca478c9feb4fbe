import type { Chat, Platform } from './chat.ts';
import type { Entry } from './chat-link.ts';
import { composeSlash } from './discord-slash.ts';
import { readMarkdown } from './discord-markdown.ts';
import { button, el, field, link, listOf, textOf, type Child } from './dom.ts';
import { showModal } from './discord-modal.ts';
import { showRich } from './show-rich.ts';

/** https://discord.com/developers/docs/components/reference#button-button-styles */
const STYLES: Readonly<Record<number, string>> = { 1: 'primary', 2: 'secondary', 3: 'success', 4: 'danger', 5: 'link' };
const LINK_STYLE = 5;
/** https://discord.com/developers/docs/resources/message#message-object-message-flags */
const EPHEMERAL = 64;
const COLORS_MOST = 0xff_ff_ff;

const rich = (text: unknown): Node[] => showRich(readMarkdown(textOf(text)));

const embedField = (one: unknown): HTMLElement =>
  el(
    'div',
    { class: field(one, 'inline') === true ? 'embed-field inline' : 'embed-field' },
    el('b', {}, ...rich(field(one, 'name'))),
    el('div', { class: 'rich' }, ...rich(field(one, 'value'))),
  );

const some = (name: string, text: unknown, children: Child[]): HTMLElement | null =>
  textOf(text) === '' ? null : el('div', { class: name }, ...children);

const embed = (one: unknown, chat: Chat): HTMLElement => {
  const [title, url, color, stamp] = [
    field(one, 'title'),
    textOf(field(one, 'url')),
    field(one, 'color'),
    textOf(field(one, 'timestamp')),
  ];
  const footer = [
    textOf(field(field(one, 'footer'), 'text')),
    stamp === '' || Number.isNaN(Date.parse(stamp)) ? '' : chat.clock(stamp),
  ].filter((part) => part !== '');
  const fields = listOf(field(one, 'fields'));
  const shown = el(
    'div',
    { class: 'embed' },
    some('embed-author', field(field(one, 'author'), 'name'), [textOf(field(field(one, 'author'), 'name'))]),
    some('embed-title', title, url === '' ? rich(title) : [link(textOf(title), url)]),
    some('embed-text rich', field(one, 'description'), rich(field(one, 'description'))),
    fields.length === 0 ? null : el('div', { class: 'embed-fields' }, ...fields.map(embedField)),
    footer.length === 0 ? null : el('div', { class: 'embed-footer' }, footer.join(' • ')),
  );
  if (typeof color === 'number' && color >= 0 && color <= COLORS_MOST)
    shown.style.borderLeftColor = `#${Math.floor(color).toString(16).padStart(6, '0')}`;
  return shown;
};

const component = (one: unknown, entry: Entry, chat: Chat): HTMLElement => {
  const style = field(one, 'style');
  const label = textOf(field(one, 'label'));
  const kind = `button ${STYLES[typeof style === 'number' ? style : 2] ?? 'secondary'}`;
  if (style === LINK_STYLE) return link(`${label} ↗`, textOf(field(one, 'url')), kind);
  const shown = button(
    label,
    () => chat.act(() => chat.link.press(textOf(field(one, 'custom_id')), entry.message)),
    kind,
  );
  shown.disabled = field(one, 'disabled') === true;
  return shown;
};

const rows = (entry: Entry, chat: Chat): HTMLElement[] =>
  listOf(field(entry.payload, 'components')).map((row) =>
    el('div', { class: 'buttons' }, ...listOf(field(row, 'components')).map((one) => component(one, entry, chat))),
  );

const shownByBot = (entry: Entry, chat: Chat): HTMLElement => {
  const flags = field(entry.payload, 'flags');
  const content = textOf(field(entry.payload, 'content'));
  return el(
    'div',
    { class: 'message from-bot' },
    el('span', { class: 'avatar', attributes: { 'aria-hidden': 'true' } }),
    el(
      'div',
      { class: 'said' },
      el(
        'p',
        { class: 'who' },
        el('b', {}, 'Mamori'),
        el('span', { class: 'app' }, 'APP'),
        el('span', { class: 'meta' }, chat.clock(entry.at)),
      ),
      content === ''
        ? null
        : el(
            'div',
            { class: 'rich' },
            ...rich(content),
            entry.edited ? el('span', { class: 'meta' }, ` (${chat.words.edited})`) : null,
          ),
      ...listOf(field(entry.payload, 'embeds')).map((one) => embed(one, chat)),
      field(entry.payload, 'modal') === undefined ? null : showModal(field(entry.payload, 'modal'), chat),
      content === '' && entry.edited ? el('span', { class: 'meta' }, `(${chat.words.edited})`) : null,
      ...rows(entry, chat),
      typeof flags === 'number' && (flags & EPHEMERAL) !== 0
        ? el('p', { class: 'meta only-you' }, chat.words.onlyYou)
        : null,
    ),
  );
};

/** Discord: always dark, slash commands with their options, embeds, rows of buttons. */
export const discord: Platform = {
  show: (entry, chat) =>
    entry.from === 'bot'
      ? shownByBot(entry, chat)
      : el(
          'p',
          { class: 'message from-person used' },
          `${chat.words.used} `,
          el('b', {}, textOf(field(entry.payload, 'text'))),
          ` · ${chat.clock(entry.at)}`,
        ),
  compose: composeSlash,
};
