import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_AWS } from '../../infra/local/local-aws.ts';
import { readStoreAddress } from '../../infra/local/store-address.ts';
import { CHANNEL_IDS, type ChannelId } from '../../lib/core/channel.ts';
import { hasContracts } from '../platforms/contract.ts';
import { startDiscordPlatform } from '../platforms/discord.ts';
import { startLineWithWebhook } from '../platforms/line-webhook.ts';
import type { PlatformServer } from '../platforms/platform-server.ts';
import { startTelegramPlatform } from '../platforms/telegram.ts';
import { formsHeld } from '../store/forms-held.ts';
import { person, say, SECRETS } from './people.ts';
import { startRecordedWorld, type RecordedWorld } from './recorded-world.ts';
import { eventually, makeDataDir, startProduct, type Product } from './start-product.ts';

// What people hold and their phrases: told to them alone, readable nowhere, and gone when they say so.

const BITHUMB = 'https://api.bithumb.com/public/assetsstatus/ALL';
const ASSETS = ['BTC', 'ETH', 'XRP', 'SOL', 'ADA', 'DOT', 'TRX', 'LTC'];
const bithumb = (off: readonly string[]): { body: string } => ({
  body: JSON.stringify({
    status: '0000',
    data: Object.fromEntries(
      ASSETS.map((asset) => [asset, { withdrawal_status: off.includes(asset) ? 0 : 1, deposit_status: 1 }]),
    ),
  }),
});

/** https://www.w3.org/TR/png-3/#3PNGsignature */
const PNG = [0x89, 0x50, 0x4e, 0x47];

const AMOUNT = '73519.28416';
const PHRASES: Record<ChannelId, string> = { line: '蛙が_三匹_', telegram: '*three* frogs', discord: '`frogs`~here~' };
const people = CHANNEL_IDS.map((channel) => person(channel, 4_242));

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** How many people the store holds. */
const stored = async (folder: string): Promise<number> => {
  const address = await readStoreAddress(folder);
  if (address === undefined) throw new Error('the store is not there');
  const client = new DynamoDBClient({ endpoint: address.endpoint, ...LOCAL_AWS });
  const { Items = [] } = await client.send(new ScanCommand({ TableName: address.table }));
  client.destroy();
  return Items.filter(({ pk }) => pk?.S?.startsWith('subscriber#')).length;
};

