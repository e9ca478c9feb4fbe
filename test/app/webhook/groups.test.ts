import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAnswerCommand } from '../../../lib/app/answer-command.ts';
import { createMoveGroup } from '../../../lib/app/answer-group.ts';
import { createTelegramInbound } from '../../../lib/channels/telegram/inbound.ts';
import { createDiscordInbound } from '../../../lib/channels/discord/inbound.ts';
import type { InboundChannel, Incoming } from '../../../lib/core/channel.ts';
import { EXCHANGES } from '../../../lib/exchanges/index.ts';
import { createIncidentStore } from '../../../lib/store/incident-store.ts';
import { createIdentify, createSeal } from '../../../lib/store/seal.ts';
import { createSubscriberStore } from '../../../lib/store/subscriber-store.ts';
import { hasContracts } from '../../platforms/contract.ts';
import { startTelegramPlatform } from '../../platforms/telegram.ts';
import { NO_VIEWS } from './reception.ts';
import { startEmbeddedTable, type EmbeddedTable } from '../../store/embedded-table.ts';

const NOW = Date.UTC(2026, 10, 25);
const MASTER = new Uint8Array(randomBytes(32));
const identify = createIdentify(MASTER);
let embedded: EmbeddedTable;
beforeEach(async () => {
  embedded = await startEmbeddedTable();
});
afterEach(() => embedded.close());

const stores = () => {
  const { table } = embedded;
  return {
    incidents: createIncidentStore({ table, clock: () => NOW }),
    subscribers: createSubscriberStore({ table, seal: createSeal(MASTER), clock: () => NOW }),
  };
};
const answering = (administers?: InboundChannel['administers']) => {
  const all = stores();
  return {
    ...all,
    answer: createAnswerCommand({
      ...all,
      identify,
      administers,
      directory: EXCHANGES,
      views: NO_VIEWS,
      prices: async () => ({ priceOf: () => undefined }),
      clock: () => NOW,
    }),
  };
};

const telegram = createTelegramInbound({ token: '1:t', webhookSecret: 's' });
const GROUP = -1_001_234;
let updates = 0;
const inGroup = (text: string, more: object = {}): Incoming => {
  updates += 1;
  const [incoming] = telegram.parse({
    update_id: updates,
    message: {
      message_id: 1,
      date: 0,
      from: { id: 5, language_code: 'en' },
      chat: { id: GROUP, type: 'supergroup' },
      text,
      ...more,
    },
  });
  if (incoming === undefined) throw new Error('nothing was read');
  return incoming;
};
const discord = createDiscordInbound({});
const inServer = (permissions: string, options: object[], locale = 'ja'): Incoming => {
  updates += 1;
  const [incoming] = discord.parse({
    id: String(300_000_000_000_000_000n + BigInt(updates)),
    type: 2,
    token: 't',
    context: 0,
    locale,
    channel_id: '777777777777',
    guild_id: '1',
    member: { permissions, user: { id: '200000000000000001' } },
    data: { id: '9', type: 1, name: 'here', options },
  });
  if (incoming === undefined) throw new Error('nothing was read');
  return incoming;
};

