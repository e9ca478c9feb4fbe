import { composer, type Chat, type Platform } from './chat.ts';
import type { Entry } from './chat-link.ts';
import { button, el, field, link, listOf, textOf } from './dom.ts';
import { showFlex, type Act } from './line-flex.ts';
import { findLinks } from './rich-text.ts';
import { showRich } from './show-rich.ts';

/** A message action types its text, a postback sends its data, a link opens. */
const acting =
  (chat: Chat, message: string): Act =>
  (action) => {
    if (field(action, 'type') === 'postback') chat.act(() => chat.link.press(textOf(field(action, 'data')), message));
    else if (field(action, 'type') === 'uri')
      window.open(textOf(field(action, 'uri')), '_blank', 'noopener,noreferrer');
    else chat.act(() => chat.link.say(textOf(field(action, 'text'))));
  };

const bubbleOf = (message: unknown, act: Act, chat: Chat): HTMLElement => {
  const type = field(message, 'type');
  if (type === 'flex') return showFlex(message, act);
  if (type === 'image')
    return el('img', {
      class: 'picture',
      attributes: { src: textOf(field(message, 'previewImageUrl')), alt: chat.words.picture },
    });
  const said = textOf(field(message, 'text')) || textOf(field(message, 'altText'));
  return el('p', { class: 'bubble' }, ...showRich(findLinks(said)));
};

const shownByBot = (entry: Entry, chat: Chat): HTMLElement =>
  el(
    'div',
    { class: 'message from-bot' },
    el('span', { class: 'avatar', attributes: { 'aria-hidden': 'true' } }),
    el(
      'div',
      { class: 'said' },
      el('b', { class: 'who' }, 'Mamori'),
      ...listOf(field(entry.payload, 'messages')).map((message) =>
        bubbleOf(message, acting(chat, entry.message), chat),
      ),
      el('span', { class: 'meta' }, entry.silent ? `${chat.words.silent} · ` : null, chat.clock(entry.at)),
    ),
  );

const shownByPerson = (entry: Entry, chat: Chat): HTMLElement =>
  el(
    'div',
    { class: 'message from-person' },
    el('span', { class: 'meta' }, el('span', {}, chat.words.read), el('span', {}, chat.clock(entry.at))),
    el('p', { class: 'bubble' }, textOf(field(entry.payload, 'text'))),
  );

const chips = (last: Entry, chat: Chat): Node[] => {
  const [newest] = listOf(field(last.payload, 'messages')).slice(-1);
  return listOf(field(field(newest, 'quickReply'), 'items')).map((item) => {
    const action = field(item, 'action');
    const label = textOf(field(action, 'label'));
    return field(action, 'type') === 'uri'
      ? link(label, textOf(field(action, 'uri')), 'chip')
      : button(label, () => acting(chat, last.message)(action), 'chip');
  });
};

const share = (part: unknown, whole: unknown): string =>
  typeof part === 'number' && typeof whole === 'number' && whole > 0
    ? `${Math.round((10_000 * part) / whole) / 100}%`
    : '0';

/** The rich menu's areas where its picture would show them. */
const richMenu = (menu: unknown, chat: Chat): HTMLElement => {
  const size = field(menu, 'size');
  const panel = el('div', {
    class: 'rich-menu',
    attributes: { role: 'group', 'aria-label': textOf(field(menu, 'chatBarText')) || chat.words.menu },
  });
  panel.append(
    ...listOf(field(menu, 'areas')).map((area) => {
      const [bounds, action] = [field(area, 'bounds'), field(area, 'action')];
      const label = [field(action, 'label'), field(action, 'displayText'), field(action, 'text'), field(action, 'data')]
        .map(textOf)
        .find((text) => text !== '');
      const shown = button(el('span', {}, label ?? ''), () => acting(chat, '')(action));
      shown.style.left = share(field(bounds, 'x'), field(size, 'width'));
      shown.style.top = share(field(bounds, 'y'), field(size, 'height'));
      shown.style.width = share(field(bounds, 'width'), field(size, 'width'));
      shown.style.height = share(field(bounds, 'height'), field(size, 'height'));
      return shown;
    }),
  );
  return panel;
};

const addRichMenu = (menu: unknown, chat: Chat, form: HTMLFormElement): void => {
  if (typeof menu !== 'object' || menu === null) return;
  const panel = richMenu(menu, chat);
  const toggle = button(
    '☰',
    () => {
      panel.hidden = !panel.hidden;
      toggle.setAttribute('aria-expanded', String(!panel.hidden));
    },
    'menu-toggle',
  );
  toggle.setAttribute('aria-label', textOf(field(menu, 'chatBarText')) || chat.words.menu);
  panel.hidden = field(menu, 'selected') !== true;
  toggle.setAttribute('aria-expanded', String(!panel.hidden));
  form.prepend(toggle);
  form.after(panel);
};

/** LINE: white and green bubbles, quick replies above the composer, a rich menu below it. */
export const line: Platform = {
  show: (entry, chat) => (entry.from === 'bot' ? shownByBot(entry, chat) : shownByPerson(entry, chat)),
  compose(chat) {
    const quick = el('div', { class: 'chips', attributes: { role: 'group', 'aria-label': chat.words.quickReplies } });
    const add = button(chat.words.addFriend, () => chat.act(() => chat.link.follow()), 'begin');
    const { form } = composer(chat, { label: 'Aa', mark: '➤', send: (text) => chat.act(() => chat.link.say(text)) });
    form.querySelector('input')?.setAttribute('aria-label', `${chat.words.say} (LINE)`);
    chat.foot.append(add, quick, form);
    chat.link.menu().then(
      (answer) => addRichMenu(field(answer, 'richMenu'), chat, form),
      () => undefined,
    );
  },
  settled(last, chat) {
    chat.foot.querySelector('.begin')?.remove();
    chat.foot
      .querySelector('.chips')
      ?.replaceChildren(...(last.from === 'bot' && last.replay === undefined ? chips(last, chat) : []));
  },
};
