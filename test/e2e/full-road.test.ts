import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasContracts, SHARED } from '../platforms/contract.ts';
import { startDiscordPlatform } from '../platforms/discord.ts';
import { startLinePlatform } from '../platforms/line.ts';
import type { PlatformServer } from '../platforms/platform-server.ts';
import { startTelegramPlatform } from '../platforms/telegram.ts';
import { person, say, SECRETS, type Person } from './people.ts';
import { startRecordedWorld, type RecordedWorld } from './recorded-world.ts';
import { eventually, makeDataDir, startProduct, type Product } from './start-product.ts';

const recorded = (file: string): string => readFileSync(join(SHARED, 'data/exchanges', file), 'utf8');
const UPBIT = 'https://api.upbit.com/v1/status/wallet';
const HTX = 'https://api.huobi.pro/v2/reference/currencies';
const STOPPED = ['ARK', 'GMT', 'RAY', 'SOL'];

const people: Person[] = [person('line', 1), person('telegram', 1), person('discord', 1)];
/** A subscriber to one of the four by name, at the default level. */
const solOnly = person('telegram', 2, 'ja');

describe.skipIf(!hasContracts)('the whole road over real HTTP (needs the recordings in ../shared)', () => {
  let world: RecordedWorld;
  let platforms: Record<'line' | 'telegram' | 'discord', PlatformServer>;
  let product: Product;
  let data: Awaited<ReturnType<typeof makeDataDir>>;
  const polls = async (address: string, count: number): Promise<void> => {
    const from = world.asked.length;
    await eventually(
      `${count} polls`,
      () => world.asked.slice(from).filter((one) => one.address === address).length >= count,
    );
  };
  const shownTo = ({ channel, id }: Person) => platforms[channel].shown.filter(({ to }) => to === id);
  const alertsTo = (who: Person) => shownTo(who).filter(({ text }) => STOPPED.some((asset) => text.includes(asset)));

  beforeAll(async () => {
    [world, data] = await Promise.all([startRecordedWorld(), makeDataDir()]);
    const [line, telegram, discord] = await Promise.all([
      startLinePlatform(),
      startTelegramPlatform(),
      startDiscordPlatform(),
    ]);
    platforms = { line, telegram, discord };
    world.set(UPBIT, { body: recorded('upbit-status-wallet-2022-12-05.json') });
    world.set(HTX, { body: recorded('htx-v2-reference-currencies-2022-11-29.json') });
    product = await startProduct(data.path, {
      ...SECRETS,
      MAMORI_EGRESS_URL: world.url,
      MAMORI_EXCHANGES: 'upbit,htx,kucoin',
      MAMORI_POLL_SECONDS: '1',
      MAMORI_RECOVERY_SECONDS: '5',
      LINE_API_URL: line.url,
      TELEGRAM_API_URL: telegram.url,
      DISCORD_API_URL: discord.url,
    });
    for (const who of people)
      for (const exchange of ['upbit', 'htx'])
        expect((await say(product.url, who, `/subscribe ${exchange}`)).status).toBe(200);
    expect((await say(product.url, solOnly, '登録 アップビット SOL')).status).toBe(200);
    // From here on only what comes by itself is looked at.
    for (const { shown } of Object.values(platforms)) shown.length = 0;
  });
  afterAll(async () => {
    await product?.stop();
    await Promise.all([
      world?.close(),
      ...Object.values(platforms ?? {}).map((platform) => platform.close()),
      data?.remove(),
    ]);
  });

  it('registers its commands with the platforms that have menus', async () => {
    const menu = await eventually('menus', () =>
      platforms.discord.requests.find(({ method, path }) => method === 'PUT' && path.endsWith('/commands')),
    );
    expect(menu.body.map(({ name }: { name: string }) => name)).toContain('subscribe');
    await eventually('a menu on Telegram', () =>
      platforms.telegram.requests.some(({ path }) => path.endsWith('/setMyCommands')),
    );
  });

  it('is silent about what is off already', async () => {
    await polls(UPBIT, 3);
    for (const who of [...people, solOnly]) expect(alertsTo(who)).toEqual([]);
    expect(
      ((await (await fetch(`${product.url}/api/incidents`)).json()) as { incidents: unknown[] }).incidents,
    ).toEqual([]);
  });

  it('tells each subscriber once, naming the four that stop, and shows it in the API', async () => {
    world.set(UPBIT, { body: recorded('upbit-status-wallet-2022-12-02.json') });
    for (const who of people) await eventually(`an alert on ${who.channel}`, () => alertsTo(who).length > 0);
    await eventually('an alert to the one who named the asset', () => alertsTo(solOnly).length > 0);
    await polls(UPBIT, 4);
    for (const who of people) {
      const [alert, ...others] = alertsTo(who);
      expect(others).toEqual([]);
      for (const asset of STOPPED) expect(alert?.text).toContain(asset);
    }
    expect(alertsTo(people[0] as Person)[0]?.text).toContain('アップビット');
    expect(alertsTo(people[1] as Person)[0]?.text).toContain('Upbit');
    // Told at the first reading, and the same card again when it was confirmed.
    expect(alertsTo(solOnly).map(({ how }) => how)).toEqual(['sent', 'edited']);
    const { incidents } = (await (await fetch(`${product.url}/api/incidents?status=open&exchange=upbit`)).json()) as {
      incidents: { status: string; assets: { asset: string }[] }[];
    };
    expect(incidents.map(({ status, assets }) => [status, assets.map(({ asset }) => asset).toSorted()])).toEqual([
      ['confirmed', STOPPED],
    ]);
  });

  it('tells the end once, to those who were told of the beginning', async () => {
    const before = new Map([...people, solOnly].map((who) => [who, shownTo(who).length]));
    world.set(UPBIT, { body: recorded('upbit-status-wallet-2022-12-05.json') });
    for (const who of [...people, solOnly])
      await eventually(`the end on ${who.channel}`, () => shownTo(who).length > (before.get(who) ?? 0), 60_000);
    await polls(UPBIT, 4);
    for (const who of [...people, solOnly]) expect(shownTo(who).length).toBe((before.get(who) ?? 0) + 1);
    expect(
      ((await (await fetch(`${product.url}/api/incidents?status=open`)).json()) as { incidents: unknown[] }).incidents,
    ).toEqual([]);
  }, 90_000);

  it('finds nothing in two recordings of the same bytes', async () => {
    const before = people.map((who) => shownTo(who).length);
    world.set(HTX, { body: recorded('htx-v2-reference-currencies-2022-11-30.json') });
    await polls(HTX, 3);
    expect(people.map((who) => shownTo(who).length)).toEqual(before);
  });

  it.each([
    ['blocked', { status: 403, headers: { 'content-type': 'text/html' }, body: '<html>denied</html>' }],
    ['unreadable', { body: '{"code":"200000"' }],
    ['unreadable', { body: '' }],
  ])('says so when a source is %s, and tells nobody of a freeze', async (state, answer) => {
    const before = people.map((who) => shownTo(who).length);
    world.set(UPBIT, answer);
    await eventually(`upbit ${state}`, async () => {
      const { sources } = (await (await fetch(`${product.url}/api/exchanges/upbit`)).json()) as {
        sources: { state: string }[];
      };
      return sources[0]?.state === state;
    });
    expect(people.map((who) => shownTo(who).length)).toEqual(before);
    world.set(UPBIT, { body: recorded('upbit-status-wallet-2022-12-05.json') });
    await eventually('upbit fresh', async () => {
      const { sources } = (await (await fetch(`${product.url}/api/exchanges/upbit`)).json()) as {
        sources: { state: string }[];
      };
      return sources[0]?.state === 'fresh';
    });
  });

  it('sends nothing that a platform would refuse', () => {
    for (const { violations } of Object.values(platforms)) expect(violations).toEqual([]);
  });

  it('asks no address more than three times a second', () => {
    for (const address of [UPBIT, HTX]) {
      const times = world.asked.filter((one) => one.address === address).map(({ at }) => at);
      const crowded = times.filter((at, index) => (times[index + 3] ?? Number.POSITIVE_INFINITY) - at < 1_000);
      expect(crowded).toEqual([]);
    }
  });
});
