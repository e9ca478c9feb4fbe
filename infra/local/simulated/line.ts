import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { createChatLog, messageNumber } from './chat-log.ts';
import { findWithin, listOf, objectOf, remember, textOf, type Json } from './json.ts';
import { createRichMenus } from './line-rich-menus.ts';
import { SIMULATED_PERSON } from './person.ts';
import { createWebhookEndpoint } from './line-webhook-endpoint.ts';
import { CannotSay, type ApiAnswer, type SimulatedPlatform, type Webhook } from './platform.ts';

const BOT = 'U00000000000000000000000000000000';
const SENDS = /^\/v2\/bot\/message\/(push|multicast|reply)$/;

const refuse = (status: number, message: string): ApiAnswer => ({ status, body: { message } });
const accept = (body: unknown = {}): ApiAnswer => ({
  status: 200,
  headers: { 'x-line-request-id': randomUUID() },
  body,
});

/** What else a bot asks: https://developers.line.biz/en/reference/messaging-api/#get-bot-info, #get-quota, … */
const ANSWERS: Readonly<Record<string, unknown>> = {
  '/v2/bot/info': { userId: BOT, basicId: '@mamori', displayName: 'Mamori', chatMode: 'bot', markAsReadMode: 'auto' },
  '/v2/bot/message/quota': { type: 'none' },
  '/v2/bot/message/quota/consumption': { totalUsage: 0 },
  [`/v2/bot/profile/${SIMULATED_PERSON.line}`]: {
    userId: SIMULATED_PERSON.line,
    displayName: 'あなた',
    language: 'ja',
  },
};

/**
 * LINE with its retry keys, reply tokens that work once, rich menus, and its silence about those who have blocked the
 * bot. https://developers.line.biz/en/reference/messaging-api/
 */
export const createSimulatedLine = (): SimulatedPlatform => {
  const secrets = {
    LINE_CHANNEL_SECRET: randomBytes(16).toString('hex'),
    LINE_CHANNEL_ACCESS_TOKEN: randomBytes(48).toString('base64url'),
  };
  const log = createChatLog();
  const richMenus = createRichMenus();
  const webhookEndpoint = createWebhookEndpoint();
  const accepted = new Map<string, true>();
  const replyTokens = new Map<string, true>();
  let blocked = false;

  const show = ({ messages, notificationDisabled }: Json): void => {
    if (!blocked) log.add('bot', { messages }, notificationDisabled === true);
  };
  const reply = (body: Json): ApiAnswer => {
    if (!replyTokens.delete(textOf(body.replyToken))) return refuse(400, 'Invalid reply token');
    show(body);
    return accept({ sentMessages: [] });
  };
  const send = (body: Json, key: unknown): ApiAnswer => {
    if (typeof key === 'string' && accepted.has(key))
      return { ...refuse(409, 'The retry key is already accepted'), headers: { 'x-line-accepted-request-id': key } };
    // One id that LINE does not know fails the whole request.
    const to = [body.to].flat();
    if (to.length === 0 || to.some((id) => id !== SIMULATED_PERSON.line))
      return refuse(400, "The property, 'to', in the request body is invalid");
    if (typeof key === 'string') remember(accepted, key, true);
    show(body);
    return accept({ sentMessages: [] });
  };

  const signed = (event: Json): Webhook => {
    const body = JSON.stringify({
      destination: BOT,
      events: [
        {
          mode: 'active',
          timestamp: Date.now(),
          webhookEventId: randomUUID().replaceAll('-', ''),
          deliveryContext: { isRedelivery: false },
          source: { type: 'user', userId: SIMULATED_PERSON.line },
          ...event,
        },
      ],
    });
    const signature = createHmac('sha256', secrets.LINE_CHANNEL_SECRET).update(body).digest('base64');
    return { body, headers: { 'x-line-signature': signature } };
  };
  const withToken = (event: Json): Webhook => {
    const replyToken = randomBytes(16).toString('hex');
    remember(replyTokens, replyToken, true);
    return signed({ ...event, replyToken });
  };
  const followed = (isUnblocked: boolean): Webhook => withToken({ type: 'follow', follow: { isUnblocked } });
  /** Whoever writes has taken the bot back first. */
  const unblocked = (): Webhook[] => {
    if (!blocked) return [];
    blocked = false;
    return [followed(true)];
  };
  const typed = (text: string): Webhook[] => {
    const before = unblocked();
    const id = String(log.add('person', { text }));
    return [...before, withToken({ type: 'message', message: { type: 'text', id, quoteToken: 'q', text } })];
  };
  const pressed = (press: string, message: string | undefined): Webhook[] => {
    const shown = message === undefined ? undefined : log.find(messageNumber(message) ?? 0)?.payload;
    const places = [shown ?? log.newestFirst().map(({ payload }) => payload), richMenus.shown()];
    const action = findWithin(places, ({ type, data, text }) =>
      type === 'postback' ? data === press : type === 'message' && text === press,
    );
    if (action === undefined) throw new CannotSay('no message and no menu has such a button');
    if (action.type === 'message') return typed(press);
    const before = unblocked();
    const said = textOf(action.displayText) || textOf(action.text);
    if (said !== '') log.add('person', { text: said });
    return [...before, withToken({ type: 'postback', postback: { data: press } })];
  };

  return {
    id: 'line',
    secrets,
    log,
    answer(request) {
      const { method, path, headers, body } = request;
      if (headers.authorization !== `Bearer ${secrets.LINE_CHANNEL_ACCESS_TOKEN}`)
        return refuse(401, 'Authentication failed. Confirm that the access token is valid.');
      const [, how] = method === 'POST' ? (SENDS.exec(path) ?? []) : [];
      if (how !== undefined) {
        if (listOf(objectOf(body).messages).length === 0)
          return refuse(400, 'The request body has 1 error(s): messages');
        return how === 'reply' ? reply(objectOf(body)) : send(objectOf(body), headers['x-line-retry-key']);
      }
      const known = method === 'GET' && Object.hasOwn(ANSWERS, path) ? ANSWERS[path] : undefined;
      if (known !== undefined) return accept(known);
      if (path === '/v2/bot/chat/loading/start') return { status: 202, body: {} };
      return webhookEndpoint(request) ?? richMenus.answer(request) ?? refuse(404, 'Not found');
    },
    menu: () => ({ richMenu: richMenus.shown() ?? null }),
    say(said) {
      if ('text' in said) return typed(said.text);
      if ('press' in said) return pressed(said.press, said.message);
      throw new CannotSay('LINE has no slash commands');
    },
    follow() {
      const again = unblocked();
      return again.length > 0 ? again : [followed(false)];
    },
    block() {
      if (blocked) return [];
      blocked = true;
      return [signed({ type: 'unfollow' })];
    },
  };
};
