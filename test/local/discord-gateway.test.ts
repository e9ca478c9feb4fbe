import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Driver } from '../../infra/local/backoff.ts';
import { startDiscordGateway } from '../../infra/local/discord-gateway.ts';
import { answerInteraction } from '../../lib/channels/discord/interaction-callback.ts';
import { interactionsEndpoint } from '../../lib/channels/discord/webhook.ts';
import type { WebhookReply } from '../../lib/core/channel.ts';
import { hasContracts } from '../platforms/contract.ts';
import { slashCommand, startDiscordWithGateway, type DiscordWithGateway } from '../platforms/discord-gateway.ts';
import { keepLog } from './log-lines.ts';

const TOKEN = 'a-discord-bot-token';
const ADA = '200000000000000042';
const data = { content: 'hello', allowed_mentions: { parse: [] }, components: [] };
const REPLY: WebhookReply = { status: 200, body: { type: 4, data } };
const turn = async (): Promise<void> => undefined;

let discord: DiscordWithGateway;
let log: ReturnType<typeof keepLog>;
let gateway: Driver | undefined;

describe.skipIf(!hasContracts)('Discord without a public address (needs the contracts in ../shared)', () => {
  beforeEach(async () => {
    discord = await startDiscordWithGateway();
    log = keepLog();
  });
  afterEach(async () => {
    await gateway?.stop();
    gateway = undefined;
    expect(discord.violations).toEqual([]);
    expect(log.lines.join('\n')).not.toContain(TOKEN);
    await discord.close();
  });

  // Patient, for the first request of a kind has its contract compiled.
  const bot = () => ({ applicationId: '1000000000000000001', token: TOKEN, apiUrl: discord.url, timeoutMs: 20_000 });
  const start = (receive: (interaction: unknown) => Promise<WebhookReply> = async () => REPLY): void => {
    gateway = startDiscordGateway({ bot: bot(), endpoint: () => interactionsEndpoint(bot()), receive, turn, log });
  };

  describe('the gateway', () => {
    it('says that the gateway refuses the token, in one line, and ends', async () => {
      discord.state.refusesIdentify = true;
      start();
      await expect.poll(() => log.lines).toEqual([expect.stringContaining('refused DISCORD_BOT_TOKEN')]);
      await gateway?.stop();
      expect([discord.identified.length, log.lines.length]).toEqual([1, 1]);
    });

    it('says that the token is revoked, in one line, and ends', async () => {
      discord.state.revoked = true;
      start();
      await expect.poll(() => log.lines).toEqual([expect.stringContaining('refused DISCORD_BOT_TOKEN')]);
    });

    it('says that the token is revoked while it is connected', async () => {
      start();
      await expect.poll(() => discord.identified.length).toBe(1);
      await expect
        .poll(() => {
          discord.closeWith(4_004);
          return log.lines;
        })
        .toEqual([expect.stringContaining('refused DISCORD_BOT_TOKEN')]);
    });

    it('waits for a gateway that cannot be reached, and connects', async () => {
      discord.failNext({ status: 404, body: {} }, 2);
      start();
      await expect.poll(() => discord.identified.length).toBe(1);
      await expect
        .poll(() => log.lines)
        .toEqual([expect.stringContaining('cannot be reached for now'), 'info: the gateway is connected']);
    });

    it('says that interactions go to an endpoint set elsewhere, and leaves it', async () => {
      discord.state.endpoint = 'https://other.example/path';
      start();
      await expect.poll(() => log.lines).toEqual([expect.stringContaining('interactions to https://other.example,')]);
      expect(discord.state.endpoint).toBe('https://other.example/path');
    });

    it('goes on after an interaction of which nothing came', async () => {
      const [bad, good] = [slashCommand(ADA, 'bad'), slashCommand(ADA, 'good')];
      start(async (interaction) => {
        if ((interaction as { id: string }).id === bad.id) throw new Error('broken');
        return REPLY;
      });
      await expect.poll(() => discord.identified.length).toBe(1);
      discord.interact(bad);
      discord.interact(good);
      await expect.poll(() => discord.answersTo(good.token).length).toBe(1);
      expect(discord.answersTo(bad.token)).toEqual([]);
      await expect.poll(() => log.lines).toEqual(['warn: something said was not answered']);
    });
  });

  describe('an answer', () => {
    const answer = (interaction: unknown, replied: Promise<WebhookReply>): Promise<string | undefined> =>
      answerInteraction(interaction, replied, { bot: bot(), turn, deferAfterMs: 20 });
    const later = (reply: WebhookReply): { reply: () => void; replied: Promise<WebhookReply> } => {
      const { promise, resolve } = Promise.withResolvers<WebhookReply>();
      return {
        replied: promise,
        reply: () => {
          resolve(reply);
        },
      };
    };

    it('that takes its time is promised, and then put in the place of the promise', async () => {
      const asked = slashCommand(ADA, 'status', {}, { context: 0, channel: { id: '8', type: 0 } });
      const { reply, replied } = later({ status: 200, body: { type: 4, data: { ...data, flags: 64 } } });
      const done = answer(asked, replied);
      await expect.poll(() => discord.answersTo(asked.token).length).toBe(1);
      reply();
      expect(await done).toBeUndefined();
      expect(discord.answersTo(asked.token).map(({ how, body }) => [how, body])).toEqual([
        ['callback', { type: 5, data: { flags: 64 } }],
        ['edit', data],
      ]);
    });

    it('that is none takes the promise back', async () => {
      const asked = slashCommand(ADA, 'status');
      const { reply, replied } = later({ status: 503 });
      const done = answer(asked, replied);
      await expect.poll(() => discord.answersTo(asked.token).length).toBe(1);
      reply();
      await done;
      expect(discord.answersTo(asked.token).map(({ how }) => how)).toEqual(['callback', 'delete']);
    });

    it('that changes nothing takes the waiting mark off a button', async () => {
      const asked = slashCommand(ADA, '', {}, { type: 3, data: { custom_id: 'x', component_type: 2 } });
      expect(await answer(asked, Promise.resolve({ status: 204 }))).toBeUndefined();
      expect(discord.answersTo(asked.token).map(({ body }) => body)).toEqual([{ type: 6 }]);
    });

    it('is tried again where the platform fails, and not where it refuses', async () => {
      const [failed, refused] = [slashCommand(ADA, 'help'), slashCommand(ADA, 'help')];
      discord.failNext({ status: 500, body: {} });
      expect(await answer(failed, Promise.resolve(REPLY))).toBeUndefined();
      discord.failNext({ status: 404, body: { code: 10_062, message: 'Unknown interaction' } });
      expect(await answer(refused, Promise.resolve(REPLY))).toBe('answered 404');
      expect(discord.answersTo(failed.token)).toHaveLength(1);
    });

    it('whose first try got through unheard is not answered twice', async () => {
      const asked = slashCommand(ADA, 'help');
      expect(await answer(asked, Promise.resolve(REPLY))).toBeUndefined();
      discord.failNext({ status: 500, body: {} });
      expect(await answer(asked, Promise.resolve(REPLY))).toBeUndefined();
      expect(discord.requests.at(-1)?.path).toMatch(/callback$/);
    });

    it.each([[null], [{}], [{ id: '1' }], [{ id: '1', token: 7 }]])('to %j is none', async (odd) => {
      expect(await answer(odd, Promise.resolve(REPLY))).toBe('an interaction without id or token');
      expect(discord.requests).toEqual([]);
    });
  });
});
