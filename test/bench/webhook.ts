import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ChannelId } from '../../lib/core/channel.ts';
import { person, say, SECRETS } from '../e2e/people.ts';
import { startRecordedWorld } from '../e2e/recorded-world.ts';
import { makeDataDir, startProduct } from '../e2e/start-product.ts';

const PER_SECOND = 50;
const SECONDS = 20;
const PEOPLE = 200;
const SECOND_MS = 1_000;

/** What people ask, in turn; holdings are entered before. */
const ASKED = ['/status', '/list', '/help', '/status kucoin', '/incidents', '/subscribe kucoin', '/level warn'];

/** A platform that takes everything at once, so that the time is the bot's own. */
const startPlatform = async (): Promise<{ url: string; close: () => void }> => {
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      response.setHeader('content-type', 'application/json').end('{"ok":true,"result":{"message_id":1},"id":"1"}');
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};

const quantile = (sorted: readonly number[], share: number): number =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN);

interface Load {
  channel: ChannelId;
  what: string;
  perSecond: number;
  seconds: number;
  text: (turn: number) => string;
}

/** Sends at the times of the load whatever the answers take, and answers how long each took to be answered. */
const measure = async (url: string, { channel, what, perSecond, seconds, text }: Load) => {
  const begun = performance.now();
  const took: number[] = [];
  let failed = 0;
  await Promise.all(
    Array.from({ length: perSecond * seconds }, async (_, turn) => {
      await new Promise((resolve) => {
        setTimeout(resolve, (turn * SECOND_MS) / perSecond);
      });
      const due = begun + (turn * SECOND_MS) / perSecond;
      const response = await say(url, person(channel, turn % PEOPLE), text(turn));
      await response.arrayBuffer();
      if (response.status !== 200) failed += 1;
      // From when it was due: a bench that sends late must not hide that anybody waited.
      took.push(performance.now() - due);
    }),
  );
  const sorted = took.toSorted((a, b) => a - b);
  return {
    channel,
    what,
    'per second': perSecond,
    requests: took.length,
    failed,
    'p50 ms': quantile(sorted, 0.5),
    'p99 ms': quantile(sorted, 0.99),
    'most ms': Math.round(sorted.at(-1) ?? Number.NaN),
  };
};

/**
 * From the request of a platform to the end of the answer: the whole product as `npm start` runs it on the embedded
 * store, real HTTP on both sides, warm. Telegram's and Discord's own limits are below the load of 50 a second, so LINE
 * is asked that often, and they as often as their budgets allow.
 */
export const webhookBench = async (): Promise<Record<string, unknown>[]> => {
  const [world, platform, data] = await Promise.all([startRecordedWorld(), startPlatform(), makeDataDir()]);
  const product = await startProduct(data.path, {
    ...SECRETS,
    LINE_API_URL: platform.url,
    TELEGRAM_API_URL: platform.url,
    DISCORD_API_URL: platform.url,
    MAMORI_EGRESS_URL: world.url,
    MAMORI_EXCHANGES: 'kucoin',
  });
  const load = (channel: ChannelId, what: string, perSecond: number, seconds: number, text: Load['text']) =>
    measure(product.url, { channel, what, perSecond, seconds, text });
  const mixed: Load['text'] = (turn) => ASKED[turn % ASKED.length] ?? '/status';
  const rows: Record<string, unknown>[] = [];
  try {
    // Everybody is known and has holdings before anything is measured; the first picture loads its fonts.
    await load('line', 'warming up', 20, PEOPLE / 20, () => '/hold kucoin BTC 0.5');
    await load('telegram', 'warming up', 10, PEOPLE / 10, () => '/hold kucoin BTC 0.5');
    await load('telegram', 'warming up', 2, 3, () => '/risk');
    rows.push(await load('line', 'commands', PER_SECOND, SECONDS, mixed));
    rows.push(await load('telegram', 'commands', 20, SECONDS, mixed));
    rows.push(await load('discord', 'commands', 40, SECONDS, mixed));
    rows.push(await load('telegram', '/risk with its picture', 4, SECONDS, () => '/risk'));
  } finally {
    await product.stop();
    await Promise.all([world.close(), data.remove()]);
    platform.close();
  }
  return rows;
};
