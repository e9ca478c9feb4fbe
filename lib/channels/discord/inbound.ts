import { createPublicKey, verify as verifySignature, type KeyObject } from 'node:crypto';
import type { Choice, GroupChat, InboundChannel, Incoming, RawRequest, WebhookReply } from '../../core/channel.ts';
import { field, idText, items, text } from '../json-fields.ts';
import { cut, withoutControls } from '../plain-text.ts';
import { callDiscord } from './api.ts';
import { answerForm } from './attachment.ts';
import { directMessageOf } from './direct-message.ts';
import { layOut } from './layout.ts';
import { filledIn, modalOf } from './modal.ts';
import {
  CHOICE_NAME_MOST,
  CHOICE_VALUE_MOST,
  CHOICES_MOST,
  CONTENT_MOST,
  PER_SECOND,
  UPLOAD_TIMEOUT_MS,
} from './limits.ts';

/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-interaction-type */
const PING = 1;
const COMMAND = 2;
const COMPONENT = 3;
const AUTOCOMPLETE = 4;
const MODAL_SUBMIT = 5;
/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object */
const PONG = 1;
const CHANNEL_MESSAGE = 4;
const AUTOCOMPLETE_RESULT = 8;
const MODAL = 9;
/** https://discord.com/developers/docs/resources/message#message-object-message-flags: only the asker sees it. */
const EPHEMERAL = 64;
/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-interaction-context-types */
const BOT_DM = 1;
const DM_CHANNEL = 1;

const SIGNATURE = /^[0-9a-fA-F]{128}$/;
/** DER header of an Ed25519 public key: RFC 8410, section 4. */
const ED25519_HEADER = Buffer.from('302a300506032b6570032100', 'hex');

const keyOf = (publicKey: string): KeyObject =>
  createPublicKey({ key: Buffer.concat([ED25519_HEADER, Buffer.from(publicKey, 'hex')]), format: 'der', type: 'spki' });

const isSigned = ({ headers, body }: RawRequest, key: KeyObject): boolean => {
  const [signature, timestamp] = [headers['x-signature-ed25519'] ?? '', headers['x-signature-timestamp'] ?? ''];
  if (!SIGNATURE.test(signature) || timestamp === '') return false;
  return verifySignature(null, Buffer.concat([Buffer.from(timestamp), body]), key, Buffer.from(signature, 'hex'));
};

const optionsOf = (data: unknown): Record<string, string> =>
  Object.fromEntries(
    items(field(data, 'options')).flatMap((option) => {
      const [name, value] = [text(field(option, 'name')), field(option, 'value')];
      return name === undefined || !['string', 'number', 'boolean'].includes(typeof value)
        ? []
        : [[name, withoutControls(String(value)).slice(0, CONTENT_MOST)]];
    }),
  );

/** The option that the asker is typing just now: https://discord.com/developers/docs/interactions/application-commands#autocomplete */
const focused = (data: unknown): string | undefined =>
  text(
    field(
      items(field(data, 'options')).find((option) => field(option, 'focused') === true),
      'name',
    ),
  );

const asked = (interaction: unknown): Pick<Incoming, 'kind' | 'text' | 'command' | 'option'> => {
  const [type, data] = [field(interaction, 'type'), field(interaction, 'data')];
  if (type === PING) return { kind: 'ping', text: '' };
  if (type === COMPONENT) return { kind: 'command', text: text(field(data, 'custom_id')) ?? '' };
  if (type === MODAL_SUBMIT) return { kind: 'command', text: withoutControls(filledIn(data)) };
  const name = text(field(data, 'name'));
  const option = focused(data);
  if (type === AUTOCOMPLETE && name !== undefined && option !== undefined)
    return { kind: 'completing', text: '', command: { name, options: optionsOf(data) }, option };
  if (type !== COMMAND || name === undefined) return { kind: 'ignored', text: '' };
  const options = optionsOf(data);
  return { kind: 'command', text: [`/${name}`, ...Object.values(options)].join(' '), command: { name, options } };
};

