import type { InlineKeyboardButton } from 'telegraf/types';
import type { Message } from '../../core/channel.ts';
import { cut, paragraphs, withoutControls } from '../plain-text.ts';
import { BUTTONS_A_ROW, CALLBACK_DATA_MOST_BYTES, LABEL_MOST, TEXT_MOST } from './limits.ts';

const inRows = <T>(buttons: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(buttons.length / BUTTONS_A_ROW) }, (_, row) =>
    buttons.slice(row * BUTTONS_A_ROW, (row + 1) * BUTTONS_A_ROW),
  );

/** Text without a parse mode: nothing in it becomes markup. Buttons carry the command that pressing them sends. */
export const layOut = (message: Message) => {
  const commands: InlineKeyboardButton[] = message.buttons
    .filter(({ command }) => Buffer.byteLength(command) <= CALLBACK_DATA_MOST_BYTES)
    .map(({ label, command }) => ({ text: cut(withoutControls(label), LABEL_MOST), callback_data: command }));
  const links: InlineKeyboardButton[] = message.links.map(({ label, url }) => ({
    text: cut(withoutControls(label), LABEL_MOST),
    url,
  }));
  const keyboard = [...inRows(commands), ...links.map((link) => [link])];
  return {
    text: cut(paragraphs(message, { withLinks: false }), TEXT_MOST),
    link_preview_options: { is_disabled: true },
    ...(keyboard.length > 0 && { reply_markup: { inline_keyboard: keyboard } }),
  };
};
