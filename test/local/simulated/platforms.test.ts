import { describe, expect, it } from 'vitest';
import { createSimulatedDiscord } from '../../../infra/local/simulated/discord.ts';
import { createSimulatedLine } from '../../../infra/local/simulated/line.ts';
import { SIMULATED_PERSON } from '../../../infra/local/simulated/person.ts';
import type { ApiAnswer, SimulatedPlatform } from '../../../infra/local/simulated/platform.ts';
import { createSimulatedTelegram } from '../../../infra/local/simulated/telegram.ts';

const bodyOf = (answer: ApiAnswer): any => answer.body;
const texts = ({ log }: SimulatedPlatform): string[] =>
  log.after(0).entries.map(({ from, edited, payload }) => `${from}${edited ? '*' : ''} ${JSON.stringify(payload)}`);

describe('LINE', () => {
  const start = () => {
    const line = createSimulatedLine();
    const headers = { authorization: `Bearer ${line.secrets['LINE_CHANNEL_ACCESS_TOKEN']}` };
    const call = (path: string, body: object, more: object = {}, method = 'POST') =>
      line.answer({ method, path: `/v2/bot/${path}`, headers: { ...headers, ...more }, body });
    return { line, call };
  };
  const messages = [{ type: 'text', text: 'hello' }];
  const to = SIMULATED_PERSON.line;

  it('takes a retry key once', () => {
    const { line, call } = start();
    const key = { 'x-line-retry-key': 'k' };
    expect(call('message/push', { to, messages }, key).status).toBe(200);
    expect(call('message/push', { to, messages }, key)).toMatchObject({
      status: 409,
      headers: { 'x-line-accepted-request-id': 'k' },
    });
    expect(texts(line)).toHaveLength(1);
  });

  it('refuses a whole multicast for one id that it does not know', () => {
    const { line, call } = start();
    expect(call('message/multicast', { to: [to, 'U1'], messages }).status).toBe(400);
    expect(call('message/multicast', { to: [to], messages }).status).toBe(200);
    expect(texts(line)).toHaveLength(1);
  });

  it('takes a reply token once, and no other', () => {
    const { line, call } = start();
    const [webhook] = line.say({ text: 'hi', lang: 'ja' });
    const [{ replyToken }] = JSON.parse(webhook?.body ?? '').events;
    expect(call('message/reply', { replyToken: 'other', messages }).status).toBe(400);
    expect(call('message/reply', { replyToken, messages }).status).toBe(200);
    expect(call('message/reply', { replyToken, messages }).status).toBe(400);
  });

  it('is silent about a block', () => {
    const { line, call } = start();
    expect(JSON.parse(line.block()[0]?.body ?? '').events[0].type).toBe('unfollow');
    expect(call('message/push', { to, messages }).status).toBe(200);
    expect(texts(line)).toEqual([]);
    expect(line.say({ text: 'hi', lang: 'ja' }).map(({ body }) => JSON.parse(body).events[0].type)).toEqual([
      'follow',
      'message',
    ]);
  });

  it('keeps the webhook that it is told, and calls nobody', () => {
    const { call } = start();
    const endpoint = 'https://mamori.test/webhooks/line';
    expect(call('channel/webhook/endpoint', {}, {}, 'GET').status).toBe(404);
    expect(call('channel/webhook/endpoint', { endpoint }, {}, 'PUT').status).toBe(200);
    expect(bodyOf(call('channel/webhook/test', { endpoint })).success).toBe(true);
    expect(bodyOf(call('channel/webhook/endpoint', {}, {}, 'GET'))).toEqual({ endpoint, active: true });
  });

  it('keeps rich menus, and shows the one for everybody; what is pressed there comes as it says', () => {
    const { line, call } = start();
    const areas = [
      { bounds: {}, action: { type: 'postback', data: '/status', displayText: '状況' } },
      { bounds: {}, action: { type: 'message', text: '一覧' } },
    ];
    expect(call('user/all/richmenu', {}, {}, 'GET').status).toBe(404);
    const { richMenuId } = bodyOf(call('richmenu', { name: 'a', areas }));
    expect(call(`richmenu/${richMenuId}/content`, {}).status).toBe(200);
    expect(call(`user/all/richmenu/${richMenuId}`, {}).status).toBe(200);
    expect(bodyOf(call('richmenu/list', {}, {}, 'GET')).richmenus).toMatchObject([{ name: 'a', richMenuId }]);
    expect(bodyOf(call('user/all/richmenu', {}, {}, 'GET'))).toEqual({ richMenuId });
    expect(line.menu('ja')).toMatchObject({ richMenu: { areas } });
    const events = ['/status', '一覧'].map(
      (press) => JSON.parse(line.say({ press, lang: 'ja' })[0]?.body ?? '').events[0],
    );
    expect(events).toMatchObject([{ type: 'postback', postback: { data: '/status' } }, { message: { text: '一覧' } }]);
    expect(texts(line)).toEqual(['person {"text":"状況"}', 'person {"text":"一覧"}']);
    expect(call(`richmenu/${richMenuId}`, {}, {}, 'DELETE').status).toBe(200);
    expect(line.menu('ja')).toEqual({ richMenu: null });
  });

  it('knows its token alone', () => {
    const { call } = start();
    expect(call('message/push', { to, messages }, { authorization: 'Bearer x' }).status).toBe(401);
    expect(call('nothing', {}).status).toBe(404);
  });
});

