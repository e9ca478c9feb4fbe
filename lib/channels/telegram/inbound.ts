import type { GroupChat, InboundChannel, Incoming, Message } from '../../core/channel.ts';
import { sameSecret } from '../constant-time.ts';
import { field, idText, text } from '../json-fields.ts';
import { withoutControls } from '../plain-text.ts';
import { sendWithAttachment } from './attachment.ts';
import { askTelegram, callTelegram, type TelegramBot } from './api.ts';
import { layOut } from './layout.ts';
import { PER_SECOND, REPLY_TIMEOUT_MS, TEXT_MOST, UPLOAD_TIMEOUT_MS } from './limits.ts';

export interface TelegramReceiver extends TelegramBot {
  /** Without it no webhook is believed: updates are polled. */
  webhookSecret?: string | undefined;
}

/** `/status@MamoriBot kucoin` is `/status kucoin`. */
const withoutBotName = (said: string): string => said.replace(/^(\/\w+)@\w+/, '$1');

const IGNORED = { kind: 'ignored', text: '' } as const;

const chatOf = (chat: unknown): Incoming['chat'] => (field(chat, 'type') === 'private' ? 'direct' : 'group');

/** https://core.telegram.org/bots/api#message: what the client writes by itself. Nobody has said anything. */
const SERVICE = [
  'pinned_message',
  'message_auto_delete_timer_changed',
  'chat_background_set',
  'write_access_allowed',
  'users_shared',
  'chat_shared',
  'boost_added',
  'successful_payment',
  'refunded_payment',
  'passport_data',
  'gift',
  'unique_gift',
];

const wordsOf = (message: unknown): string | undefined =>
  text(field(message, 'text')) ?? text(field(message, 'caption'));

const spoken = (message: unknown): Pick<Incoming, 'kind' | 'text'> => {
  if (SERVICE.some((name) => field(message, name) !== undefined)) return IGNORED;
  const said = withoutBotName(withoutControls(wordsOf(message) ?? '').slice(0, TEXT_MOST));
  return chatOf(field(message, 'chat')) === 'direct' || said.startsWith('/')
    ? { kind: 'command', text: said }
    : IGNORED;
};

/** https://core.telegram.org/bots/api#chatmember: a private chat's own member is the bot; `kicked` is a block. */
const membership = (update: unknown): Pick<Incoming, 'kind' | 'text'> => {
  const status = field(field(update, 'new_chat_member'), 'status');
  // Who is taken out of a group is told nothing there any more.
  if (chatOf(field(update, 'chat')) !== 'direct')
    return status === 'kicked' || status === 'left' ? { kind: 'gone', text: '' } : IGNORED;
  return { kind: status === 'kicked' ? 'gone' : status === 'member' ? 'joined' : 'ignored', text: '' };
};

/** Ten pictures sent at once are ten updates of one album: they are answered once, unless one of them has words. */
const albumOf = (update: unknown): string | undefined => {
  const message = field(update, 'message');
  const album = idText(field(message, 'media_group_id'));
  return album === undefined || wordsOf(message) !== undefined ? undefined : `album-${album}`;
};

type Told = Pick<Incoming, 'kind' | 'text'> & { from: unknown; chat: unknown; callback?: string };

const told = (update: unknown): Told => {
  const message = field(update, 'message');
  const moved = idText(field(message, 'migrate_to_chat_id'));
  if (moved !== undefined)
    return { kind: 'moved', text: moved, from: field(message, 'chat'), chat: field(message, 'chat') };
  if (message !== undefined) return { ...spoken(message), from: field(message, 'from'), chat: field(message, 'chat') };
  const callback = field(update, 'callback_query');
  if (callback !== undefined) {
    const pressed = text(field(callback, 'data')) ?? '';
    const id = idText(field(callback, 'id'));
    return {
      kind: 'command',
      text: pressed,
      from: field(callback, 'from'),
      chat: field(field(callback, 'message'), 'chat'),
      ...(id !== undefined && { callback: id }),
    };
  }
  const member = field(update, 'my_chat_member');
  const chat = field(member, 'chat');
  return { ...membership(member), from: chatOf(chat) === 'direct' ? field(member, 'from') : chat, chat };
};

/** A group's chat; who speaks in its name (an anonymous administrator) leads it: https://core.telegram.org/bots/api#message */
const groupOf = (update: unknown, chat: unknown): { group?: GroupChat } => {
  const id = idText(field(chat, 'id'));
  if (id === undefined || chatOf(chat) === 'direct') return {};
  const speaker = idText(field(field(field(update, 'message'), 'sender_chat'), 'id'));
  return { group: { address: { id }, administers: speaker === id ? true : null } };
};

/** https://core.telegram.org/bots/api#chatmember */
const LEADERS = ['creator', 'administrator'];

const incomingOf = (update: unknown): Incoming[] => {
  const eventId = idText(field(update, 'update_id'));
  if (eventId === undefined) return [];
  const { kind, text: said, from, chat, callback } = told(update);
  const [userId, chatId] = [idText(field(from, 'id')), idText(field(chat, 'id'))];
  return [
    {
      channel: 'telegram',
      eventId: albumOf(update) ?? eventId,
      kind,
      text: said,
      chat: chatOf(chat),
      from: userId === undefined ? null : { id: userId },
      ...groupOf(update, chat),
      languageHint: text(field(from, 'language_code')) ?? null,
      replyTo: { ...(chatId !== undefined && { chat: chatId }), ...(callback !== undefined && { callback }) },
    },
  ];
};

const sendParameters = (chat: string, message: Message) => ({ chat_id: Number(chat), ...layOut(message) });

/** Receiving on Telegram: https://core.telegram.org/bots/api#setwebhook (secret_token) and #update. */
export const createTelegramInbound = (bot: TelegramReceiver): InboundChannel => {
  const answering = { ...bot, timeoutMs: bot.timeoutMs ?? REPLY_TIMEOUT_MS };
  const uploading = { ...bot, timeoutMs: bot.timeoutMs ?? UPLOAD_TIMEOUT_MS };
  return {
    id: 'telegram',
    perSecond: PER_SECOND,
    calls: true,
    verify: ({ headers }) =>
      bot.webhookSecret !== undefined &&
      sameSecret(headers['x-telegram-bot-api-secret-token'] ?? '', bot.webhookSecret),
    parse: incomingOf,
    async administers({ from, group }) {
      if (from === null || group === undefined) return false;
      const asked = { chat_id: Number(group.address.id), user_id: Number(from.id) };
      const member = await askTelegram(answering, 'getChatMember', asked);
      return LEADERS.includes(text(field(member, 'status')) ?? '');
    },
    async answer({ replyTo: { chat, callback } }, message) {
      if (chat === undefined) return { receipt: { state: 'rejected', detail: 'no chat' } };
      const [receipt] = await Promise.all([
        message.attachment === undefined
          ? callTelegram(answering, 'sendMessage', sendParameters(chat, message))
          : sendWithAttachment(uploading, Number(chat), message, message.attachment),
        // Takes the waiting mark off the button; a failure of it changes nothing for the person.
        callback === undefined
          ? undefined
          : callTelegram(answering, 'answerCallbackQuery', { callback_query_id: callback }),
      ]);
      return { receipt };
    },
    // https://core.telegram.org/bots/api#making-requests-when-getting-updates: one call, in the webhook's own reply.
    answerInReply: ({ replyTo: { chat } }, message) =>
      chat === undefined
        ? { status: 200 }
        : { status: 200, body: { method: 'sendMessage', ...sendParameters(chat, message) } },
    acknowledge: () => ({ status: 200 }),
  };
};
