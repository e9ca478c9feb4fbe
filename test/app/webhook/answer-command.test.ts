import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChannelId, Incoming } from '../../../lib/core/channel.ts';
import { ARRIVALS_MOST, type ArrivalStore } from '../../../lib/core/arrivals.ts';
import { COMMANDS_A_MINUTE } from '../../../lib/core/rate.ts';
import { startEmbeddedTable, type EmbeddedTable } from '../../store/embedded-table.ts';
import { createFakeChannel, requestOf, type FakeEvent } from './fake-channel.ts';
import { receptionOn } from './reception.ts';

let embedded: EmbeddedTable;
beforeEach(async () => {
  embedded = await startEmbeddedTable();
});
afterEach(() => embedded.close());

const A = 'platform-id-of-a';
const talk = (channelId: ChannelId = 'telegram', arrivals?: ArrivalStore) => {
  const channel = createFakeChannel('call', channelId);
  const reception = receptionOn(embedded, { channel, ...(arrivals !== undefined && { arrivals }) });
  let events = 0;
  const send = async (event: Partial<Incoming>): Promise<string | undefined> => {
    events += 1;
    const before = reception.channel.answered.length;
    const full: FakeEvent = { eventId: String(events), ...event };
    expect((await reception.receive(requestOf([full]))).status).toBe(200);
    return (
      reception.channel.answered
        .slice(before)
        .map(({ message }) => message.title)
        .join('|') || undefined
    );
  };
  return { ...reception, send };
};

describe('somebody new', () => {
  it.each([
    ['line', null, 'ja'],
    ['line', 'en', 'ja'],
    ['telegram', 'ja', 'ja'],
    ['telegram', 'ja-JP', 'ja'],
    ['telegram', 'JA', 'ja'],
    ['telegram', 'de', 'en'],
    ['telegram', null, 'en'],
    ['discord', 'ja', 'ja'],
    ['discord', 'en-US', 'en'],
    ['discord', null, 'en'],
  ] as const)('on %s with language %s is answered in %s', async (channel, languageHint, locale) => {
    const { send, personOf } = talk(channel);
    await send({ text: '/start', languageHint });
    expect(await personOf(A)).toMatchObject({ channel, locale, level: 'warn', subscriptions: {}, active: true });
  });

  it('keeps the language he chose, whatever his client says later', async () => {
    const { send, personOf } = talk();
    await send({ text: '/lang ja', languageHint: 'en' });
    expect(await send({ text: '/list', languageHint: 'en' })).toBe('登録の一覧');
    expect((await personOf(A))?.locale).toBe('ja');
  });

  it('is greeted when he adds the bot', async () => {
    expect(await talk().send({ kind: 'joined' })).toBe('Mamori watches crypto exchanges for you');
  });
});

describe('what is not understood', () => {
  it.each(['hello', '🙂', 'A'.repeat(5_000), '<b>x</b> @everyone', '/nosuchcommand', '__proto__'])(
    'in a direct chat %j gets the likeliest help, and no echo',
    async (text) => {
      const { send, channel } = talk();
      expect(await send({ text })).toContain('I did not understand');
      const answer = JSON.stringify(channel.answered);
      expect(answer).toContain('/status');
      expect(answer).not.toContain(text);
    },
  );

  it('a sticker, a picture or a voice gets a short help in a direct chat, and nothing in a group', async () => {
    const { send, channel } = talk();
    expect(await send({ text: '' })).toContain('I can only read words');
    expect(JSON.stringify(channel.answered)).toContain('/status');
    expect(await send({ text: '', chat: 'group' })).toBeUndefined();
  });

  it('a misspelt command is taken for what it was meant to be, and changes nothing by itself', async () => {
    const { send, channel, personOf } = talk();
    expect(await send({ text: '/subscrbe kucoin sol' })).toBe('Did you mean one of these?');
    expect(channel.answered.at(-1)?.message.buttons[0]?.command).toBe('/subscribe kucoin SOL');
    expect((await personOf(A))?.subscriptions).toEqual({});
  });

  it.each(['kucoin', 'クーコイン', ' KuCoin '])('%j alone is a question after that exchange', async (text) => {
    expect(await talk().send({ text })).toBe('KuCoin has not been read yet.');
  });

  it('takes named options, and falls back to the text where the name is not known', async () => {
    const { send, personOf } = talk('discord');
    await send({
      text: '/subscribe x',
      command: { name: 'subscribe', options: { asset: 'BTC', exchange: 'Ku Coin' } },
    });
    expect((await personOf(A))?.subscriptions).toEqual({ kucoin: ['BTC'] });
    expect(await send({ text: '/nosuch', command: { name: 'nosuch', options: {} } })).toContain('I did not understand');
  });
});

