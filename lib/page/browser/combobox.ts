import { el } from './dom.ts';

export interface Suggestion {
  value: string;
  label: string;
  note?: string;
}

export interface Combobox {
  /** Asks for suggestions anew. */
  refresh(): void;
  close(): void;
  /** Takes the marked suggestion; false where none is shown. */
  take(): boolean;
}

let boxes = 0;

/**
 * Suggestions above a text field, by keyboard and screen reader:
 * https://www.w3.org/WAI/ARIA/apg/patterns/combobox/examples/combobox-autocomplete-list/
 */
export const combobox = (
  input: HTMLInputElement,
  place: HTMLElement,
  label: string,
  {
    suggest,
    pick,
  }: { suggest: (text: string) => Promise<Suggestion[]> | Suggestion[]; pick: (picked: Suggestion) => void },
): Combobox => {
  boxes += 1;
  const id = `suggestions-${boxes}`;
  const list = el('div', {
    class: 'suggestions',
    attributes: { id, role: 'listbox', 'aria-label': label, hidden: '' },
  });
  place.append(list);
  for (const [name, value] of [
    ['role', 'combobox'],
    ['aria-autocomplete', 'list'],
    ['aria-expanded', 'false'],
    ['aria-controls', id],
  ] as const)
    input.setAttribute(name, value);
  let shown: Suggestion[] = [];
  let marked = 0;
  let asked = 0;

  const mark = (index: number): void => {
    marked = index;
    for (const [at, option] of [...list.children].entries()) option.setAttribute('aria-selected', String(at === index));
    const option = list.children[index];
    option?.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', option?.id ?? '');
  };
  const close = (): void => {
    asked += 1;
    shown = [];
    list.replaceChildren();
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const choose = (index: number): boolean => {
    const picked = shown[index];
    if (picked === undefined) return false;
    close();
    pick(picked);
    return true;
  };
  const show = (suggestions: Suggestion[]): void => {
    if (suggestions.length === 0) {
      close();
      return;
    }
    shown = suggestions;
    list.replaceChildren(
      ...suggestions.map(({ label: name, note }, index) => {
        const option = el(
          'div',
          { attributes: { role: 'option', id: `${id}-${index}` }, click: () => void choose(index) },
          el('b', {}, name),
          note === undefined ? null : el('span', {}, note),
        );
        // The field keeps the focus.
        option.addEventListener('pointerdown', (event) => event.preventDefault());
        return option;
      }),
    );
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    mark(0);
  };
  const refresh = (): void => {
    asked += 1;
    const mine = asked;
    Promise.resolve(suggest(input.value)).then(
      (suggestions) => {
        if (mine === asked) show(suggestions);
      },
      () => close(),
    );
  };
  input.addEventListener('input', refresh);
  input.addEventListener('blur', () => close());
  input.addEventListener('keydown', (event) => {
    if (list.hidden) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) mark((marked + step + shown.length) % shown.length);
    else if (event.key === 'Escape') close();
    else if ((event.key !== 'Enter' && event.key !== 'Tab') || event.isComposing || !choose(marked)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  });
  return { refresh, close, take: () => !list.hidden && choose(marked) };
};
