import { createHash, createHmac } from 'node:crypto';
import type { InboundChannel, Incoming } from '../../core/channel.ts';
import { sameSecret } from '../constant-time.ts';
import { field, idText, items, text } from '../json-fields.ts';
import { withoutControls } from '../plain-text.ts';
import { createClient, withinTime, type LineAccount } from './client.ts';
import { layOut } from './layout.ts';
import { PER_SECOND, REPLY_TIMEOUT_MS, TEXT_MOST } from './limits.ts';

export interface LineReceiver extends LineAccount {
  channelSecret: string;
}

/** Pictures sent at once are an event each of one set: they are answered once. */
const setOf = (event: unknown): string | undefined => {
  const id = idText(field(field(field(event, 'message'), 'imageSet'), 'id'));
  return id === undefined ? undefined : `set-${id}`;
};

/** Old events carry no id of their own: what tells them apart stands for it. */
const eventIdOf = (event: unknown): string => {
  const own = idText(field(event, 'webhookEventId'));
  if (own !== undefined) return own;
  const marks = [
    field(event, 'type'),
    field(event, 'timestamp'),
    field(event, 'replyToken'),
    field(field(event, 'source'), 'userId'),
    field(field(event, 'message'), 'id'),
  ];
  return createHash('sha256')
    .update(marks.map((mark) => (typeof mark === 'string' || typeof mark === 'number' ? String(mark) : '')).join('\0'))
    .digest('base64url');
};

const mentionsBot = (message: unknown): boolean =>
  items(field(field(message, 'mention'), 'mentionees')).some((mentionee) => field(mentionee, 'isSelf') === true);

/** In a group only what is meant for the bot is a command: a slash, or a mention of it. */
const groupCommand = (message: unknown, said: string): string | undefined => {
  if (said.startsWith('/')) return said;
  return mentionsBot(message) ? said.replace(/^@\S+\s*/, '') : undefined;
};

const commandOf = (event: unknown, chat: Incoming['chat']): Pick<Incoming, 'kind' | 'text'> => {
  const postback = text(field(field(event, 'postback'), 'data'));
  if (postback !== undefined) return { kind: 'command', text: postback };
  const message = field(event, 'message');
  const said = withoutControls(text(field(message, 'text')) ?? '').slice(0, TEXT_MOST);
  if (chat === 'direct') return { kind: 'command', text: said };
  const meant = groupCommand(message, said);
  return meant === undefined ? { kind: 'ignored', text: '' } : { kind: 'command', text: meant };
};

const KINDS: Readonly<Record<string, Incoming['kind']>> = {
  message: 'command',
  postback: 'command',
  follow: 'joined',
  unfollow: 'gone',
};

const incomingOf = (event: unknown): Incoming => {
  const type = text(field(event, 'type')) ?? '';
  const kind = Object.hasOwn(KINDS, type) && field(event, 'mode') !== 'standby' ? KINDS[type] : undefined;
  const source = field(event, 'source');
  const userId = idText(field(source, 'userId'));
  const chat = field(source, 'type') === 'user' ? 'direct' : 'group';
  const replyToken = idText(text(field(event, 'replyToken')));
  return {
    channel: 'line',
    eventId: setOf(event) ?? eventIdOf(event),
    chat,
    languageHint: null,
    from: userId === undefined ? null : { id: userId },
    ...(kind === 'command' ? commandOf(event, chat) : { kind: kind ?? 'ignored', text: '' }),
    replyTo: replyToken === undefined ? {} : { replyToken },
  };
};

/** Receiving on LINE: https://developers.line.biz/en/reference/messaging-api/#webhooks */
export const createLineInbound = (account: LineReceiver): InboundChannel => {
  const client = createClient(account);
  const { channelSecret, timeoutMs = REPLY_TIMEOUT_MS } = account;
  return {
    id: 'line',
    perSecond: PER_SECOND,
    calls: true,
    verify: ({ headers, body }) =>
      sameSecret(headers['x-line-signature'] ?? '', createHmac('sha256', channelSecret).update(body).digest('base64')),
    parse: (body) => items(field(body, 'events')).map(incomingOf),
    async answer({ replyTo: { replyToken } }, message) {
      // A push would cost money: without a token there is no answer.
      if (replyToken === undefined) return { receipt: { state: 'rejected', detail: 'no reply token' } };
      return { receipt: await withinTime(client.replyMessage({ replyToken, messages: layOut(message) }), timeoutMs) };
    },
    acknowledge: () => ({ status: 200 }),
  };
};
