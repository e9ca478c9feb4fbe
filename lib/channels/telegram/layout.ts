import type { InlineKeyboardButton } from 'telegraf/types';
import type { Message } from '../../core/channel.ts';
import { cut, paragraphs, withoutControls } from '../plain-text.ts';
import { BUTTONS_A_ROW, CALLBACK_DATA_MOST_BYTES, LABEL_MOST, TEXT_MOST } from './limits.ts';

const inRows = <T>(buttons: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(buttons.length / BUTTONS_A_ROW) }, (_, row) =>
    buttons.slice(row * BUTTONS_A_ROW, (row + 1) * BUTTONS_A_ROW),
  );

/**
 * Text without a parse mode: nothing in it becomes markup; the title is bold by its place. Buttons carry the command
 * that pressing them sends.
 */
export const layOut = (message: Message) => {
  const commands: InlineKeyboardButton[] = message.buttons
    .filter(({ command }) => Buffer.byteLength(command) <= CALLBACK_DATA_MOST_BYTES)
    .map(({ label, command }) => ({ text: cut(withoutControls(label), LABEL_MOST), callback_data: command }));
  const links: InlineKeyboardButton[] = message.links.map(({ label, url }) => ({
    text: cut(withoutControls(label), LABEL_MOST),
    url,
  }));
  const keyboard = [...inRows(commands), ...links.map((link) => [link])];
  const text = cut(paragraphs(message, { withLinks: false }), TEXT_MOST);
  const titled = Math.min(withoutControls(message.title).length, text.length);
  return {
    text,
    // https://core.telegram.org/bots/api#messageentity: offsets and lengths in UTF-16 code units.
    ...(titled > 0 && { entities: [{ type: 'bold' as const, offset: 0, length: titled }] }),
    link_preview_options: { is_disabled: true },
    ...(message.silent === true && { disable_notification: true }),
    ...(keyboard.length > 0 && { reply_markup: { inline_keyboard: keyboard } }),
  };
};
