import { randomBytes } from 'node:crypto';
import { createChatLog, messageNumber } from './chat-log.ts';
import { createInteractions, DIRECT_CHANNEL, LOCALE, snowflake } from './discord-interactions.ts';
import { listOf, objectOf, remember, textOf, findWithin, type Json } from './json.ts';
import { SIMULATED_PERSON } from './person.ts';
import {
  CannotSay,
  type ApiAnswer,
  type ApiRequest,
  type ChatFile,
  type ClientLanguage,
  type Said,
  type SimulatedPlatform,
  type Webhook,
} from './platform.ts';

/** A message's id is its number, far from every other id. */
const MESSAGES = 8_000_000_000_000_000_000n;
const messageId = (message: number): string => String(MESSAGES + BigInt(message));
const numberOf = (id: string): number => Number(BigInt(id) - MESSAGES);

/** https://discord.com/developers/docs/interactions/receiving-and-responding */
const [COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT] = [2, 3, 4, 5];
const [CHANNEL_MESSAGE, DEFERRED_MESSAGE, UPDATE_MESSAGE, MODAL] = [4, 5, 7, 9];
/** https://discord.com/developers/docs/resources/message#message-object-message-flags */
const SILENT = 4_096;
const STRING = 3;

const refuse = (status: number, code: number, message: string): ApiAnswer => ({ status, body: { code, message } });
const accept = (body: unknown): ApiAnswer => ({ status: 200, body });

