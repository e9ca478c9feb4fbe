import { setTimeout as sleep } from 'node:timers/promises';
import type { WebhookReply } from '../../core/channel.ts';
import { field, idText, text } from '../json-fields.ts';
import { callDiscord, type DiscordBot } from './api.ts';

/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-interaction-type */
const COMPONENT = 3;
const AUTOCOMPLETE = 4;
/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object */
const DEFERRED_MESSAGE = 5;
const DEFERRED_UPDATE = 6;
const MODAL = 9;
const EPHEMERAL = 64;
const BOT_DM = 1;

/** The first answer has three seconds from the interaction on; the way here and back takes some of it. */
export const DEFER_AFTER_MS = 1_800;
const TRIES = 3;
const TRY_TIMEOUT_MS = 1_000;

interface Asked {
  application: string;
  id: string;
  token: string;
  type: unknown;
  /** In a server only the asker sees an answer. */
  direct: boolean;
}

const askedOf = (interaction: unknown, { applicationId }: DiscordBot): Asked | undefined => {
  const [id, token] = [idText(field(interaction, 'id')), text(field(interaction, 'token'))];
  const application = idText(field(interaction, 'application_id')) ?? applicationId;
  if (id === undefined || token === undefined) return undefined;
  const direct = field(interaction, 'context') === BOT_DM || field(field(interaction, 'channel'), 'type') === 1;
  return { id, application, token: encodeURIComponent(token), type: field(interaction, 'type'), direct };
};

/** A second try is harmless: whoever has been answered is not answered twice. */
const call = async (bot: DiscordBot, method: string, path: string, body?: unknown): Promise<string | undefined> => {
  let detail = '';
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const answer = await callDiscord({ ...bot, timeoutMs: bot.timeoutMs ?? TRY_TIMEOUT_MS }, method, path, body);
    if (!('state' in answer) || answer.state === 'sent') return undefined;
    ({ detail } = answer);
    if (answer.state === 'gone' || answer.state === 'rejected') break;
  }
  return detail;
};

export interface InteractionAnswer {
  bot: DiscordBot;
  /** Waits for the turn of a request. */
  turn: () => Promise<void>;
  deferAfterMs?: number;
}

/**
 * Answers an interaction that the gateway brought by its callback, with what the webhook would have replied. Where
 * that takes its time, the answer is promised first and then put in the promise's place. Answers what went wrong, in
 * one line, or undefined. Never throws.
 */
export const answerInteraction = async (
  interaction: unknown,
  replied: Promise<WebhookReply>,
  { bot, turn, deferAfterMs = DEFER_AFTER_MS }: InteractionAnswer,
): Promise<string | undefined> => {
  const asked = askedOf(interaction, bot);
  if (asked === undefined) return 'an interaction without id or token';
  const reply = replied.catch((): WebhookReply => ({ status: 503 }));
  const callback = async (body: unknown): Promise<string | undefined> => {
    await turn();
    return call(bot, 'POST', `/interactions/${asked.id}/${asked.token}/callback`, body);
  };
  const first = await Promise.race([reply, sleep(deferAfterMs, undefined, { ref: false })]);
  // Suggestions cannot be promised.
  if (first !== undefined || asked.type === AUTOCOMPLETE) {
    const { status, body } = first ?? (await reply);
    if (body !== undefined) return callback(body);
    // A button that changes nothing stops waiting.
    if (status < 400 && asked.type === COMPONENT) return callback({ type: DEFERRED_UPDATE });
    return status < 400 ? undefined : `the interaction came to nothing (${status})`;
  }
  const promised = await callback({ type: DEFERRED_MESSAGE, data: asked.direct ? {} : { flags: EPHEMERAL } });
  if (promised !== undefined) return promised;
  const { body } = await reply;
  const original = `/webhooks/${asked.application}/${asked.token}/messages/@original`;
  // A form cannot follow a promise: its question is asked in words.
  const shown = field(body, 'data');
  const data = field(body, 'type') === MODAL ? { content: text(field(shown, 'title')) ?? '' } : shown;
  await turn();
  return data === undefined ? call(bot, 'DELETE', original) : call(bot, 'PATCH', original, withoutFlags(data));
};

/** Whether only the asker sees it was settled by the promise. */
const withoutFlags = (data: unknown): object => ({ ...(data as object), flags: undefined });
