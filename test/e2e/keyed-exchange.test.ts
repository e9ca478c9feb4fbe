import { createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRecordedWorld, type RecordedWorld, type WorldAnswer } from './recorded-world.ts';
import { eventually, makeDataDir, startProduct, type Product } from './start-product.ts';

// The whole product with a key of an exchange that tells its flags to customers alone. The exchange checks what it is sent.

const [KEY, SECRET] = ['Key1234567890', 'Secret1234567890'];
const FLAGS = 'https://api.bybit.com/v5/asset/coin/query-info';
const STATUS = 'https://api.bybit.com/v5/system/status';

const coins = (withdraw: '0' | '1'): string =>
  JSON.stringify({
    retCode: 0,
    retMsg: '',
    result: {
      rows: [{ name: 'BTC', coin: 'BTC', chains: [{ chain: 'BTC', chainDeposit: '1', chainWithdraw: withdraw }] }],
    },
    time: Date.now(),
  });
const refusal = (retCode: number): WorldAnswer => ({ body: JSON.stringify({ retCode, retMsg: 'no', result: {} }) });

/** Bybit as its documents say. */
const bybit =
  (body: () => string) =>
  (_: string, { headers }: IncomingMessage): WorldAnswer => {
    const [key, time, window] = ['x-bapi-api-key', 'x-bapi-timestamp', 'x-bapi-recv-window'].map((name) =>
      String(headers[name]),
    );
    const expected = createHmac('sha256', SECRET).update(`${time}${key}${window}`).digest('hex');
    if (key !== KEY) return refusal(10_003);
    if (Math.abs(Date.now() - Number(time)) > Number(window)) return refusal(10_002);
    return headers['x-bapi-sign'] === expected ? { body: body() } : refusal(10_004);
  };

interface Described {
  assets: { asset: string; withdrawal: string }[];
  sources: { id: string; state: string; detail: string | null }[];
}

describe('an exchange that is read with a key', () => {
  let world: RecordedWorld;
  let product: Product;
  let data: Awaited<ReturnType<typeof makeDataDir>>;
  let logs = '';
  let flags: '0' | '1' = '1';
  const start = (environment: Record<string, string>): Promise<Product> =>
    startProduct(data.path, {
      MAMORI_EGRESS_URL: world.url,
      MAMORI_EGRESS_KEYS: 'yes',
      MAMORI_EXCHANGES: 'bybit',
      MAMORI_CHAINS: 'nem',
      MAMORI_POLL_SECONDS: '1',
      ...environment,
    });
  const described = async (): Promise<Described> =>
    (await (await fetch(`${product.url}/api/exchanges/bybit`)).json()) as Described;
  const source = async (): Promise<Described['sources'][number] | undefined> =>
    (await described()).sources.find(({ id }) => id === 'coin-info');
  const stop = async (): Promise<void> => {
    await product.stop();
    logs += product.log();
  };

  beforeAll(async () => {
    [world, data] = await Promise.all([startRecordedWorld(), makeDataDir()]);
    world.set(STATUS, { body: '{"retCode":0,"retMsg":"","result":{"list":[]},"time":1700000000000}' });
    world.set(
      FLAGS,
      bybit(() => coins(flags)),
    );
    product = await start({ MAMORI_KEY_BYBIT: `${KEY}:${SECRET}` });
  });
  afterAll(async () => {
    await product.stop();
    await Promise.all([world.close(), data.remove()]);
  });

  it('has its flags, and a stop opens an incident', async () => {
    await eventually('the flags', async () =>
      (await described()).assets.some(({ withdrawal }) => withdrawal === 'open'),
    );
    expect(await source()).toMatchObject({ state: 'fresh' });
    flags = '0';
    const open = await eventually('the incident', async () => {
      const list = await (await fetch(`${product.url}/api/incidents?status=open`)).text();
      return list.includes('"exchange":"bybit"') && list;
    });
    expect(open).toContain('BTC');
    await stop();
  });

  it('says that a wrong key is refused, asks no oftener than it polls, and neither resolves nor opens anything', async () => {
    const before = world.asked.length;
    product = await start({ MAMORI_KEY_BYBIT: `${KEY}:Another` });
    await eventually('the refusal', async () => (await source())?.state === 'blocked');
    expect((await source())?.detail).toMatch(/^key refused: .*signature/);
    await eventually(
      'four polls',
      () => world.asked.slice(before).filter(({ address }) => address === FLAGS).length > 4,
    );
    const times = world.asked.slice(before).flatMap(({ address, at }) => (address === FLAGS ? [at] : []));
    const statuses = world.asked.slice(before).filter(({ address }) => address === STATUS);
    expect(Math.abs(times.length - statuses.length)).toBeLessThanOrEqual(1);
    const incidents = JSON.stringify(await (await fetch(`${product.url}/api/incidents`)).json());
    expect(incidents.match(/"id":"bybit-\d+"/g)).toHaveLength(1);
    expect(incidents).not.toContain('"status":"resolved"');
    await stop();
    expect(product.log().match(/the exchange refuses the key/g)).toHaveLength(1);
  });

  it('shows what is known without one, and asks nothing that takes one', async () => {
    const before = world.asked.length;
    product = await start({});
    await eventually('polls', () => world.asked.slice(before).filter(({ address }) => address === STATUS).length > 2);
    expect(world.asked.slice(before).some(({ address }) => address === FLAGS)).toBe(false);
    expect((await described()).sources.map(({ id }) => id)).not.toContain('coin-info');
    await stop();
  });

  it('leaves no piece of a key in its files, its log or what it shows', async () => {
    const files = await readdir(data.path, { recursive: true, withFileTypes: true });
    expect(files.length).toBeGreaterThan(0);
    for (const file of files.filter((entry) => entry.isFile()))
      expect((await readFile(join(file.parentPath, file.name))).includes(KEY)).toBe(false);
    expect(logs).not.toMatch(new RegExp(`${KEY}|${SECRET}|Another`));
  });

  it('does not start with a key that has not its form, and says which in one line', async () => {
    const failed = await start({ MAMORI_KEY_BYBIT: SECRET }).catch((error: unknown) => String(error));
    expect(failed).toMatch(/MAMORI_KEY_BYBIT takes key:secret of a key that may only read/);
    expect(failed).not.toContain(SECRET);
  });
});