describe('Telegram', () => {
  const start = () => {
    const telegram = createSimulatedTelegram();
    const call = (method: string, body: object = {}) =>
      telegram.answer({
        method: 'POST',
        path: `/bot${telegram.secrets['TELEGRAM_BOT_TOKEN']}/${method}`,
        headers: {},
        body,
      });
    return { telegram, call };
  };
  const chat_id = Number(SIMULATED_PERSON.telegram);

  it('edits a message that is there, and only where something changes', () => {
    const { telegram, call } = start();
    const { message_id } = bodyOf(call('sendMessage', { chat_id, text: 'a' })).result;
    expect(bodyOf(call('editMessageText', { chat_id, message_id, text: 'a' })).description).toMatch(/not modified/);
    expect(bodyOf(call('editMessageText', { chat_id, message_id: 1, text: 'b' })).description).toMatch(/not found/);
    expect(call('editMessageText', { chat_id, message_id, text: 'b' }).status).toBe(200);
    const { entries } = telegram.log.after(0);
    expect(entries.map(({ edited }) => edited)).toEqual([false, true]);
    expect(new Set(entries.map(({ message }) => message)).size).toBe(1);
    expect(entries[0]?.n).toBeLessThan(entries[1]?.n ?? 0);
  });

  it('answers 403 after a block, and 400 for a chat that it does not know', () => {
    const { telegram, call } = start();
    telegram.block();
    expect(call('sendMessage', { chat_id, text: 'a' }).status).toBe(403);
    expect(call('sendMessage', { chat_id: 5, text: 'a' }).status).toBe(400);
    expect(telegram.say({ text: 'x', lang: 'en' })).toHaveLength(2);
    expect(call('sendMessage', { chat_id, text: 'a' }).status).toBe(200);
  });

  it('shows what a webhook answers with, and keeps commands by language', () => {
    const { telegram, call } = start();
    const [webhook] = telegram.say({ text: '/start', lang: 'ja' });
    expect(JSON.parse(webhook?.body ?? '').message).toMatchObject({
      from: { language_code: 'ja' },
      entities: [{ type: 'bot_command', offset: 0, length: 6 }],
    });
    webhook?.takeReply?.({ method: 'sendMessage', chat_id, text: 'in reply' });
    expect(texts(telegram).at(-1)).toContain('in reply');
    call('setMyCommands', { commands: [{ command: 'a', description: 'A' }] });
    call('setMyCommands', { commands: [{ command: 'b', description: 'B' }], language_code: 'ja' });
    expect([telegram.menu('en'), telegram.menu('ja')]).toMatchObject([
      { commands: [{ command: 'a' }] },
      { commands: [{ command: 'b' }] },
    ]);
  });

  it('knows its token and its methods alone', () => {
    const { telegram, call } = start();
    expect(telegram.answer({ method: 'POST', path: '/bot1:x/getMe', headers: {}, body: {} }).status).toBe(401);
    expect(['getMe', 'setWebhook', 'sendChatAction', 'getUpdates', 'fly'].map((method) => call(method).status)).toEqual(
      [200, 200, 200, 409, 404],
    );
  });
});

