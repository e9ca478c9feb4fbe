import type { ChannelId, InboundChannel, Incoming, Message, RawRequest, Receipt } from '../../../lib/core/channel.ts';
import type { LocaleId } from '../../../lib/core/locale-id.ts';

export interface Answered {
  to: string;
  message: Message;
  locale: LocaleId;
}

export interface FakeChannel extends InboundChannel {
  answered: Answered[];
  /** What the platform says to the next answers; `sent` when there is nothing left. */
  receipts: Receipt[];
}

/** An event as the fake platform writes it: what it leaves out is a text typed in a direct chat by A. */
export type FakeEvent = Partial<Incoming> & { eventId: string };

const incomingOf =
  (channel: ChannelId) =>
  (event: FakeEvent): Incoming => ({
    channel,
    kind: 'command',
    from: { id: 'platform-id-of-a' },
    chat: 'direct',
    text: '',
    languageHint: null,
    replyTo: {},
    ...event,
  });

/**
 * A chat platform that exists nowhere: a body is a list of events, signed if a header says so. `inReply` answers
 * as Discord does, `call` as LINE does, `either` as Telegram does.
 */
export const createFakeChannel = (style: 'call' | 'inReply' | 'either', id: ChannelId = 'telegram'): FakeChannel => {
  const channel: FakeChannel = {
    id,
    perSecond: 30,
    calls: style !== 'inReply',
    answered: [],
    receipts: [],
    verify: ({ headers }) => headers['x-signature'] === 'good',
    parse: (body) => (Array.isArray(body) ? (body as FakeEvent[]).map(incomingOf(id)) : []),
    async answer({ from }, message, locale) {
      const receipt = channel.receipts.shift() ?? { state: 'sent', ref: null };
      if (receipt.state === 'sent') channel.answered.push({ to: from?.id ?? '', message, locale });
      return { receipt, ...(style === 'inReply' && { reply: { status: 200, body: { answer: message.title } } }) };
    },
    acknowledge: (events) => ({ status: 200, body: { acknowledged: events.length } }),
    ...(style === 'either' && {
      answerInReply: (_incoming: Incoming, { title }: Message) => ({ status: 200, body: { answer: title } }),
    }),
  };
  return channel;
};

export const requestOf = (
  events: unknown,
  headers: Record<string, string> = { 'x-signature': 'good' },
): RawRequest => ({
  headers,
  body: new TextEncoder().encode(typeof events === 'string' ? events : JSON.stringify(events)),
});
