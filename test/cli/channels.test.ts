import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SECRETS } from '../e2e/people.ts';
import { hasContracts } from '../platforms/contract.ts';
import { startDiscordWithGateway, type DiscordWithGateway } from '../platforms/discord-gateway.ts';
import { startLineWithWebhook, type LineWithWebhook } from '../platforms/line-webhook.ts';
import { startPollableTelegram, type PollableTelegram } from '../platforms/telegram-updates.ts';
import { runMamori } from './run-mamori.ts';

const PUBLIC = 'https://mamori.example';

describe.skipIf(!hasContracts)('mamori channels set-up (needs the contracts in ../shared)', () => {
  let line: LineWithWebhook;
  let telegram: PollableTelegram;
  let discord: DiscordWithGateway;
  beforeEach(async () => {
    [line, telegram, discord] = await Promise.all([
      startLineWithWebhook(),
      startPollableTelegram(),
      startDiscordWithGateway(),
    ]);
  });
  afterEach(async () => {
    expect([line.violations, telegram.violations, discord.violations]).toEqual([[], [], []]);
    await Promise.all([line.close(), telegram.close(), discord.close()]);
  });

  const setUp = async (environment: Record<string, string> = {}) => {
    const ended = await runMamori(['channels', 'set-up'], {
      ...SECRETS,
      MAMORI_PUBLIC_URL: PUBLIC,
      LINE_API_URL: line.url,
      TELEGRAM_API_URL: telegram.url,
      DISCORD_API_URL: discord.url,
      ...environment,
    });
    for (const secret of Object.values(SECRETS)) expect(ended.out + ended.err).not.toContain(secret);
    return ended;
  };
  const webhookSteps = (printed: Record<string, unknown>[]) =>
    Object.fromEntries(
      printed.filter(({ step }) => step === 'webhook').map(({ channel, ok, detail }) => [channel, [ok, detail]]),
    );

  it('registers webhooks, commands and menus everywhere, and again', async () => {
    for (const round of [1, 2]) {
      const { code, err, printed } = await setUp();
      expect([round, code, err]).toEqual([round, 0, '']);
      expect(webhookSteps(printed)).toEqual({
        line: [true, `${PUBLIC}/webhooks/line`],
        telegram: [true, `${PUBLIC}/webhooks/telegram`],
        discord: [true, `${PUBLIC}/webhooks/discord`],
      });
      expect(printed.filter(({ step, ok }) => step === 'menus' && ok === true).length).toBeGreaterThanOrEqual(2);
    }
    expect(telegram.state).toMatchObject({
      webhook: `${PUBLIC}/webhooks/telegram`,
      secret: SECRETS.TELEGRAM_WEBHOOK_SECRET,
    });
    expect([line.state.endpoint, discord.state.endpoint]).toEqual([
      `${PUBLIC}/webhooks/line`,
      `${PUBLIC}/webhooks/discord`,
    ]);
    expect(telegram.requests.find(({ path }) => path.endsWith('/setWebhook'))?.body).toMatchObject({
      allowed_updates: ['message', 'callback_query', 'my_chat_member'],
      drop_pending_updates: false,
    });
    // Discord checks an endpoint each time that it is set: what stands there already is left.
    expect(discord.requests.filter(({ method }) => method === 'PATCH')).toHaveLength(1);
  });

  it('says whose place it took, and nothing of the address but its host', async () => {
    telegram.state.webhook = 'https://other.example/hook/secret-path';
    const { code, out, printed } = await setUp();
    expect(code).toBe(0);
    expect(webhookSteps(printed)['telegram']).toEqual([
      true,
      `${PUBLIC}/webhooks/telegram, in place of one at https://other.example`,
    ]);
    expect(out).not.toContain('secret-path');
  });

  it('goes on with the others where one token is revoked', async () => {
    telegram.state.revoked = true;
    const { code, err, printed } = await setUp();
    expect([code, err]).toEqual([1, expect.stringMatching(/^\d of \d steps failed\n$/)]);
    expect(webhookSteps(printed)).toMatchObject({
      line: [true, expect.anything()],
      telegram: [false, 'Telegram refused TELEGRAM_BOT_TOKEN'],
      discord: [true, expect.anything()],
    });
  });

  it.each([
    [401, /^LINE set the webhook, and it refused the test: is LINE_CHANNEL_SECRET that of this channel\?$/],
    [502, /^LINE set the webhook, and could not reach it: ERROR_STATUS_CODE$/],
  ])('says what LINE met at the address: %d', async (status, says) => {
    line.state.testStatus = status;
    const { code, printed } = await setUp();
    expect([code, webhookSteps(printed)['line']]).toEqual([1, [false, expect.stringMatching(says)]]);
  });

  it('says that Discord could not verify the endpoint', async () => {
    discord.state.cannotVerify = true;
    const { code, printed } = await setUp();
    expect([code, webhookSteps(printed)['discord']]).toEqual([
      1,
      [false, expect.stringMatching(/^Discord could not verify the endpoint: .*DISCORD_PUBLIC_KEY/)],
    ]);
  });

  it('says that LINE and Discord refuse their tokens', async () => {
    for (const { state } of [line, discord]) state.revoked = true;
    const { code, printed } = await setUp();
    expect(code).toBe(1);
    expect(webhookSteps(printed)).toMatchObject({
      line: [false, 'LINE refused LINE_CHANNEL_ACCESS_TOKEN'],
      telegram: [true, expect.anything()],
      discord: [false, 'Discord refused DISCORD_BOT_TOKEN'],
    });
  });

  it('registers no webhook without an https address, and says so', async () => {
    const without = await setUp({ MAMORI_PUBLIC_URL: '' });
    expect([without.code, without.err]).toEqual([0, 'MAMORI_PUBLIC_URL is not set: no webhook is registered\n']);
    expect(webhookSteps(without.printed)).toEqual({});
    const http = await setUp({ MAMORI_PUBLIC_URL: 'http://mamori.example' });
    expect(http.code).toBe(1);
    expect(webhookSteps(http.printed)['line']).toEqual([
      false,
      'MAMORI_PUBLIC_URL takes an https address for webhooks',
    ]);
    expect([line.state.endpoint, telegram.state.webhook, discord.state.endpoint]).toEqual([null, '', null]);
  });

  it('leaves a channel alone that is polled or uses the gateway', async () => {
    const { code, printed } = await setUp({ TELEGRAM_WEBHOOK_SECRET: '', DISCORD_PUBLIC_KEY: '' });
    expect([code, Object.keys(webhookSteps(printed))]).toEqual([0, ['line']]);
    expect([telegram.state.webhook, discord.state.endpoint]).toEqual(['', null]);
  });
});

describe('mamori channels', () => {
  it.each([
    [[], 2, /^mamori channels: takes: set-up$/m],
    [['tear-down'], 2, /^mamori channels: takes: set-up$/m],
    [['set-up'], 1, /^there is no channel to set up: see docs\/platform-keys\.md$/m],
  ])('%j ends with %d', async (args, code, says) => {
    const ended = await runMamori(['channels', ...args], {});
    expect([ended.code, ended.out]).toEqual([code, '']);
    expect(ended.err).toMatch(says);
  });

  it('names a variable that cannot be used', async () => {
    const ended = await runMamori(['channels', 'set-up'], { TELEGRAM_BOT_TOKEN: 'none' });
    expect([ended.code, ended.err]).toEqual([1, expect.stringMatching(/^TELEGRAM_BOT_TOKEN takes a bot token .*\n$/)]);
  });
});
