import type { messagingApi } from '@line/bot-sdk';
import type { Attachment, Button, Message } from '../../core/channel.ts';
import { cut, paragraphs, withoutControls } from '../plain-text.ts';
import { bubbleOf } from './flex.ts';
import { ACTION_TEXT_MOST, LABEL_MOST, MESSAGES_MOST, QUICK_REPLIES_MOST, TEXT_MOST } from './limits.ts';

const quickReply = ({ label, command }: Button): messagingApi.QuickReplyItem => ({
  type: 'action',
  action: { type: 'message', label: cut(withoutControls(label), LABEL_MOST), text: command },
});

/**
 * LINE takes no files. One of text is shown as text, in as many messages as a request holds; a picture is left out.
 */
const textsOf = (attachment: Attachment | undefined): messagingApi.TextMessage[] => {
  if (attachment?.kind !== 'file') return [];
  const all = new TextDecoder().decode(attachment.bytes);
  const parts = Array.from({ length: Math.ceil(all.length / TEXT_MOST) }, (_, part) =>
    all.slice(part * TEXT_MOST, (part + 1) * TEXT_MOST),
  );
  return parts.slice(0, MESSAGES_MOST - 1).map((text) => ({ type: 'text', text }));
};

/** LINE fetches pictures from the web: https://developers.line.biz/en/reference/messaging-api/#image-message */
const PICTURE_URL_MOST = 2_000;

const imagesOf = ({ pictureAt }: Message): messagingApi.ImageMessage[] =>
  pictureAt === undefined || pictureAt.url.length > PICTURE_URL_MOST
    ? []
    : [{ type: 'image', originalContentUrl: pictureAt.url, previewImageUrl: pictureAt.url }];

/**
 * A message as LINE shows it: an alert as a bubble; an answer as plain text, and its buttons as quick replies that
 * type the command.
 */
export const layOut = (message: Message): messagingApi.Message[] => {
  if (message.severity !== undefined) return [bubbleOf(message, message.severity)];
  const buttons = message.buttons
    .filter(({ command }) => command.length <= ACTION_TEXT_MOST)
    .slice(0, QUICK_REPLIES_MOST);
  return [
    ...textsOf(message.attachment),
    ...imagesOf(message),
    {
      type: 'text',
      text: cut(paragraphs(message, { withLinks: true }), TEXT_MOST),
      ...(buttons.length > 0 && { quickReply: { items: buttons.map(quickReply) } }),
    },
  ];
};
