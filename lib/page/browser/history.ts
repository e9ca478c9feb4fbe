import type { ChatWords } from '../words/chats.ts';
import { post } from './chat-link.ts';
import { button, el, field, listOf, textOf } from './dom.ts';
import type { StateWatch } from './watch-state.ts';

type State = keyof ChatWords['history']['state'];

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const DAY_HOURS = 24;

/** `12 hours 1 minute`; days and hours only where they are. */
export const lengthIn =
  (lang: string) =>
  (ms: number): string => {
    const all = Math.round(ms / MINUTE_MS);
    const hours = Math.floor(all / HOUR_MINUTES);
    const parts = [
      ['day', Math.floor(hours / DAY_HOURS)],
      ['hour', hours % DAY_HOURS],
      ['minute', all % HOUR_MINUTES],
    ] as const;
    const told = parts.filter(([, count]) => count > 0);
    const text = (told.length > 0 ? told : parts.slice(-1))
      .map(([unit, count]) => new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'long' }).format(count))
      .join(' ');
    // Japanese sets no space between a number and its unit.
    return lang === 'ja' ? text.replaceAll(' ', '') : text;
  };

/** Time as people there would have read it: in Japan for Japanese readers. */
export const historyTime = (lang: string): ((at: string) => string) => {
  const japan = lang === 'ja';
  const format = new Intl.DateTimeFormat(japan ? 'ja-JP' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: japan ? 'Asia/Tokyo' : 'UTC',
  });
  return (at) => `${format.format(new Date(at))} ${japan ? 'JST' : 'UTC'}`;
};

const isState = (state: string, words: ChatWords): state is State => Object.hasOwn(words.history.state, state);

const row = (name: string, ...told: (string | null)[]): HTMLElement =>
  el('div', {}, el('dt', {}, name), ...told.map((line) => (line === null ? null : el('dd', {}, line))));

const filled = (sentence: string, length: string): string => sentence.replace('{}', length);

/** How much earlier (or later) than the exchange. */
const leadOf = (
  { alert, notice, about }: { alert: string; notice: string; about: string },
  words: ChatWords['history'],
  lang: string,
): string => {
  const lead = Date.parse(notice) - Date.parse(alert);
  return filled(lead < 0 ? words.later : words.earlier, `${about}${lengthIn(lang)(Math.abs(lead))}`);
};

const resultOf = (result: unknown, words: ChatWords['history'], lang: string): HTMLElement => {
  const time = historyTime(lang);
  const inLanguage = (sentence: unknown): string => textOf(field(sentence, lang));
  const [first, alert] = [textOf(field(result, 'firstTheft')), textOf(field(result, 'alert'))];
  const notice = field(result, 'notice');
  const noticeAt = textOf(field(notice, 'at'));
  const about = field(notice, 'approximate') === true ? words.about : '';
  return el(
    'div',
    { class: 'history-result' },
    el(
      'dl',
      {},
      row(words.firstTheft, time(first)),
      row(
        words.told,
        alert === '' ? words.never : time(alert),
        alert === '' ? null : filled(words.afterTheft, lengthIn(lang)(Date.parse(alert) - Date.parse(first))),
      ),
      row(
        words.notice,
        noticeAt === '' ? words.unknown : `${about}${time(noticeAt)}`,
        noticeAt === '' ? null : inLanguage(field(notice, 'what')),
      ),
    ),
    alert === '' || noticeAt === ''
      ? null
      : el('p', { class: 'lead-time' }, leadOf({ alert, notice: noticeAt, about }, words, lang)),
    el(
      'details',
      {},
      el('summary', {}, words.assumed),
      el(
        'ul',
        {},
        el('li', {}, words.alwaysAssumed),
        ...listOf(field(result, 'assumptions')).map((sentence) => el('li', {}, inLanguage(sentence))),
      ),
    ),
  );
};

/** Buttons for the recorded thefts, and when one would have been told of each. */
export const startHistory = (words: ChatWords, watch: StateWatch, lang: string): void => {
  const [buttons, text, place] = ['history-buttons', 'history-text', 'history-result'].map((id) =>
    document.getElementById(id),
  );
  if (!buttons || !text || !place) return;
  let shown = '';
  const play = (incident: string): void => {
    if (buttons.dataset['busy'] === 'true') return;
    buttons.dataset['busy'] = 'true';
    post('/simulated/history', { incident, lang })
      .then(watch.look)
      .catch(watch.look)
      .catch(() => undefined);
  };
  watch.add((told) => {
    const history = field(told, 'history');
    const state = textOf(field(history, 'state'));
    // What is drawn again loses the reader's place in it.
    if (!isState(state, words) || JSON.stringify(history) === shown) return;
    shown = JSON.stringify(history);
    const incidents = listOf(field(history, 'incidents'));
    const nameOf = (incident: unknown): string => textOf(field(field(incident, 'name'), lang));
    if (buttons.childElementCount === 0)
      buttons.append(
        ...incidents.map((incident) => {
          const id = textOf(field(incident, 'id'));
          const one = button(nameOf(incident), () => play(id), 'history-play');
          one.dataset['incident'] = id;
          return one;
        }),
      );
    const playing = textOf(field(history, 'incident'));
    const busy = state === 'playing' || state === 'telling';
    buttons.dataset['busy'] = String(busy);
    for (const one of buttons.querySelectorAll('button')) {
      one.setAttribute('aria-disabled', String(busy));
      one.setAttribute('aria-pressed', String(one.dataset['incident'] === playing));
    }
    const name = nameOf(incidents.find((incident) => field(incident, 'id') === playing));
    text.textContent =
      state === 'idle'
        ? words.history.state.idle
        : `${name}${lang === 'ja' ? '：' : ': '}${words.history.state[state]}`;
    const result = field(history, 'result');
    place.replaceChildren(
      ...(typeof result === 'object' && result !== null ? [resultOf(result, words.history, lang)] : []),
    );
  });
};
