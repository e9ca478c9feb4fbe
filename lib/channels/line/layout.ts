import type { messagingApi } from '@line/bot-sdk';
import type { Button, Message } from '../../core/channel.ts';
import { cut, paragraphs, withoutControls } from '../plain-text.ts';
import { bubbleOf } from './flex.ts';
import { ACTION_TEXT_MOST, LABEL_MOST, QUICK_REPLIES_MOST, TEXT_MOST } from './limits.ts';

const quickReply = ({ label, command }: Button): messagingApi.QuickReplyItem => ({
  type: 'action',
  action: { type: 'message', label: cut(withoutControls(label), LABEL_MOST), text: command },
});

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
    {
      type: 'text',
      text: cut(paragraphs(message, { withLinks: true }), TEXT_MOST),
      ...(buttons.length > 0 && { quickReply: { items: buttons.map(quickReply) } }),
    },
  ];
};
