import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SIMULATED_PERSON } from '../../../infra/local/simulated/person.ts';
import { person, say, SECRETS } from '../../e2e/people.ts';
import { startRecordedWorld, type RecordedWorld } from '../../e2e/recorded-world.ts';
import { eventually, makeDataDir, startProduct, type Product } from '../../e2e/start-product.ts';
import { chatOf, playDemo, post, stateOf } from './chat.ts';

const ADDRESS = 'https://api.bithumb.com/public/assetsstatus/ALL';
const body = (off: readonly string[]) => ({
  body: JSON.stringify({
    status: '0000',
    data: Object.fromEntries(
      ['BTC', 'ETH', 'XRP', 'SOL', 'ADA', 'DOT'].map((asset) => [
        asset,
        { deposit_status: 1, withdrawal_status: off.includes(asset) ? 0 : 1 },
      ]),
    ),
  }),
});

/** A platform that takes everything, and keeps what it was asked for. */
const startRecorder = async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    request.once('end', () => {
      asked.push(`${request.url} ${text}`);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"sentMessages":[]}');
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
};

describe('a data folder that platforms were simulated on', () => {
  let world: RecordedWorld;
  let data: Awaited<ReturnType<typeof makeDataDir>>;
  let line: Awaited<ReturnType<typeof startRecorder>>;
  let product: Product;
  const real = person('line', 4_711);
  const start = async (environment: Record<string, string> = {}): Promise<void> => {
    product = await startProduct(data.path, {
      MAMORI_EGRESS_URL: world.url,
      MAMORI_POLL_SECONDS: '1',
      MAMORI_RECOVERY_SECONDS: '3',
      ...environment,
    });
  };
  const open = async (exchange: string): Promise<number> => {
    const answer = await fetch(`${product.url}/api/incidents?status=open&exchange=${exchange}`);
    return ((await answer.json()) as { incidents: unknown[] }).incidents.length;
  };

  beforeAll(async () => {
    [world, data, line] = await Promise.all([startRecordedWorld(), makeDataDir(), startRecorder()]);
    world.set(ADDRESS, body([]));
    await start();
  });
  afterAll(async () => {
    await product?.stop();
    await Promise.all([world?.close(), data?.remove()]);
    line?.close();
  });

  it('holds a person who is told of everything, and a freeze that goes on when the power goes', async () => {
    const chat = chatOf(product.url, 'line');
    await chat.act('say', { text: '登録 すべて' });
    await eventually('a first reading', () => world.asked.filter(({ address }) => address === ADDRESS).length > 1);
    await playDemo(product.url, 'freeze');
    world.set(ADDRESS, body(['BTC']));
    expect((await chat.said(/ビッサム.*BTC|Bithumb.*BTC/)).from).toBe('bot');
    await product.kill();
  }, 60_000);

  it('ends what the demonstration has left, and shows it again', async () => {
    await start();
    await eventually('calm', async () => (await open('demo')) === 0);
    expect(await stateOf(product.url)).toMatchObject({ demo: { available: true } });
    await playDemo(product.url, 'freeze');
    await product.kill();
  }, 60_000);

  it('never makes the simulated person known to the real platform', async () => {
    await start({
      LINE_CHANNEL_SECRET: SECRETS.LINE_CHANNEL_SECRET,
      LINE_CHANNEL_ACCESS_TOKEN: SECRETS.LINE_CHANNEL_ACCESS_TOKEN,
      LINE_API_URL: line.url,
    });
    expect((await say(product.url, real, '登録 すべて')).status).toBe(200);
    // The end of what he was told of, and something new.
    world.set(ADDRESS, body(['ETH']));
    await eventually('the new freeze', () => line.asked.some((one) => one.includes(real.id) && one.includes('ETH')));
    world.set(ADDRESS, body([]));
    await eventually('no open incident', async () => (await open('bithumb')) === 0);
    await eventually('the end', () => line.asked.filter((one) => one.includes(real.id)).length > 1);
    expect(line.asked.filter((one) => one.includes(SIMULATED_PERSON.line))).toEqual([]);
  }, 60_000);

  it('shows nothing of the demonstration beside a real channel', async () => {
    expect(await stateOf(product.url)).toMatchObject({
      channels: ['telegram', 'discord'],
      demo: { available: false, state: 'idle' },
    });
    expect((await post(`${product.url}/simulated/demo`, { play: 'freeze' })).status).toBe(404);
    const shown = await Promise.all(
      ['/api/exchanges', '/api/incidents'].map(async (path) => (await fetch(product.url + path)).text()),
    );
    expect(shown.join('').toLowerCase()).not.toContain('demo');
    expect((await fetch(`${product.url}/api/incidents/demo-1`)).status).toBe(404);
    expect((await chatOf(product.url, 'line').act('say', { text: '一覧' })).status).toBe(404);
    await product.stop();
  });

  it('does not play a platform whose real people it holds', async () => {
    await start();
    expect(await stateOf(product.url)).toMatchObject({ channels: ['telegram', 'discord'], demo: { available: false } });
    expect((await post(`${product.url}/webhooks/line`, {})).status).toBe(404);
  });
});
