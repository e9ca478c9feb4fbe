import { GatewayIntentBits } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasContracts } from '../platforms/contract.ts';
import { slashCommand, startDiscordWithGateway, type DiscordWithGateway } from '../platforms/discord-gateway.ts';
import { startLineWithWebhook, type LineWithWebhook } from '../platforms/line-webhook.ts';
import { startPollableTelegram, written, type PollableTelegram } from '../platforms/telegram-updates.ts';
import { SECRETS } from './people.ts';
import { startRecordedWorld } from './recorded-world.ts';
import { eventually, makeDataDir, startProduct, type Product } from './start-product.ts';

const { TELEGRAM_BOT_TOKEN, DISCORD_APPLICATION_ID, DISCORD_BOT_TOKEN } = SECRETS;
const ADA = '200000000000000042';

describe.skipIf(!hasContracts)('tokens and no public address (needs the contracts in ../shared)', () => {
  let world: Awaited<ReturnType<typeof startRecordedWorld>>;
  let data: Awaited<ReturnType<typeof makeDataDir>>;
  let telegram: PollableTelegram;
  let discord: DiscordWithGateway;
  let product: Product;

  const start = (): Promise<Product> =>
    startProduct(data.path, {
      TELEGRAM_BOT_TOKEN,
      DISCORD_APPLICATION_ID,
      DISCORD_BOT_TOKEN,
      TELEGRAM_API_URL: telegram.url,
      DISCORD_API_URL: discord.url,
      MAMORI_EGRESS_URL: world.url,
      MAMORI_EXCHANGES: 'kucoin',
    });
  const shownTo = (id: number) => telegram.shown.filter(({ to }) => to === String(id));

  beforeAll(async () => {
    [world, data, telegram, discord] = await Promise.all([
      startRecordedWorld(),
      makeDataDir(),
      startPollableTelegram(),
      startDiscordWithGateway(),
    ]);
    product = await start();
    await eventually('polling', () => telegram.offsets().length > 0);
    await eventually('the gateway', () => discord.identified.length > 0);
  });
  afterAll(async () => {
    await product?.stop();
    await Promise.all([world?.close(), telegram?.close(), discord?.close(), data?.remove()]);
  });

  it('answers on Telegram, and confirms what was answered', async () => {
    const update = telegram.push(written(5_001, '/subscribe kucoin'));
    await eventually('an answer', () => shownTo(5_001).length > 0);
    expect(shownTo(5_001)[0]?.text).toContain('KuCoin');
    await eventually('the confirmation', () => !telegram.waiting().includes(update));
    telegram.push(written(5_001, '/list'));
    await eventually('a second answer', () => shownTo(5_001).length > 1);
    expect(shownTo(5_001)[1]?.text).toContain('KuCoin');
  });

  it('answers slash commands, buttons and suggestions on Discord', async () => {
    const command = slashCommand(ADA, 'subscribe', { exchange: 'kucoin' });
    const button = slashCommand(ADA, '', {}, { type: 3, data: { custom_id: '/list', component_type: 2 } });
    const suggestion = slashCommand(ADA, 'status', { exchange: 'ku' }, { type: 4 });
    for (const interaction of [command, button, suggestion]) discord.interact(interaction);
    for (const { token } of [command, button, suggestion])
      await eventually(`an answer to ${token}`, () => discord.answersTo(token).length > 0);
    const [answer] = discord.answersTo(command.token);
    expect(answer?.body).toMatchObject({ type: 4, data: { allowed_mentions: { parse: [] } } });
    expect(answer?.body.data.content).toContain('KuCoin');
    expect(discord.answersTo(button.token)[0]?.body.type).toBe(4);
    expect(discord.answersTo(suggestion.token)[0]?.body.type).toBe(8);
    expect(discord.identified.map(({ token, intents }) => [token, intents])).toEqual([
      [DISCORD_BOT_TOKEN, GatewayIntentBits.DirectMessages],
    ]);
  });

  it('answers what is written in a direct chat on Discord once, and neither bots nor servers', async () => {
    const said = { type: 0, content: 'コインチェック？', author: { id: ADA, username: 'a' } };
    const chat = discord.channelOf(ADA);
    const shown = () => discord.shown.filter(({ to }) => to === ADA);
    const before = shown().length;
    discord.write({ ...said, id: '400000000000000001', channel_id: chat, author: { id: '999', bot: true } });
    discord.write({ ...said, id: '400000000000000002', channel_id: '77', guild_id: '7' });
    discord.write({ ...said, id: '400000000000000003', channel_id: chat });
    discord.write({ ...said, id: '400000000000000003', channel_id: chat });
    await eventually('help', () => shown().length > before);
    discord.write({ ...said, id: '400000000000000004', channel_id: chat, content: '/status kucoin' });
    await eventually('an answer', () => shown().some(({ text }) => text.includes('KuCoin')));
    expect(shown().length - before).toBe(2);
  });

  it('shows an answer in a server to the asker alone', async () => {
    const inServer = slashCommand(ADA, 'help', {}, { context: 0, guild_id: '7', channel: { id: '8', type: 0 } });
    discord.interact(inServer);
    await eventually('an answer', () => discord.answersTo(inServer.token).length > 0);
    expect(discord.answersTo(inServer.token)[0]?.body.data.flags).toBe(64);
  });

  it('keeps the gateway alive, and resumes where it was cut off', async () => {
    await eventually('heartbeats', () => discord.heartbeats() > 1);
    discord.drop();
    const missed = slashCommand(ADA, 'list');
    discord.interact(missed);
    await eventually('the answer to what was missed', () => discord.answersTo(missed.token).length > 0);
    expect(discord.resumed[0]).toMatchObject({ session_id: 'a-session' });
    expect(discord.identified).toHaveLength(1);
  });

  it('answers an interaction that comes twice once', async () => {
    const twice = slashCommand(ADA, 'help');
    discord.interact(twice);
    discord.interact(twice);
    const after = slashCommand(ADA, 'help');
    discord.interact(after);
    await eventually('answers', () => discord.answersTo(twice.token).length > 0 && discord.answersTo(after.token)[0]);
    expect(discord.answersTo(twice.token)).toHaveLength(1);
  });

  it('answers after a crash what was not confirmed, and nothing twice', async () => {
    await product.kill();
    telegram.push(written(5_002, '/help'));
    const before = shownTo(5_001).length;
    product = await start();
    await eventually('the answer', () => shownTo(5_002).length > 0);
    await eventually('the confirmation', () => telegram.waiting().length === 0);
    expect([shownTo(5_001).length, shownTo(5_002).length]).toEqual([before, 1]);
  });

  it('takes forty at once without breaking the limit, and answers each', async () => {
    for (let n = 0; n < 40; n += 1) telegram.push(written(6_000 + n, '/help'));
    await eventually('forty answers', () => telegram.shown.filter(({ to }) => to.startsWith('60')).length >= 40);
    const times = telegram.requests
      .filter(({ path }) => !path.endsWith('/getMe'))
      .map(({ at }) => at)
      .toSorted((a, b) => a - b);
    expect(times.filter((at, index) => (times[index + 30] ?? Number.POSITIVE_INFINITY) - at < 1_000)).toEqual([]);
  });

  it('says nothing that a platform would refuse, and no token in its log', () => {
    expect([telegram.violations, discord.violations]).toEqual([[], []]);
    expect(product.log()).not.toContain(TELEGRAM_BOT_TOKEN);
    expect(product.log()).not.toContain(DISCORD_BOT_TOKEN);
  });

  it('ends within its grace although a poll is open', async () => {
    expect(await product.stop()).toBe(0);
  });
});

