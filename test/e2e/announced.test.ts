import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHANNEL_IDS, type ChannelId } from '../../lib/core/channel.ts';
import { hasContracts } from '../platforms/contract.ts';
import { startDiscordPlatform } from '../platforms/discord.ts';
import { startLineWithWebhook } from '../platforms/line-webhook.ts';
import type { PlatformServer } from '../platforms/platform-server.ts';
import { startTelegramPlatform } from '../platforms/telegram.ts';
import { person, say, SECRETS } from './people.ts';
import { startRecordedWorld, type RecordedWorld } from './recorded-world.ts';
import { eventually, makeDataDir, startProduct, type Product } from './start-product.ts';

// What an exchange without flags announces, from an administrator's entry to three telephones, to its end.

const people = CHANNEL_IDS.map((channel) => person(channel, 5_151));
const administrator = person('telegram', 77);
const URL_OF_NOTICE = 'https://coincheck.test/notice/1';

interface Listed {
  kind: string;
  status: string;
  severity: string;
  statement?: { by: string; title: string; url: string };
}

describe.skipIf(!hasContracts)('what an exchange announces (needs the contracts in ../shared)', () => {
  let product: Product;
  let world: RecordedWorld;
  let data: Awaited<ReturnType<typeof makeDataDir>>;
  let platforms: Record<ChannelId, PlatformServer>;
  const incidents = async (): Promise<Listed[]> => {
    const answer = await fetch(`${product.url}/api/incidents?exchange=coincheck`);
    return ((await answer.json()) as { incidents: Listed[] }).incidents;
  };
  const told = (words: RegExp): Promise<unknown> =>
    eventually(
      String(words),
      () =>
        CHANNEL_IDS.every((id) => platforms[id].requests.some(({ body }) => words.test(JSON.stringify(body ?? '')))),
      60_000,
    );

  beforeAll(async () => {
    let line: PlatformServer, telegram: PlatformServer, discord: PlatformServer;
    [world, data, line, telegram, discord] = await Promise.all([
      startRecordedWorld(),
      makeDataDir(),
      startLineWithWebhook(),
      startTelegramPlatform(),
      startDiscordPlatform(),
    ]);
    platforms = { line, telegram, discord };
    product = await startProduct(data.path, {
      ...SECRETS,
      MAMORI_EGRESS_URL: world.url,
      MAMORI_EXCHANGES: 'coincheck',
      MAMORI_CHAINS: 'nem',
      MAMORI_POLL_SECONDS: '1',
      MAMORI_ADMINS: `telegram:${administrator.id}`,
      LINE_API_URL: line.url,
      TELEGRAM_API_URL: telegram.url,
      DISCORD_API_URL: discord.url,
    });
    for (const who of people)
      for (const text of ['/lang en', '/subscribe coincheck'])
        expect((await say(product.url, who, text)).status).toBeLessThan(300);
  }, 60_000);
  afterAll(async () => {
    await product.stop();
    await Promise.all([world.close(), data.remove(), ...Object.values(platforms).map(({ close }) => close())]);
  });

  it('is told on three platforms, with where it stands', async () => {
    const text =
      'Coincheck has suspended withdrawals of all crypto assets. We are investigating an unauthorized access.';
    expect((await say(product.url, administrator, `/announce coincheck ${URL_OF_NOTICE} ${text}`)).status).toBe(200);
    await told(/Coincheck says: all withdrawals stopped/);
    await told(/coincheck\.test\/notice\/1/);
    const [incident, ...others] = await incidents();
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      kind: 'withdrawal-suspension',
      status: 'confirmed',
      severity: 'critical',
      statement: { by: 'administrator', url: URL_OF_NOTICE, title: text },
    });
    const page = await (await fetch(`${product.url}/?lang=en`)).text();
    expect(page).toContain(URL_OF_NOTICE);
  }, 90_000);

  it('is said by /status, though its flags are not read', async () => {
    const [who] = people;
    if (who === undefined) return;
    expect((await say(product.url, who, '/status coincheck')).status).toBeLessThan(300);
    await eventually('the state', () =>
      platforms[who.channel].requests.some(({ body }) => /incident coincheck-n\d+/.test(JSON.stringify(body ?? ''))),
    );
  });

  it('is over by its own word, once, and never told again', async () => {
    const text = 'Coincheck has resumed withdrawals of all crypto assets.';
    expect((await say(product.url, administrator, `/announce coincheck ${URL_OF_NOTICE} ${text}`)).status).toBe(200);
    await told(/Coincheck says: all withdrawals work again/);
    expect((await incidents()).map(({ status }) => status)).toEqual(['resolved']);
  }, 90_000);
});
