import type { Entry } from './chat-link.ts';

/** From here on the chats stand side by side, and nothing needs tabs. The same width as in chats.css. */
const SIDE_BY_SIDE = '(min-width: 60rem)';

const NEW_MS = 10_000;

/** https://www.w3.org/WAI/ARIA/apg/patterns/tabs/, on a phone alone. */
export const startTabs = (root: HTMLElement): void => {
  const tabs = [...root.querySelectorAll<HTMLElement>('[role="tab"]')];
  const panels = tabs.map((tab) => document.getElementById(tab.getAttribute('aria-controls') ?? ''));
  const wide = matchMedia(SIDE_BY_SIDE);
  let current = 0;
  const show = (): void => {
    for (const [index, tab] of tabs.entries()) {
      const panel = panels[index];
      const on = index === current;
      tab.setAttribute('aria-selected', String(on));
      tab.tabIndex = on ? 0 : -1;
      if (on) tab.querySelector('.unread')?.setAttribute('hidden', '');
      if (panel === null || panel === undefined) continue;
      panel.hidden = !wide.matches && !on;
      if (wide.matches) panel.removeAttribute('role');
      else panel.setAttribute('role', 'tabpanel');
      const log = panel.querySelector('.log');
      if (log !== null && !panel.hidden) log.scrollTop = log.scrollHeight;
    }
  };
  const move = (index: number): void => {
    current = (index + tabs.length) % tabs.length;
    show();
    tabs[current]?.focus();
  };
  for (const [index, tab] of tabs.entries()) {
    tab.addEventListener('click', () => move(index));
    tab.addEventListener('keydown', ({ key }) => {
      if (key === 'ArrowRight') move(index + 1);
      else if (key === 'ArrowLeft') move(index - 1);
      else if (key === 'Home') move(0);
      else if (key === 'End') move(-1);
    });
  }
  // A message in a chat that is not in sight marks its tab; what was there when the page opened does not.
  root.addEventListener('mamori:said', (event) => {
    const index = panels.findIndex((panel) => panel === event.target);
    const [newest] = (event as CustomEvent<Entry[]>).detail.slice(-1);
    const isNew = Date.now() - Date.parse(newest?.at ?? '') < NEW_MS;
    if (isNew && index !== current && !wide.matches) tabs[index]?.querySelector('.unread')?.removeAttribute('hidden');
  });
  wide.addEventListener('change', show);
  show();
};
