import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasContracts } from '../platforms/contract.ts';
import { startLinePlatform } from '../platforms/line.ts';
import type { PlatformServer } from '../platforms/platform-server.ts';
import { startTelegramPlatform } from '../platforms/telegram.ts';
import { formsHeld } from '../store/forms-held.ts';
import { person, say, SECRETS, type Person } from './people.ts';
import { startRecordedWorld, type RecordedWorld } from './recorded-world.ts';
import { eventually, makeDataDir, startProduct, type Product } from './start-product.ts';

const BITHUMB = 'https://api.bithumb.com/public/assetsstatus/ALL';
const GATE = 'https://api.gateio.ws/api/v4/spot/currencies';
const ASSETS = ['BTC', 'ETH', 'XRP', 'SOL', 'ADA', 'DOT', 'TRX', 'LTC'];

const bithumb = (off: readonly string[]): { body: string } => ({
  body: JSON.stringify({
    status: '0000',
    data: Object.fromEntries(
      ASSETS.map((asset) => [asset, { deposit_status: 1, withdrawal_status: off.includes(asset) ? 0 : 1 }]),
    ),
  }),
});
const gate = (off: readonly string[]): { body: string } => ({
  body: JSON.stringify(
    ASSETS.map((currency) => ({
      currency,
      delisted: false,
      trade_disabled: false,
      chains: [
        { name: currency, withdraw_disabled: off.includes(currency), withdraw_delayed: false, deposit_disabled: false },
      ],
    })),
  ),
});

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe.skipIf(!hasContracts)('how it behaves over time (needs the contracts in ../shared)', () => {
  let world: RecordedWorld;
  let line: PlatformServer;
  let telegram: PlatformServer;
  let product: Product;
  let data: Awaited<ReturnType<typeof makeDataDir>>;
  const everything = person('line', 71);
  const named = person('telegram', 72);
  const watching = person('telegram', 73);
  const all = [everything, named, watching];
  const shownTo = ({ channel, id }: Person) =>
    (channel === 'line' ? line : telegram).shown
      .filter(({ to, how }) => to === id && how === 'sent')
      .map(({ text }) => text);
  const open = async (exchange: string): Promise<{ scope: { asset: string | null } }[]> => {
    const answer = await fetch(`${product.url}/api/incidents?status=open&exchange=${exchange}`);
    return ((await answer.json()) as { incidents: { scope: { asset: string | null } }[] }).incidents;
  };
  const polled = async (address: string, count: number): Promise<void> => {
    const from = world.asked.filter((one) => one.address === address).length;
    await eventually(
      'polls',
      () => world.asked.filter((one) => one.address === address).length >= from + count,
      30_000,
      10,
    );
  };

  beforeAll(async () => {
    [world, data, line, telegram] = await Promise.all([
      startRecordedWorld(),
      makeDataDir(),
      startLinePlatform(),
      startTelegramPlatform(),
    ]);
    world.set(BITHUMB, bithumb([]));
    world.set(GATE, gate([]));
    product = await startProduct(data.path, {
      ...SECRETS,
      MAMORI_EGRESS_URL: world.url,
      MAMORI_EXCHANGES: 'bithumb,gate',
      MAMORI_POLL_SECONDS: '1',
      MAMORI_RECOVERY_SECONDS: '5',
      LINE_API_URL: line.url,
      TELEGRAM_API_URL: telegram.url,
      DISCORD_API_URL: telegram.url,
    });
    await say(product.url, everything, '登録 すべて');
    for (const exchange of ['bithumb', 'gate']) {
      await say(product.url, named, `/subscribe ${exchange} BTC`);
      await say(product.url, watching, `/subscribe ${exchange}`);
    }
    await say(product.url, watching, '/level watch');
    await polled(BITHUMB, 2);
    line.shown.length = 0;
    telegram.shown.length = 0;
  });
  afterAll(async () => {
    await product?.stop();
    await Promise.all([world?.close(), line?.close(), telegram?.close(), data?.remove()]);
  });

  it('six flips cause two messages at the most, and leave nothing open', async () => {
    for (let flip = 0; flip < 6; flip += 1) {
      world.set(BITHUMB, bithumb(flip % 2 === 0 ? ['BTC'] : []));
      await polled(BITHUMB, 1);
    }
    await eventually('no open incident', async () => (await open('bithumb')).length === 0, 100_000, 500);
    await polled(BITHUMB, 3);
    for (const who of all) expect(shownTo(who).length, shownTo(who).join('\n---\n')).toBeLessThanOrEqual(2);
  }, 120_000);

  it('the whole exchange at once is one incident and one alert, also for those who watch a single asset', async () => {
    const before = all.map((who) => shownTo(who).length);
    world.set(GATE, gate(ASSETS.slice(0, 7)));
    for (const [index, who] of all.entries()) {
      await eventually(`an alert on ${who.channel}`, () => shownTo(who).length > (before[index] ?? 0));
    }
    await polled(GATE, 4);
    expect(all.map((who) => shownTo(who).length)).toEqual(before.map((count) => count + 1));
    for (const who of all) expect(shownTo(who).at(-1)).toMatch(who.channel === 'line' ? /ゲート/ : /Gate/);
    expect((await open('gate')).map(({ scope }) => scope.asset)).toEqual(['*']);
    world.set(GATE, gate([]));
    await eventually('the end', async () => (await open('gate')).length === 0, 60_000, 200);
    for (const [index, who] of all.entries()) {
      await eventually(`the end on ${who.channel}`, () => shownTo(who).length === (before[index] ?? 0) + 2);
    }
  }, 90_000);

  it('whoever blocks it is left alone until he writes again', async () => {
    telegram.blocked.add(watching.id);
    world.set(GATE, gate(['ETH']));
    await eventually('the alert to others', () => shownTo(everything).at(-1)?.includes('ETH') === true);
    await eventually('a refusal', () =>
      telegram.requests.some(({ body }) => String(body?.chat_id) === watching.id && String(body?.text).includes('ETH')),
    );
    const asked = telegram.requests.filter(({ body }) => String(body?.chat_id) === watching.id).length;
    world.set(GATE, gate([]));
    await eventually('the end', async () => (await open('gate')).length === 0, 60_000, 200);
    await polled(GATE, 2);
    expect(telegram.requests.filter(({ body }) => String(body?.chat_id) === watching.id)).toHaveLength(asked);
    telegram.blocked.delete(watching.id);
    await say(product.url, watching, '/list');
    expect(shownTo(watching).at(-1)).toContain('Gate');
  }, 90_000);

  it("neither its files nor its log hold anybody's id", async () => {
    await product.stop();
    const held = [...filesIn(data.path).map((file) => readFileSync(file)), product.log()];
    expect(
      formsHeld(
        held,
        all.map(({ id }) => id),
      ),
    ).toEqual([]);
  });
});