describe('a group on Telegram', () => {
  const leads: InboundChannel['administers'] = async () => true;

  it('is told what those who lead it have set up, in its own chat', async () => {
    const { answer, subscribers } = answering(leads);
    expect((await answer(inGroup('/here')))?.message.title).toBe('Nothing is told here yet');
    expect((await answer(inGroup('/here@MamoriBot kraken watch')))?.message.title).toBe(
      'This is told here from now on',
    );
    await answer(inGroup('/here kucoin'));
    const { members } = await subscribers.audience('telegram', 'en', null, 10);
    expect(members).toMatchObject([
      { address: { id: String(GROUP) }, level: 'watch', subscriptions: { kraken: ['*'], kucoin: ['*'] } },
    ]);
    expect((await answer(inGroup('/here off')))?.message.title).toBe('Nothing is told here any more');
    expect((await subscribers.audience('telegram', 'en', null, 10)).members).toEqual([]);
  });

  it('is not set up by others, who leave nothing behind', async () => {
    const { answer } = answering(async () => false);
    expect((await answer(inGroup('/here kraken')))?.message.title).toMatch(/Only those who lead/);
    expect(await embedded.dump()).toEqual([]);
  });

  it.each(['/here nowhere', '/here kraken loud'])('%s changes nothing, and says how', async (text) => {
    const { answer } = answering(leads);
    expect((await answer(inGroup(text)))?.message.title).not.toBe('');
    expect(await embedded.dump()).toEqual([]);
  });

  it('holds nothing of anybody: other commands belong into a direct chat', async () => {
    const { answer } = answering(leads);
    for (const text of ['/hold kraken BTC 1', '/risk', '/code frog', '/subscribe kraken'])
      expect((await answer(inGroup(text)))?.message.title).toContain('write to me directly');
    expect(await answer(inGroup('here we go'))).toBeUndefined();
    expect(await embedded.dump()).toEqual([]);
  });

  it('that the bot is taken out of is told nothing any more', () => {
    const [gone] = telegram.parse({
      update_id: 9,
      my_chat_member: {
        from: { id: 5 },
        chat: { id: GROUP, type: 'group' },
        new_chat_member: { status: 'left' },
      },
    });
    expect(gone).toMatchObject({ kind: 'gone', from: { id: String(GROUP) } });
  });

  it('keeps what it is told when it becomes a supergroup', async () => {
    const { answer, subscribers } = answering(leads);
    await answer(inGroup('/here kraken'));
    const moved = inGroup('', { text: undefined, migrate_to_chat_id: -100_999 });
    expect(moved).toMatchObject({ kind: 'moved', from: { id: String(GROUP) }, text: '-100999' });
    const move = createMoveGroup({ subscribers, identify });
    await move(moved);
    await move(moved);
    const { members } = await subscribers.audience('telegram', 'en', null, 10);
    expect(members).toMatchObject([{ address: { id: '-100999' }, subscriptions: { kraken: ['*'] } }]);
  });

  it.skipIf(!hasContracts)('asks the platform who leads it (needs the contracts in ../shared)', async () => {
    let status: string | undefined;
    const platform = await startTelegramPlatform(({ path }) =>
      path.endsWith('/getChatMember')
        ? status === undefined
          ? { status: 400, body: { ok: false, description: 'Bad Request: user not found' } }
          : { status: 200, body: { ok: true, result: { status, user: { id: 5 } } } }
        : undefined,
    );
    const asking = createTelegramInbound({ token: '1:token', apiUrl: platform.url });
    for (const [is, expected] of [
      ['creator', true],
      ['administrator', true],
      ['member', false],
      ['left', false],
      [undefined, false],
    ] as const) {
      status = is;
      expect(await asking.administers?.(inGroup('/here kraken'))).toBe(expected);
    }
    expect(platform.violations).toEqual([]);
    await platform.close();
  });

  it('knows an anonymous administrator by the name that he speaks in', () => {
    expect(inGroup('/here', { sender_chat: { id: GROUP } }).group?.administers).toBe(true);
    expect(inGroup('/here', { sender_chat: { id: -5 } }).group?.administers).toBeNull();
  });
});

describe("a server's channel on Discord", () => {
  const kraken = [{ name: 'exchange', type: 3, value: 'kraken' }];

  it.each([
    ['manages the server', String(0x20), true],
    ['is its administrator', String(0x8 | 0x400), true],
    ['may only write', String(0x800), false],
    ['says nonsense', '0x20', false],
    ['has none', '', false],
  ])('is set up by who %s: %s', async (_who, permissions, allowed) => {
    const { answer, subscribers } = answering();
    await answer(inServer(permissions, kraken));
    const { members } = await subscribers.audience('discord', 'ja', null, 10);
    expect(members.map(({ address }) => address)).toEqual(
      allowed ? [{ id: 'channel:777777777777', route: '777777777777' }] : [],
    );
  });

  it('is none in a direct chat, where it is explained', async () => {
    const { answer } = answering();
    const { group: _group, ...direct } = inServer('32', kraken);
    expect((await answer(direct))?.message.title).toContain('グループ');
  });
});