describe.skipIf(!hasContracts)('what is one’s own (needs the contracts in ../shared)', () => {
  let product: Product;
  let world: RecordedWorld;
  let data: Awaited<ReturnType<typeof makeDataDir>>;
  let platforms: Record<ChannelId, PlatformServer>;
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
    world.set(BITHUMB, bithumb([]));
    product = await startProduct(data.path, {
      ...SECRETS,
      MAMORI_EGRESS_URL: world.url,
      MAMORI_EXCHANGES: 'bithumb',
      MAMORI_CHAINS: 'nem',
      MAMORI_POLL_SECONDS: '1',
      MAMORI_RECOVERY_SECONDS: '5',
      MAMORI_PUBLIC_URL: 'https://mamori.example',
      LINE_API_URL: line.url,
      TELEGRAM_API_URL: telegram.url,
      DISCORD_API_URL: discord.url,
    });
    for (const who of people)
      for (const text of ['/start', `/hold bithumb SOL ${AMOUNT}`, `/code ${PHRASES[who.channel]}`])
        expect((await say(product.url, who, text)).status).toBe(200);
  }, 60_000);
  afterAll(async () => {
    await product?.stop();
    for (const platform of Object.values(platforms ?? {})) {
      expect(platform.violations).toEqual([]);
      await platform.close();
    }
    await Promise.all([world?.close(), data?.remove()]);
  });

  const held = () => [...filesIn(data.path).map((file) => readFileSync(file)), product.log()];
  const secrets = [AMOUNT, ...Object.values(PHRASES), ...people.map(({ id }) => id)];

  it('stands in the alert, to each his own', async () => {
    const asked = world.asked.length;
    await eventually('a reading', () => world.asked.length > asked + 2);
    world.set(BITHUMB, bithumb(['SOL']));
    for (const { channel, id } of people) {
      const phrase = JSON.stringify(PHRASES[channel]).slice(1, -1);
      const alert = await eventually(`an alert on ${channel}`, () =>
        platforms[channel].requests.find(({ body }) => {
          const text = JSON.stringify(body ?? '');
          return (
            text.includes('73,519.28416 SOL') && text.includes(phrase) && (channel === 'discord' || text.includes(id))
          );
        }),
      );
      expect(alert.method).toBe('POST');
    }
  }, 60_000);

  it('is readable nowhere while it is kept', () => {
    expect(formsHeld(held(), secrets)).toEqual([]);
  });

  it('is a file on request, on Telegram and Discord, and text on LINE', async () => {
    for (const who of people) expect((await say(product.url, who, '/export')).status).toBeLessThan(300);
    // Some answers follow the webhook's; an alert may be the last request by then.
    for (const channel of ['telegram', 'discord'] as const) {
      const file = await eventually(`a file on ${channel}`, () =>
        platforms[channel].requests.flatMap(({ files }) => files).findLast(({ name }) => name?.endsWith('.json')),
      );
      expect(JSON.parse(new TextDecoder().decode(file.bytes))).toMatchObject({
        holdings: [{ exchange: 'bithumb', asset: 'SOL', amount: AMOUNT }],
      });
    }
    expect(platforms.line.requests.some(({ body }) => JSON.stringify(body ?? '').includes(AMOUNT))).toBe(true);
  });

  it('is a picture beside its risk: bytes on Telegram and Discord, an address on LINE', async () => {
    for (const who of people) expect((await say(product.url, who, '/risk')).status).toBeLessThan(300);
    for (const { requests } of [platforms.telegram, platforms.discord]) {
      const picture = await eventually('a picture', () =>
        requests.flatMap(({ files }) => files).find(({ type }) => type === 'image/png'),
      );
      expect([...picture.bytes.subarray(0, 4)]).toEqual(PNG);
    }
    const body = platforms.line.requests.at(-1)?.body as { messages?: { type: string; originalContentUrl: string }[] };
    const image = body.messages?.[0];
    expect(image?.type).toBe('image');
    const { origin, pathname } = new URL(image?.originalContentUrl ?? '');
    expect(origin).toBe('https://mamori.example');
    const shown = await fetch(`${product.url}${pathname}`);
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(shown.headers.get('cache-control')).toMatch(/^private, max-age=3\d{3}$/);
    expect([...new Uint8Array(await shown.arrayBuffer()).subarray(0, 4)]).toEqual(PNG);
    const forged = await fetch(`${product.url}${pathname.replace(/.\.png$/, '.png')}`);
    expect([forged.status, forged.headers.get('cache-control')]).toEqual([404, 'no-store']);
  });

  it('is gone when its owner says so, and nothing is sent to him any more', async () => {
    expect(await stored(data.path)).toBe(people.length);
    for (const who of people) expect((await say(product.url, who, '/delete yes')).status).toBe(200);
    expect(await stored(data.path)).toBe(0);
    const sent = Object.values(platforms).map(({ requests }) => requests.length);
    world.set(BITHUMB, bithumb(['SOL', 'ETH', 'XRP']));
    await eventually('it to be confirmed', async () => {
      const answer = (await (await fetch(`${product.url}/api/incidents?status=open`)).json()) as {
        incidents: { assets: { asset: string; phase: string }[] }[];
      };
      return answer.incidents.some(({ assets }) =>
        assets.some(({ asset, phase }) => asset === 'ETH' && phase === 'confirmed'),
      );
    });
    const asked = world.asked.length;
    await eventually('two polls more', () => world.asked.length > asked + 2);
    expect(Object.values(platforms).map(({ requests }) => requests.length)).toEqual(sent);
    expect(formsHeld(held(), secrets)).toEqual([]);
  }, 60_000);
});
