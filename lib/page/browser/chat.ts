import type { ChatWords } from '../words/chats.ts';
import type { ChatLink, Entry } from './chat-link.ts';
import { el, field, listOf, textOf } from './dom.ts';
import { historyTime } from './history.ts';

/** One simulated chat on the page, as its platform's script uses it. */
export interface Chat {
  lang: string;
  words: ChatWords;
  link: ChatLink;
  /** Below the messages: where one types and presses. */
  foot: HTMLElement;
  /** Runs what a person did; says so where the platform refuses it. */
  act(what: () => Promise<unknown>): void;
  clock(at: string): string;
}

/** What makes a chat look and behave like its platform. */
export interface Platform {
  /** One message as it is shown. */
  show(entry: Entry, chat: Chat): HTMLElement;
  /** Puts the composer in. */
  compose(chat: Chat): void;
  /** After every change; `last` is the newest message of all. */
  settled?(last: Entry, chat: Chat): void;
}

/** Near enough to the end to go along with it. */
const NEAR_PX = 80;

const trouble = (text: string): void => {
  const place = document.getElementById('trouble');
  if (place !== null && place.textContent !== text) place.textContent = text;
};

/** Keeps the end of the messages in sight, as chats do, unless someone has scrolled up to read. */
const stayAtEnd = (log: HTMLElement): ((anyway: boolean) => void) => {
  let atEnd = true;
  const follow = (anyway: boolean): void => {
    if (!anyway && !atEnd) return;
    log.scrollTop = log.scrollHeight;
    atEnd = true;
  };
  log.addEventListener('scroll', () => {
    atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_PX;
  });
  // Quick replies and menus below take their room from above.
  new ResizeObserver(() => follow(false)).observe(log);
  return follow;
};

/** The file or picture that came with a message. */
const withFile = (element: HTMLElement, { payload }: Entry): HTMLElement => {
  const file = field(payload, 'attachment');
  const [name, url] = [textOf(field(file, 'name')), textOf(field(file, 'url'))];
  if (!url.startsWith('data:')) return element;
  const about = textOf(field(listOf(field(payload, 'attachments'))[0], 'description')) || name;
  const shown = textOf(field(file, 'type')).startsWith('image/')
    ? el('img', { class: 'picture', attributes: { src: url, alt: about } })
    : el('a', { class: 'file', attributes: { href: url, download: name } }, `📎 ${name}`);
  (element.querySelector('.rich') ?? element).after(shown);
  return element;
};

/** Nobody takes what is played for what is: each message says so, with its own time, and its buttons do nothing. */
const inHistory = (element: HTMLElement, { replay }: Entry, chat: Chat): HTMLElement => {
  if (replay === undefined) return element;
  for (const one of element.querySelectorAll('button')) {
    one.disabled = true;
    one.title = chat.words.history.noButtons;
  }
  const caption = `${chat.words.history.mark}${chat.lang === 'ja' ? '：' : ': '}${replay.name[chat.lang] ?? ''} · ${historyTime(chat.lang)(replay.at)}`;
  return el('div', { class: 'replayed' }, el('p', { class: 'replay-mark' }, caption), element);
};

const takeIn = (
  entries: readonly Entry[],
  log: HTMLElement,
  shown: Map<string, HTMLElement>,
  show: (entry: Entry) => HTMLElement,
): void => {
  for (const entry of entries) {
    const element = show(entry);
    element.dataset['message'] = entry.message;
    element.dataset['from'] = entry.from;
    const before = shown.get(entry.message);
    if (before === undefined) log.append(element);
    else before.replaceWith(element);
    shown.set(entry.message, element);
  }
};

/** Starts a chat in its frame: reads what has been said, follows what comes. */
export const startChat = (
  root: HTMLElement,
  link: ChatLink,
  platform: Platform,
  words: ChatWords,
  lang: string,
): void => {
  const log = root.querySelector<HTMLElement>('.log') ?? root;
  const foot = root.querySelector<HTMLElement>('.foot-area') ?? root;
  const time = new Intl.DateTimeFormat(lang, { hour: '2-digit', minute: '2-digit' });
  const chat: Chat = {
    lang,
    words,
    link,
    foot,
    act(what) {
      what().then(
        () => trouble(''),
        (error: unknown) => trouble(`${words.refused} ${error instanceof Error ? error.message : ''}`),
      );
    },
    clock: (at) => time.format(new Date(at)),
  };
  const shown = new Map<string, HTMLElement>();
  const follow = stayAtEnd(log);
  platform.compose(chat);
  link.watch(
    (entries) => {
      const last = entries.at(-1);
      if (last === undefined) return;
      log.querySelector('.hello')?.replaceWith(el('p', { class: 'day' }, words.today));
      takeIn(entries, log, shown, (entry) => inHistory(withFile(platform.show(entry, chat), entry), entry, chat));
      platform.settled?.(last, chat);
      follow(entries.some(({ from }) => from === 'person'));
      root.dispatchEvent(new CustomEvent('mamori:said', { bubbles: true, detail: entries }));
    },
    (lost) => trouble(lost ? words.lost : ''),
  );
};

/** A form with one line of text that is sent with Enter or its button. */
export const composer = (
  chat: Chat,
  { label, mark, send }: { label: string; mark: string; send: (text: string) => void },
  ...before: Node[]
): { form: HTMLFormElement; input: HTMLInputElement } => {
  const input = el('input', {
    attributes: { type: 'text', placeholder: label, 'aria-label': label, autocomplete: 'off', maxlength: '1000' },
  });
  const form = el(
    'form',
    { class: 'composer' },
    ...before,
    input,
    el('button', { class: 'send', attributes: { type: 'submit', 'aria-label': chat.words.send } }, mark),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (text === '') return;
    input.value = '';
    send(text);
  });
  return { form, input };
};
