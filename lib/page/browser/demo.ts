import type { ChatWords } from '../words/chats.ts';
import { post } from './chat-link.ts';
import { field, textOf } from './dom.ts';
import type { StateWatch } from './watch-state.ts';

type State = keyof ChatWords['demoState'];

/** Which button makes sense in which state. */
const USABLE: Readonly<Record<State, string>> = { idle: 'freeze', playing: '', frozen: 'recovery', recovering: '' };

const isState = (state: string): state is State => Object.hasOwn(USABLE, state);

const show = (state: State, buttons: readonly HTMLButtonElement[], words: ChatWords): void => {
  for (const one of buttons) one.setAttribute('aria-disabled', String(USABLE[state] !== one.dataset['play']));
  const text = document.getElementById('demo-text');
  if (text !== null && text.textContent !== words.demoState[state]) text.textContent = words.demoState[state];
  const panel = document.getElementById('demo-state');
  if (panel !== null) panel.dataset['state'] = state;
};

/** The demonstration's two buttons, and what it is doing. `done` is told of each step that a newcomer has taken. */
export const startDemo = (words: ChatWords, watch: StateWatch, done: (step: number) => void): void => {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('[data-play]')];
  if (buttons.length === 0) return;
  let before: State | undefined;
  watch.add((told) => {
    const state = textOf(field(field(told, 'demo'), 'state'));
    if (!isState(state)) return;
    show(state, buttons, words);
    if (state !== before) document.dispatchEvent(new Event('mamori:played'));
    if (state === 'frozen') done(1);
    if (state === 'idle' && before === 'recovering') done(2);
    before = state;
  });
  for (const one of buttons) {
    one.addEventListener('click', () => {
      if (one.getAttribute('aria-disabled') === 'true') return;
      one.setAttribute('aria-disabled', 'true');
      post('/simulated/demo', { play: one.dataset['play'] })
        .then(watch.look)
        .catch(() => one.setAttribute('aria-disabled', 'false'));
    });
  }
};