/** Discord with a channel to open, nonces that drop a repeat, and 50007 once it is blocked. https://discord.com/developers/docs */
export const createSimulatedDiscord = (): SimulatedPlatform => {
  const application = snowflake(1);
  const interactions = createInteractions(application);
  const secrets = {
    DISCORD_APPLICATION_ID: application,
    DISCORD_PUBLIC_KEY: interactions.publicKey,
    DISCORD_BOT_TOKEN: randomBytes(48).toString('base64url'),
  };
  const log = createChatLog();
  const byNonce = new Map<string, number>();
  /** Interaction token → the message that answers it, once there is one. */
  const answers = new Map<string, number | undefined>();
  let commands: readonly Json[] = [];
  let blocked = false;

  const show = (message: Json): number => log.add('bot', message, (Number(message.flags ?? 0) & SILENT) !== 0);
  /** What an edit does not name stays. */
  const change = (message: number, body: Json): boolean => {
    const before = log.find(message);
    if (before?.from === 'bot') log.edit(message, { ...before.payload, ...body });
    return before?.from === 'bot';
  };
  const shown = (message: number): ApiAnswer =>
    accept({ id: messageId(message), channel_id: DIRECT_CHANNEL, ...log.find(message)?.payload });

  const post = (body: Json): ApiAnswer => {
    if (blocked) return refuse(403, 50_007, 'Cannot send messages to this user');
    const nonce = body.enforce_nonce === true ? JSON.stringify(body.nonce) : undefined;
    const before = nonce === undefined ? undefined : byNonce.get(nonce);
    if (before !== undefined) return shown(before);
    const message = show(body);
    if (nonce !== undefined) remember(byNonce, nonce, message);
    return shown(message);
  };
  const onMessages = (method: string, id: string | undefined, body: Json): ApiAnswer => {
    if (id === undefined) return method === 'POST' ? post(body) : accept([]);
    if (method !== 'PATCH') return accept({});
    return change(numberOf(id), body) ? shown(numberOf(id)) : refuse(404, 10_008, 'Unknown Message');
  };
  /** Answers that come after the webhook's own reply: https://discord.com/developers/docs/interactions/receiving-and-responding#followup-messages */
  const afterwards = (method: string, token: string, original: boolean, body: Json): ApiAnswer => {
    if (!answers.has(token)) return refuse(404, 10_015, 'Unknown Webhook');
    const message = original ? answers.get(token) : undefined;
    if (message === undefined) return shown(show(body));
    if (method === 'PATCH') change(message, body);
    return shown(message);
  };
  const onCommands = ({ method, body }: Pick<ApiRequest, 'method' | 'body'>): ApiAnswer => {
    if (method === 'PUT') commands = listOf(body).map((one, index) => ({ id: snowflake(index), ...objectOf(one) }));
    return accept(commands);
  };
  const me = { id: application, username: 'Mamori', bot: true };
  /** An answer by the callback, which may carry a file. */
  const onCallback = (token: string, body: Json, file: ChatFile | undefined): ApiAnswer => {
    if (!answers.has(token)) return refuse(404, 10_015, 'Unknown Webhook');
    answered({ ...body, data: { ...objectOf(body.data), ...(file !== undefined && { attachment: file }) } }, token);
    return { status: 204, body: {} };
  };
  const route = ({ method, path: full, body, file }: ApiRequest): ApiAnswer => {
    const path = full.replace(/^(\/api)?\/v\d+/, '');
    if (path === '/users/@me/channels') {
      return String(objectOf(body).recipient_id) === SIMULATED_PERSON.discord
        ? accept({ id: DIRECT_CHANNEL, type: 1 })
        : refuse(400, 50_033, 'Invalid Recipient(s)');
    }
    const [, channel, id] = /^\/channels\/(\d+)\/messages(?:\/(\d{1,20}))?$/.exec(path) ?? [];
    if (channel !== undefined)
      return channel === DIRECT_CHANNEL
        ? onMessages(method, id, objectOf(body))
        : refuse(404, 10_003, 'Unknown Channel');
    const [, asked] = /^\/interactions\/\d+\/([^/]+)\/callback$/.exec(path) ?? [];
    if (asked !== undefined) return onCallback(decodeURIComponent(asked), objectOf(body), file);
    const [, token, original] = /^\/webhooks\/\d+\/([^/]+)(\/messages\/@original)?$/.exec(path) ?? [];
    if (token !== undefined) return afterwards(method, token, original !== undefined, objectOf(body));
    if (path === `/applications/${application}/commands`) return onCommands({ method, body });
    if (path === '/users/@me') return accept(me);
    if (path === '/applications/@me' || path === '/oauth2/applications/@me') return accept({ ...me, name: 'Mamori' });
    return refuse(404, 0, '404: Not Found');
  };

  const interact = (about: Json, lang: ClientLanguage, takeReply: (reply: Json, token: string) => void): Webhook => {
    const { token, headers, body } = interactions.sign(about, lang);
    remember(answers, token, undefined);
    return { headers, body, takeReply: (reply) => takeReply(objectOf(reply), token) };
  };
  const answered = ({ type, data }: Json, token: string, pressedOn?: number): void => {
    if (type === CHANNEL_MESSAGE) remember(answers, token, show(objectOf(data)));
    if (type === MODAL) show({ modal: data });
    if (type === DEFERRED_MESSAGE) remember(answers, token, show({ content: '…' }));
    if (type === UPDATE_MESSAGE && pressedOn !== undefined) change(pressedOn, objectOf(data));
  };

  const optionsOf = (name: string, values: Record<string, string>): Json[] => {
    const known = commands.find((command) => command.name === name);
    if (commands.length > 0 && known === undefined) throw new CannotSay('there is no such command');
    const options = listOf(known?.options).map(objectOf);
    const missing = options.find(
      (option) => option.required === true && (values[textOf(option.name)] ?? '').trim() === '',
    );
    if (missing !== undefined) throw new CannotSay(`the option ${textOf(missing.name)} is required`);
    return Object.entries(values).map(([option, value]) => ({ name: option, type: STRING, value }));
  };
  const commanded = ({ name, options }: { name: string; options: Record<string, string> }, lang: ClientLanguage) => {
    const given = optionsOf(name, options);
    log.add('person', { text: [`/${name}`, ...Object.entries(options).map((pair) => pair.join(':'))].join(' ') });
    return interact({ type: COMMAND, data: { id: '1', type: 1, name, options: given } }, lang, answered);
  };
  const pressed = (press: string, message: string | undefined, lang: ClientLanguage): Webhook => {
    const entry = log
      .newestFirst()
      .find(
        (one) =>
          (message === undefined || one.message === message) &&
          findWithin(one.payload, ({ custom_id: id }) => id === press) !== undefined,
      );
    const number = messageNumber(entry?.message ?? '');
    if (entry === undefined || number === undefined) throw new CannotSay('no message has such a button');
    const about = {
      type: COMPONENT,
      data: { custom_id: press, component_type: 2 },
      message: { id: messageId(number), channel_id: DIRECT_CHANNEL, ...entry.payload },
    };
    return interact(about, lang, (reply, token) => answered(reply, token, number));
  };
  /** The newest form of that name, filled in. */
  const submitted = ({ form, value }: { form: string; value: string }, lang: ClientLanguage): Webhook => {
    const asked = log.newestFirst().find(({ payload }) => objectOf((payload as Json).modal).custom_id === form);
    if (asked === undefined) throw new CannotSay('no form of that name was shown');
    log.add('person', { text: `${form} ${value}` });
    const components = [{ type: 1, components: [{ type: 4, custom_id: 'value', value }] }];
    return interact({ type: MODAL_SUBMIT, data: { custom_id: form, components } }, lang, answered);
  };
  const told = (said: Said): Webhook => {
    if ('command' in said) return commanded(said.command, said.lang);
    if ('submit' in said) return submitted(said.submit, said.lang);
    if ('press' in said) return pressed(said.press, said.message, said.lang);
    throw new CannotSay('the bot reads slash commands alone on Discord');
  };

  return {
    id: 'discord',
    secrets,
    log,
    answer: (request) =>
      request.headers.authorization === `Bot ${secrets.DISCORD_BOT_TOKEN}` ||
      /\/(webhooks|interactions)\/\d+\//.test(request.path)
        ? route(request)
        : refuse(401, 0, '401: Unauthorized'),
    menu: () => ({ commands }),
    say(said) {
      const webhook = told(said);
      blocked = false;
      return [webhook];
    },
    follow() {
      blocked = false;
      return [];
    },
    block() {
      blocked = true;
      return [];
    },
    autocomplete({ command, option, value, lang }, take) {
      const data = {
        id: '1',
        type: 1,
        name: command,
        options: [{ name: option, type: STRING, value, focused: true }],
      };
      return interact({ type: AUTOCOMPLETE, data }, lang, (reply) => {
        const choices = listOf(objectOf(reply.data).choices).map(objectOf);
        take(
          choices.map((choice) => ({
            name: textOf(objectOf(choice.name_localizations)[LOCALE[lang]]) || textOf(choice.name),
            value: String(choice.value),
          })),
        );
      });
    },
  };
};
