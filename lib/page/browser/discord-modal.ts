import type { Chat } from './chat.ts';
import { el, field, listOf, textOf } from './dom.ts';

/** https://discord.com/developers/docs/components/reference#text-input-text-input-styles */
const PARAGRAPH = 2;

/** A form, as a card in the chat: the first field of it, and what sends it. */
export const showModal = (modal: unknown, chat: Chat): HTMLElement => {
  const [row] = listOf(field(modal, 'components'));
  const [asked] = listOf(field(row, 'components'));
  const label = textOf(field(asked, 'label'));
  const input = el(field(asked, 'style') === PARAGRAPH ? 'textarea' : 'input', {
    attributes: { 'aria-label': label, placeholder: textOf(field(asked, 'placeholder')), required: '' },
  });
  const form = el(
    'form',
    { class: 'embed modal' },
    el('b', {}, textOf(field(modal, 'title'))),
    label,
    input,
    el('button', { class: 'button primary' }, chat.words.send),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const value = input.value.trim();
    if (value !== '') chat.act(() => chat.link.submit(textOf(field(modal, 'custom_id')), value));
  });
  return form;
};
