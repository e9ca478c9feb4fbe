import { composer, type Chat, type Platform } from './chat.ts';
import type { Entry } from './chat-link.ts';
import { combobox, type Suggestion } from './combobox.ts';
import { button, el, field, link, listOf, textOf } from './dom.ts';
import { showRich } from './show-rich.ts';
import { readEntities, readHtml, type Entity } from './telegram-text.ts';

const textNodes = (payload: unknown, chat: Chat): Node[] => {
  const text = textOf(field(payload, 'text'));
  const rich =
    field(payload, 'parse_mode') === 'HTML'
      ? readHtml(text)
      : readEntities(text, listOf(field(payload, 'entities')) as Entity[]);
  return showRich(rich, (command) => chat.act(() => chat.link.say(command)));
};

const keyOf = (key: unknown, entry: Entry, chat: Chat): HTMLElement => {
  const label = textOf(field(key, 'text'));
  const address = textOf(field(key, 'url'));
  if (address !== '') return link(`${label} ↗`, address, 'key');
  return button(
    label,
    () => chat.act(() => chat.link.press(textOf(field(key, 'callback_data')), entry.message)),
    'key',
  );
};

const keyboard = (entry: Entry, chat: Chat): HTMLElement | null => {
  const rows = listOf(field(field(entry.payload, 'reply_markup'), 'inline_keyboard'));
  return rows.length === 0
    ? null
    : el(
        'div',
        { class: 'keyboard' },
        ...rows.map((row) => el('div', { class: 'keys' }, ...listOf(row).map((key) => keyOf(key, entry, chat)))),
      );
};

const show = (entry: Entry, chat: Chat): HTMLElement => {
  const own = entry.from === 'person';
  const marks = [
    entry.silent ? chat.words.silent : '',
    entry.edited ? chat.words.edited : '',
    chat.clock(entry.at),
  ].filter((mark) => mark !== '');
  return el(
    'div',
    { class: `message from-${entry.from}` },
    el(
      'div',
      { class: 'bubble' },
      el(
        'span',
        { class: 'rich' },
        ...(own ? [document.createTextNode(textOf(field(entry.payload, 'text')))] : textNodes(entry.payload, chat)),
      ),
      el(
        'span',
        { class: 'meta' },
        marks.join(' '),
        own ? el('span', { class: 'ticks', attributes: { 'aria-hidden': 'true' } }, ' ✓✓') : null,
      ),
    ),
    own ? null : keyboard(entry, chat),
  );
};

const commandsOf = (answer: unknown): Suggestion[] =>
  listOf(field(answer, 'commands')).map((command) => ({
    value: `/${textOf(field(command, 'command'))}`,
    label: `/${textOf(field(command, 'command'))}`,
    note: textOf(field(command, 'description')),
  }));

/** Read when it is wanted: the bot registers its menu only after the start. */
const createCommands = (chat: Chat): (() => Promise<Suggestion[]>) => {
  let known: Suggestion[] = [];
  return async () => {
    if (known.length === 0) known = commandsOf(await chat.link.menu());
    return known;
  };
};

/** Telegram: its bubbles, inline keyboards below them, and the menu of the bot's commands. */
export const telegram: Platform = {
  show,
  compose(chat) {
    const commands = createCommands(chat);
    const say = (text: string): void => chat.act(() => chat.link.say(text));
    const start = button(chat.words.start, () => chat.act(() => chat.link.follow()), 'begin');
    const menu = button(
      chat.words.menu,
      () => {
        input.focus();
        input.value = '/';
        box.refresh();
      },
      'menu-toggle',
    );
    const { form, input } = composer(chat, { label: chat.words.say, mark: '➤', send: say }, menu);
    input.setAttribute('aria-label', `${chat.words.say} (Telegram)`);
    const box = combobox(input, form, chat.words.commands, {
      suggest: async (text) =>
        /^\/\w*$/.test(text) ? (await commands()).filter(({ value }) => value.startsWith(text)) : [],
      pick: ({ value }) => {
        input.value = '';
        say(value);
      },
    });
    chat.foot.append(start, form);
  },
  settled(_last, chat) {
    chat.foot.querySelector('.begin')?.remove();
  },
};