describe('in a group', () => {
  it.each(['/subscribe kucoin', '登録 クーコイン', '/list'])(
    '%s is asked to be written directly, and changes nothing',
    async (text) => {
      const { send, personOf } = talk();
      expect(await send({ text, chat: 'group' })).toContain('Please write to me directly');
      expect(await personOf(A)).toBeUndefined();
    },
  );

  it.each(['good morning', '/weather tokyo', 'kucoin', ''])('%j gets no answer', async (text) => {
    expect(await talk().send({ text, chat: 'group' })).toBeUndefined();
  });

  it("shows nothing of anybody's settings", async () => {
    const { send, personOf } = talk();
    await send({ text: '/subscribe kucoin' });
    const before = await personOf(A);
    expect(await send({ text: '/list', chat: 'group' })).not.toContain('KuCoin');
    await send({ text: '/unsubscribe all', chat: 'group' });
    expect(await personOf(A)).toEqual(before);
  });
});

describe('going and coming back', () => {
  it.each(['joined', 'command'] as const)(
    'a block ends the alerts, %s begins them again with the settings that were',
    async (kind) => {
      const { send, personOf } = talk();
      await send({ text: '/subscribe kucoin BTC' });
      expect(await send({ kind: 'gone' })).toBeUndefined();
      expect(await personOf(A)).toMatchObject({ active: false, subscriptions: { kucoin: ['BTC'] } });
      await send({ kind, text: kind === 'command' ? '/list' : '' });
      expect(await personOf(A)).toMatchObject({ active: true, subscriptions: { kucoin: ['BTC'] } });
    },
  );

  it('a block by somebody unknown stores nobody', async () => {
    const { send, personOf } = talk();
    await send({ kind: 'gone' });
    expect(await personOf(A)).toBeUndefined();
  });

  it('keeps the route of a direct chat when it is known, and takes a new one', async () => {
    const { send, personOf } = talk('discord');
    await send({ text: '/start' });
    expect((await personOf(A))?.address).toEqual({ id: A });
    await send({ text: '/list', from: { id: A, route: '1' } });
    await send({ text: '/list' });
    expect((await personOf(A))?.address).toEqual({ id: A, route: '1' });
    await send({ text: '/list', from: { id: A, route: '2' } });
    expect((await personOf(A))?.address).toEqual({ id: A, route: '2' });
  });
});

describe('writes', () => {
  it('costs one version, to ask or to change', async () => {
    const { send, personOf } = talk();
    const texts = ['/list', '/status', '/help', '/incidents', '/subscribe nosuch', 'hello', '/subscribe kucoin'];
    for (const text of texts) await send({ text });
    expect(await personOf(A)).toMatchObject({ version: texts.length, rate: { count: texts.length } });
  });

  it('of somebody who asks faster than anyone reads are none, and he is told so, until a minute has gone', async () => {
    const { send, personOf, time } = talk();
    for (let n = 0; n < COMMANDS_A_MINUTE; n += 1) await send({ text: '/list' });
    await send({ text: '/subscribe kucoin' });
    expect(await personOf(A)).toMatchObject({ version: COMMANDS_A_MINUTE, subscriptions: {} });
    time.now += 60_000;
    await send({ text: '/subscribe kucoin' });
    expect((await personOf(A))?.subscriptions).toEqual({ kucoin: ['*'] });
  });

  it('of somebody new are none while more new people come than can, and who is known already notices nothing', async () => {
    let people = 0;
    const { send, personOf } = talk('telegram', { arrive: async () => people });
    await send({ text: '/subscribe kucoin' });
    people = ARRIVALS_MOST + 1;
    expect(await send({ text: '/subscribe kucoin', from: { id: 'late' } })).toMatch(/^Very many people are joining/);
    expect(await personOf('late')).toBeUndefined();
    expect(await send({ text: '/list' })).toMatch(/KuCoin|alerts/i);
    people = 0;
    await send({ text: '/subscribe kucoin', from: { id: 'late' } });
    expect((await personOf('late'))?.subscriptions).toEqual({ kucoin: ['*'] });
  });

  it('loses none of many changes made at once', async () => {
    const { receive, personOf } = talk();
    const names = ['kucoin', 'upbit', 'kraken', 'gate', 'htx', 'bithumb', 'bitfinex'];
    const replies = await Promise.all(
      names.map((name) => receive(requestOf([{ eventId: name, text: `/subscribe ${name}` }]))),
    );
    expect(replies.map(({ status }) => status)).toEqual(names.map(() => 200));
    expect(Object.keys((await personOf(A))?.subscriptions ?? {}).toSorted()).toEqual(names.toSorted());
  });
});
