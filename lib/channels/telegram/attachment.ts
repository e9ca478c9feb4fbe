import type { Attachment, Message, Receipt } from '../../core/channel.ts';
import { formOf } from '../form-of.ts';
import { callTelegram, uploadTelegram, type TelegramBot } from './api.ts';
import { layOut } from './layout.ts';
import { CAPTION_MOST } from './limits.ts';

const METHOD = { picture: ['sendPhoto', 'photo'], file: ['sendDocument', 'document'] } as const;

/**
 * A message with its picture or file: in one where the words fit below it, else the words follow. Where the upload is
 * refused the words come all the same. https://core.telegram.org/bots/api#sendphoto, #senddocument
 */
export const sendWithAttachment = async (
  bot: TelegramBot,
  chat: number,
  message: Message,
  attachment: Attachment,
): Promise<Receipt> => {
  const { text, entities, link_preview_options: _preview, ...others } = layOut(message);
  const [method, place] = METHOD[attachment.kind];
  const inOne = text.length <= CAPTION_MOST;
  const form = formOf(
    { chat_id: chat, ...(inOne && { caption: text, caption_entities: entities, ...others }) },
    place,
    attachment,
  );
  const receipt = await uploadTelegram(bot, method, form);
  if (inOne && receipt.state !== 'rejected') return receipt;
  return callTelegram(bot, 'sendMessage', { chat_id: chat, ...layOut(message) });
};
