import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasContracts } from '../platforms/contract.ts';
import { startDiscordPlatform } from '../platforms/discord.ts';
import { startLinePlatform } from '../platforms/line.ts';
import type { PlatformServer } from '../platforms/platform-server.ts';
import { startTelegramPlatform } from '../platforms/telegram.ts';
import { person, say, SECRETS, type Person } from './people.ts';
import { startRecordedWorld, type RecordedWorld } from './recorded-world.ts';
import { eventually, makeDataDir, startProduct, type Product } from './start-product.ts';

const PEOPLE = { line: 334, telegram: 333, discord: 333 } as const;
const ADDRESS = 'https://api.bithumb.com/public/assetsstatus/ALL';
const AT_ONCE = 8;
/** What a platform without a key against repeats may be sent twice after a crash: one in a hundred. */
const REPEATS_MOST = 10;

const body = (btc: 0 | 1): string =>
  JSON.stringify({
    status: '0000',
    data: Object.fromEntries(
      ['BTC', 'ETH', 'XRP', 'SOL', 'ADA', 'DOT'].map((asset) => [
        asset,
        { deposit_status: 1, withdrawal_status: asset === 'BTC' ? btc : 1 },
      ]),
    ),
  });

/** Does it for all, a few at a time. */
const forAll = async <T>(all: readonly T[], act: (one: T) => Promise<unknown>): Promise<void> => {
  const queue = [...all];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let one = queue.shift(); one !== undefined; one = queue.shift()) await act(one);
    }),
  );
};

/** The most that any sliding second holds. */
const busiestSecond = (times: readonly number[]): number => {
  const sorted = times.toSorted((a, b) => a - b);
  let first = 0;
  return sorted.reduce((most, at, index) => {
    while (at - (sorted[first] ?? at) >= 1_000) first += 1;
    return Math.max(most, index - first + 1);
  }, 0);
};

describe.skipIf(!hasContracts)(
  'a thousand subscribers and a kill in the middle (needs the contracts in ../shared)',
  () => {
    let world: RecordedWorld;
    let platforms: Record<keyof typeof PEOPLE, PlatformServer>;
    let product: Product;
    let data: Awaited<ReturnType<typeof makeDataDir>>;
    let environment: Record<string, string>;
    const people: Person[] = Object.entries(PEOPLE).flatMap(([channel, count]) =>
      Array.from({ length: count }, (_, index) => person(channel as keyof typeof PEOPLE, index + 1)),
    );

    beforeAll(async () => {
      [world, data] = await Promise.all([startRecordedWorld(), makeDataDir()]);
      const [line, telegram, discord] = await Promise.all([
        startLinePlatform(),
        startTelegramPlatform(),
        startDiscordPlatform(),
      ]);
      platforms = { line, telegram, discord };
      world.set(ADDRESS, { body: body(1) });
      environment = {
        ...SECRETS,
        MAMORI_EGRESS_URL: world.url,
        MAMORI_EXCHANGES: 'bithumb',
        MAMORI_POLL_SECONDS: '1',
        MAMORI_RECOVERY_SECONDS: '5',
        LINE_API_URL: line.url,
        TELEGRAM_API_URL: telegram.url,
        DISCORD_API_URL: discord.url,
      };
      product = await startProduct(data.path, environment);
      await forAll(people, async (who) => {
        expect((await say(product.url, who, '/subscribe bithumb')).status, product.log().slice(-2_000)).toBe(200);
      });
    }, 120_000);
    afterAll(async () => {
      await product?.stop();
      await Promise.all([
        world?.close(),
        ...Object.values(platforms ?? {}).map((platform) => platform.close()),
        data?.remove(),
      ]);
    });

    const alerts = (channel: keyof typeof PEOPLE): Map<string, number> => {
      const counts = new Map<string, number>();
      for (const { to, text, how } of platforms[channel].shown) {
        if (how === 'sent' && text.includes('BTC')) counts.set(to, (counts.get(to) ?? 0) + 1);
      }
      return counts;
    };

    it('each gets exactly one alert; what was killed and started again loses none', async () => {
      for (const { shown } of Object.values(platforms)) shown.length = 0;
      world.set(ADDRESS, { body: body(0) });
      await eventually(
        'the middle of the delivery',
        () => alerts('telegram').size > 100 && alerts('discord').size > 100,
        60_000,
        5,
      );
      await product.kill();
      const atKill = { telegram: alerts('telegram').size, discord: alerts('discord').size };
      expect(atKill.telegram).toBeLessThan(PEOPLE.telegram);
      product = await startProduct(data.path, environment);
      for (const channel of ['line', 'telegram', 'discord'] as const) {
        await eventually(`everyone on ${channel}`, () => alerts(channel).size === PEOPLE[channel], 120_000).catch(
          (error: unknown) => {
            throw new Error(`${alerts(channel).size} on ${channel}: ${product.log().slice(-4_000)}`, { cause: error });
          },
        );
      }
      // Whatever might still be sent twice has the time to be.
      await new Promise((resolve) => {
        setTimeout(resolve, 5_000);
      });
      expect([...alerts('line').values()].filter((count) => count > 1)).toEqual([]);
      expect([...alerts('discord').values()].filter((count) => count > 1)).toEqual([]);
      expect([...alerts('telegram').values()].filter((count) => count > 1).length).toBeLessThanOrEqual(REPEATS_MOST);
    }, 240_000);

    it('sends nothing that a platform would refuse, and never more than it takes', () => {
      for (const { violations } of Object.values(platforms)) expect(violations).toEqual([]);
      expect(busiestSecond(platforms.telegram.requests.map(({ at }) => at))).toBeLessThanOrEqual(30);
      expect(busiestSecond(platforms.discord.requests.map(({ at }) => at))).toBeLessThanOrEqual(50);
      const multicasts = platforms.line.requests.filter(({ path }) => path.endsWith('/multicast'));
      expect(new Set(multicasts.map(({ headers }) => headers['x-line-retry-key'])).size).toBe(1);
    });
  },
);
