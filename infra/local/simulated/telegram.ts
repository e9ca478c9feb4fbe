import { randomBytes, randomInt } from 'node:crypto';
import { createChatLog, messageName, messageNumber } from './chat-log.ts';
import { findWithin, listOf, objectOf, textOf, type Json } from './json.ts';
import { SIMULATED_PERSON } from './person.ts';
import { CannotSay, type ApiAnswer, type ClientLanguage, type SimulatedPlatform, type Webhook } from './platform.ts';

const PERSON = Number(SIMULATED_PERSON.telegram);
const CHAT = { id: PERSON, type: 'private', first_name: 'You' };

const refuse = (status: number, description: string): ApiAnswer => ({
  status,
  body: { ok: false, error_code: status, description },
});
const accept = (result: unknown): ApiAnswer => ({ status: 200, body: { ok: true, result } });

const seconds = (): number => Math.floor(Date.now() / 1_000);
const messageOf = (id: number, payload: Json): Json => ({
  message_id: id,
  date: seconds(),
  chat: CHAT,
  text: payload.text,
});

/** What stands in a message, as Telegram compares it. */
const content = ({ text, caption, reply_markup: keyboard }: Json): string =>
  JSON.stringify([text, caption, keyboard ?? null]);

/** Telegram with message ids, edits that must change something, and 403 once it is blocked. https://core.telegram.org/bots/api */
export const createSimulatedTelegram = (): SimulatedPlatform => {
  const bot = randomInt(100_000_000, 1_000_000_000);
  const secrets = {
    TELEGRAM_BOT_TOKEN: `${bot}:${randomBytes(26).toString('base64url')}`,
    TELEGRAM_WEBHOOK_SECRET: randomBytes(32).toString('base64url'),
  };
  const me = { id: bot, is_bot: true, first_name: 'Mamori', username: 'mamori_simulated_bot' };
  const log = createChatLog();
  const commands = new Map<string, readonly unknown[]>();
  /** https://core.telegram.org/bots/api#botcommandscope: each scope has a menu of its own in each language. */
  const menuKey = ({ scope, language_code: language }: Json): string =>
    `${textOf(objectOf(scope).type) || 'default'} ${textOf(language)}`;
  const menuIn = (scope: string, language: string) => commands.get(`${scope} ${language}`) ?? commands.get(`${scope} `);
  let webhookUrl = '';
  let blocked = false;
  let updateId = Date.now();

  const send = (body: Json): ApiAnswer => {
    if (String(body.chat_id) !== SIMULATED_PERSON.telegram) return refuse(400, 'Bad Request: chat not found');
    if (blocked) return refuse(403, 'Forbidden: bot was blocked by the user');
    // Below a file stands a caption, which the chat shows as it shows words.
    const shown = { text: body.caption, entities: body.caption_entities, ...body };
    return accept(messageOf(log.add('bot', shown, body.disable_notification === true), shown));
  };
  const edit = (body: Json): ApiAnswer => {
    const id = Number(body.message_id);
    const before = log.find(id);
    if (before?.from !== 'bot') return refuse(400, 'Bad Request: message to edit not found');
    // An edit of the keyboard alone leaves the text; one of the text takes a keyboard away that it does not name.
    const payload = body.text === undefined ? { ...before.payload, reply_markup: body.reply_markup } : body;
    if (content(before.payload as Json) === content(payload))
      return refuse(400, 'Bad Request: message is not modified');
    log.edit(id, payload);
    return accept(messageOf(id, payload));
  };
  const methods: Readonly<Record<string, (body: Json) => ApiAnswer>> = {
    getme: () => accept(me),
    sendmessage: send,
    sendphoto: send,
    senddocument: send,
    editmessagetext: edit,
    editmessagereplymarkup: edit,
    setmycommands: (body) => {
      commands.set(menuKey(body), listOf(body.commands));
      return accept(true);
    },
    getmycommands: (body) => accept(commands.get(menuKey(body)) ?? []),
    setwebhook: (body) => {
      webhookUrl = textOf(body.url);
      return accept(true);
    },
    getwebhookinfo: () => accept({ url: webhookUrl, has_custom_certificate: false, pending_update_count: 0 }),
    getupdates: () => refuse(409, "Conflict: can't use getUpdates method while webhook is active"),
  };
  /** The others change what this chat does not show, and answer true. */
  const CHANGES = /^(set|delete|answer|sendchataction)/;
  const call = (method: string, body: Json): ApiAnswer => {
    const name = method.toLowerCase();
    if (Object.hasOwn(methods, name)) return methods[name]?.(body) ?? refuse(404, 'Not Found');
    return CHANGES.test(name) ? accept(true) : refuse(404, 'Not Found');
  };

  const update = (about: Json): Webhook => {
    updateId = Math.max(updateId + 1, Date.now());
    return {
      headers: { 'x-telegram-bot-api-secret-token': secrets.TELEGRAM_WEBHOOK_SECRET },
      body: JSON.stringify({ update_id: updateId, ...about }),
      takeReply(reply) {
        // https://core.telegram.org/bots/api#making-requests-when-getting-updates
        const { method, ...body } = objectOf(reply);
        if (typeof method === 'string') call(method, body);
      },
    };
  };
  const from = (lang: ClientLanguage): Json => ({ ...CHAT, type: undefined, is_bot: false, language_code: lang });
  const membership = (before: string, after: string, lang: ClientLanguage): Webhook =>
    update({
      my_chat_member: {
        chat: CHAT,
        from: from(lang),
        date: seconds(),
        old_chat_member: { user: me, status: before },
        new_chat_member: { user: me, status: after },
      },
    });
  const typed = (text: string, lang: ClientLanguage): Webhook => {
    const [command] = /^\/\w+/.exec(text) ?? [];
    const entities = command === undefined ? [] : [{ type: 'bot_command', offset: 0, length: command.length }];
    const id = log.add('person', { text });
    return update({
      message: { ...messageOf(id, { text }), from: from(lang), ...(entities.length > 0 && { entities }) },
    });
  };
  const pressed = (press: string, message: string | undefined, lang: ClientLanguage): Webhook => {
    const entry = log
      .newestFirst()
      .find(
        (one) =>
          (message === undefined || one.message === message) &&
          findWithin(one.payload, ({ callback_data: data }) => data === press) !== undefined,
      );
    if (entry === undefined) throw new CannotSay('no message has such a button');
    return update({
      callback_query: {
        id: String(updateId),
        from: from(lang),
        message: messageOf(messageNumber(entry.message) ?? 0, entry.payload as Json),
        chat_instance: messageName(bot),
        data: press,
      },
    });
  };
  /** Whoever writes has taken the bot back first. */
  const unblocked = (lang: ClientLanguage): Webhook[] => {
    if (!blocked) return [];
    blocked = false;
    return [membership('kicked', 'member', lang)];
  };

  return {
    id: 'telegram',
    secrets,
    log,
    answer({ path, body, file }) {
      const [, token, method] = /^\/bot([^/]+)\/(\w+)$/.exec(path) ?? [];
      if (token !== secrets.TELEGRAM_BOT_TOKEN || method === undefined) return refuse(401, 'Unauthorized');
      return call(method, { ...objectOf(body), ...(file !== undefined && { attachment: file }) });
    },
    menu: (lang) => ({ commands: menuIn('all_private_chats', lang) ?? menuIn('default', lang) ?? [] }),
    say(said) {
      if ('command' in said || 'submit' in said) throw new CannotSay('commands are typed on Telegram');
      const told = 'text' in said ? typed(said.text, said.lang) : pressed(said.press, said.message, said.lang);
      return [...unblocked(said.lang), told];
    },
    follow: () => [...unblocked('en'), typed('/start', 'en')],
    block() {
      if (blocked) return [];
      blocked = true;
      return [membership('member', 'kicked', 'en')];
    },
  };
};