describe('Discord', () => {
  const start = () => {
    const discord = createSimulatedDiscord();
    const headers = { authorization: `Bot ${discord.secrets['DISCORD_BOT_TOKEN']}` };
    const call = (method: string, path: string, body: object = {}, more: Record<string, string> = headers) =>
      discord.answer({ method, path: `/v10${path}`, headers: more, body });
    const { id } = bodyOf(call('POST', '/users/@me/channels', { recipient_id: SIMULATED_PERSON.discord }));
    return { discord, call, messages: `/channels/${id}/messages` };
  };

  it('drops a repeat of an enforced nonce', () => {
    const { discord, call, messages } = start();
    const sends = [1, 2].map(() => call('POST', messages, { content: 'a', nonce: 'n', enforce_nonce: true }));
    expect(bodyOf(sends[0] as ApiAnswer).id).toBe(bodyOf(sends[1] as ApiAnswer).id);
    expect(texts(discord)).toHaveLength(1);
  });

  it('keeps what an edit does not name', () => {
    const { discord, call, messages } = start();
    const { id } = bodyOf(call('POST', messages, { content: 'a', components: [1] }));
    expect(call('PATCH', `${messages}/${id}`, { content: 'b' }).status).toBe(200);
    expect(call('PATCH', `${messages}/5`, { content: 'b' }).status).toBe(404);
    expect(texts(discord).at(-1)).toBe('bot* {"content":"b","components":[1]}');
  });

  it('answers 50007 after a block', () => {
    const { discord, call, messages } = start();
    discord.block();
    expect(bodyOf(call('POST', messages, { content: 'a' })).code).toBe(50_007);
    discord.follow();
    expect(call('POST', messages, { content: 'a' }).status).toBe(200);
  });

  it('shows every way to answer an interaction', () => {
    const { discord, call } = start();
    const [command] = discord.say({ command: { name: 'list', options: {} }, lang: 'ja' });
    const { token, application_id, locale } = JSON.parse(command?.body ?? '');
    expect(locale).toBe('ja');
    command?.takeReply?.({ type: 5 });
    const webhook = `/webhooks/${application_id}/${token}`;
    const components = [{ type: 1, components: [{ type: 2, custom_id: '/next', label: 'Next' }] }];
    expect(call('PATCH', `${webhook}/messages/@original`, { content: 'now', components }, {}).status).toBe(200);
    expect(call('POST', webhook, { content: 'and more' }, {}).status).toBe(200);
    expect(call('POST', `/webhooks/${application_id}/guessed`, { content: 'x' }, {}).status).toBe(404);
    const [press] = discord.say({ press: '/next', lang: 'en' });
    press?.takeReply?.({ type: 7, data: { content: 'next', components: [] } });
    expect(texts(discord)).toEqual([
      'person {"text":"/list"}',
      'bot {"content":"…"}',
      expect.stringContaining('bot* {"content":"now"'),
      'bot {"content":"and more"}',
      'bot* {"content":"next","components":[]}',
    ]);
  });

  it('shows a form, and sends what is filled in', () => {
    const { discord } = start();
    const [command] = discord.say({ command: { name: 'hold', options: {} }, lang: 'en' });
    command?.takeReply?.({ type: 9, data: { custom_id: '/hold kraken BTC', title: 'How much?', components: [] } });
    expect(texts(discord).at(-1)).toContain('"modal":{"custom_id":"/hold kraken BTC"');
    const [webhook] = discord.say({ submit: { form: '/hold kraken BTC', value: '0.5' }, lang: 'en' });
    expect(JSON.parse(webhook?.body ?? '')).toMatchObject({
      type: 5,
      data: { custom_id: '/hold kraken BTC', components: [{ components: [{ value: '0.5' }] }] },
    });
    expect(() => discord.say({ submit: { form: '/other', value: '1' }, lang: 'en' })).toThrow(/no form/);
  });

  it('hands on the choices of an option in the language of the client', () => {
    const { discord } = start();
    let found: unknown;
    const asked = { command: 'subscribe', option: 'exchange', value: 'ku', lang: 'ja' } as const;
    const webhook = discord.autocomplete?.(asked, (choices) => {
      found = choices;
    });
    expect(JSON.parse(webhook?.body ?? '')).toMatchObject({
      type: 4,
      data: { name: 'subscribe', options: [{ name: 'exchange', value: 'ku', focused: true }] },
    });
    const choices = [{ name: 'KuCoin', name_localizations: { ja: 'クーコイン' }, value: 'kucoin' }];
    webhook?.takeReply?.({ type: 8, data: { choices } });
    expect(found).toEqual([{ name: 'クーコイン', value: 'kucoin' }]);
  });

  it('knows its token alone', () => {
    const { call, messages } = start();
    expect(call('POST', messages, { content: 'a' }, { authorization: 'Bot x' }).status).toBe(401);
    expect(call('POST', '/users/@me/channels', { recipient_id: '7' }).status).toBe(400);
  });
});