describe.skipIf(!hasContracts)('secrets and a public address (needs the contracts in ../shared)', () => {
  let world: Awaited<ReturnType<typeof startRecordedWorld>>;
  let data: Awaited<ReturnType<typeof makeDataDir>>;
  let line: LineWithWebhook;
  let telegram: PollableTelegram;
  let discord: DiscordWithGateway;
  let product: Product;

  beforeAll(async () => {
    [world, data, line, telegram, discord] = await Promise.all([
      startRecordedWorld(),
      makeDataDir(),
      startLineWithWebhook(),
      startPollableTelegram(),
      startDiscordWithGateway(),
    ]);
    line.state.revoked = true;
    product = await startProduct(data.path, {
      ...SECRETS,
      MAMORI_PUBLIC_URL: 'https://mamori.example',
      LINE_API_URL: line.url,
      TELEGRAM_API_URL: telegram.url,
      DISCORD_API_URL: discord.url,
      MAMORI_EGRESS_URL: world.url,
      MAMORI_EXCHANGES: 'kucoin',
    });
  });
  afterAll(async () => {
    await product?.stop();
    await Promise.all([world?.close(), line?.close(), telegram?.close(), discord?.close(), data?.remove()]);
  });

  it('registers webhooks and menus at start, and neither polls nor connects', async () => {
    await eventually('the webhook on Telegram', () => telegram.state.webhook !== '');
    await eventually('the endpoint on Discord', () => discord.state.endpoint !== null);
    await eventually('menus', () =>
      [telegram, discord].every(({ requests }) =>
        requests.some(({ path }) => path.endsWith('/setMyCommands') || path.endsWith('/commands')),
      ),
    );
    expect([telegram.state.webhook, telegram.state.secret, discord.state.endpoint]).toEqual([
      'https://mamori.example/webhooks/telegram',
      SECRETS.TELEGRAM_WEBHOOK_SECRET,
      'https://mamori.example/webhooks/discord',
    ]);
    expect([telegram.offsets(), discord.identified]).toEqual([[], []]);
  });

  it('says which channel could not be registered, in one line without a stack', async () => {
    await eventually('the line', () => product.log().includes('LINE refused LINE_CHANNEL_ACCESS_TOKEN'));
    expect(product.log()).not.toMatch(/^\s+at /m);
    expect([telegram.violations, discord.violations]).toEqual([[], []]);
  });
});
