import type { Incoming, WebhookReply } from '../../core/channel.ts';
import { field, idText, text } from '../json-fields.ts';
import { withoutControls } from '../plain-text.ts';
import { callDiscord, type DiscordBot } from './api.ts';
import { CONTENT_MOST, NONCE_MOST } from './limits.ts';

/** What a person writes, and writes in answer: https://discord.com/developers/docs/resources/message#message-object-message-types */
const WRITTEN = [0, 19];
const TRIES = 3;

/**
 * What a person wrote to the bot in their direct chat, as the gateway brings it: undefined for what bots (this one as
 * well) and servers' channels say. Without words (a sticker, a picture) its text is empty.
 */
export const directMessageOf = (message: unknown): Incoming | undefined => {
  const [eventId, route] = [idText(field(message, 'id')), idText(field(message, 'channel_id'))];
  const author = field(message, 'author');
  const [id, type] = [idText(field(author, 'id')), field(message, 'type')];
  if (eventId === undefined || route === undefined || id === undefined) return undefined;
  if (field(author, 'bot') === true || field(message, 'guild_id') !== undefined) return undefined;
  if (typeof type !== 'number' || !WRITTEN.includes(type)) return undefined;
  return {
    channel: 'discord',
    eventId,
    kind: 'command',
    from: { id, route },
    chat: 'direct',
    text: withoutControls(text(field(message, 'content')) ?? '').slice(0, CONTENT_MOST),
    // A message tells nothing of its author's client.
    languageHint: null,
    replyTo: {},
  };
};

/**
 * Says what the webhook would have replied, in the chat where it was asked. The nonce makes a second try harmless.
 * Answers what went wrong, in one line, or undefined. Never throws.
 */
export const answerDirectMessage = async (
  message: unknown,
  replied: Promise<WebhookReply>,
  { bot, turn }: { bot: DiscordBot; turn: () => Promise<void> },
): Promise<string | undefined> => {
  const asked = directMessageOf(message);
  if (asked?.from?.route === undefined) return undefined;
  const { status, body } = await replied.catch((): WebhookReply => ({ status: 503 }));
  const data = field(body, 'data');
  if (data === undefined) return status < 400 ? undefined : `the message came to nothing (${status})`;
  const said = { ...(data as object), nonce: asked.eventId.slice(0, NONCE_MOST), enforce_nonce: true };
  for (let attempt = 1; ; attempt += 1) {
    await turn();
    const answer = await callDiscord(bot, 'POST', `/channels/${asked.from.route}/messages`, said);
    if (!('state' in answer) || answer.state === 'sent') return undefined;
    const over = answer.state === 'gone' || answer.state === 'rejected' || attempt === TRIES;
    if (over) return answer.detail;
  }
};