const incomingOf = (interaction: unknown): Incoming[] => {
  const eventId = idText(field(interaction, 'id'));
  // Other signed bodies (webhook events, pings of theirs) have no interaction id or no token.
  if (eventId === undefined || text(field(interaction, 'token')) === undefined) {
    return field(interaction, 'type') === PING
      ? [
          {
            channel: 'discord',
            eventId: eventId ?? 'ping',
            kind: 'ping',
            from: null,
            chat: 'direct',
            text: '',
            languageHint: null,
            replyTo: {},
          },
        ]
      : [directMessageOf(interaction)].filter((message) => message !== undefined);
  }
  const direct =
    field(interaction, 'context') === BOT_DM || field(field(interaction, 'channel'), 'type') === DM_CHANNEL;
  const userId = idText(field(field(field(interaction, 'member'), 'user') ?? field(interaction, 'user'), 'id'));
  const route = direct ? idText(field(interaction, 'channel_id')) : undefined;
  return [
    {
      channel: 'discord',
      eventId,
      ...asked(interaction),
      from: userId === undefined ? null : { id: userId, ...(route !== undefined && { route }) },
      ...(!direct && groupOf(interaction)),
      // A slash command is always meant for the bot, and its answer is shown to the asker alone: as good as direct.
      chat: 'direct',
      languageHint: text(field(interaction, 'locale')) ?? null,
      replyTo: {
        type: String(field(interaction, 'type')),
        ...(!direct && { ephemeral: 'yes' }),
        ...answerAtOf(interaction),
      },
    },
  ];
};

/** https://discord.com/developers/docs/topics/permissions#permissions-bitwise-permission-flags: ADMINISTRATOR, MANAGE_GUILD. */
const LEADS = 0x8n | 0x20n;

/** The channel that was spoken in, which the bot writes to by its own id. */
const groupOf = (interaction: unknown): { group?: GroupChat } => {
  const channel = idText(field(interaction, 'channel_id'));
  if (channel === undefined) return {};
  const permissions = text(field(field(interaction, 'member'), 'permissions')) ?? '';
  const held = /^\d{1,20}$/.test(permissions) ? BigInt(permissions) : 0n;
  return { group: { address: { id: `channel:${channel}`, route: channel }, administers: (held & LEADS) !== 0n } };
};

/** Where an answer goes that the webhook's reply cannot hold: its token is for this one interaction. */
const answerAtOf = (interaction: unknown): { answerAt?: string } => {
  const [id, token] = [idText(field(interaction, 'id')), text(field(interaction, 'token'))];
  return id === undefined || token === undefined
    ? {}
    : { answerAt: `/interactions/${id}/${encodeURIComponent(token)}/callback` };
};

const acknowledge = ([first]: readonly Incoming[]): WebhookReply => {
  if (first?.kind === 'ping') return { status: 200, body: { type: PONG } };
  if (first?.replyTo.type === String(AUTOCOMPLETE)) return offer([]);
  return { status: 204 };
};

const offer = (choices: readonly Choice[]): WebhookReply => ({
  status: 200,
  body: {
    type: AUTOCOMPLETE_RESULT,
    data: {
      choices: choices
        .filter(({ value }) => value.length <= CHOICE_VALUE_MOST)
        .slice(0, CHOICES_MOST)
        .map(({ label, value }) => ({ name: cut(withoutControls(label), CHOICE_NAME_MOST), value })),
    },
  },
});

/**
 * Receiving on Discord: signed interactions, answered within the webhook's own reply. Without a public key no
 * webhook is believed: interactions come over the gateway, and the reply goes to their callback.
 */
export const createDiscordInbound = ({
  publicKey,
  apiUrl,
}: {
  publicKey?: string | undefined;
  apiUrl?: string | undefined;
}): InboundChannel => {
  const key = publicKey === undefined ? undefined : keyOf(publicKey);
  return {
    id: 'discord',
    perSecond: PER_SECOND,
    calls: false,
    verify: (request) => key !== undefined && isSigned(request, key),
    parse: incomingOf,
    async answer({ replyTo }, message) {
      // Whoever pressed a button gets the form at once; it would be in the way of who has typed a command.
      const modal = replyTo.type === String(COMPONENT) && message.form ? modalOf(message, message.form) : undefined;
      if (modal !== undefined)
        return { receipt: { state: 'sent', ref: null }, reply: { status: 200, body: { type: MODAL, data: modal } } };
      const data = { ...layOut(message), ...(replyTo.ephemeral !== undefined && { flags: EPHEMERAL }) };
      const { answerAt } = replyTo;
      if (message.attachment !== undefined && answerAt !== undefined) {
        // The webhook's own reply is JSON: what carries a file goes to the callback, and the reply says no more.
        const form = answerForm(CHANNEL_MESSAGE, data, message.attachment);
        const sent = await callDiscord({ apiUrl, timeoutMs: UPLOAD_TIMEOUT_MS }, 'POST', answerAt, form);
        if (!('state' in sent) || sent.state === 'sent')
          return { receipt: { state: 'sent', ref: null }, reply: { status: 202 } };
      }
      return { receipt: { state: 'sent', ref: null }, reply: { status: 200, body: { type: CHANNEL_MESSAGE, data } } };
    },
    acknowledge,
    offer,
  };
};
