import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { person, say, SECRETS } from '../e2e/people.ts';
import { startRecordedWorld } from '../e2e/recorded-world.ts';
import { eventually, makeDataDir, startProduct } from '../e2e/start-product.ts';

const SUBSCRIBERS = 1_000;
const ROUNDS = 15;
const AT_ONCE = 16;
const ADDRESS = 'https://api.bithumb.com/public/assetsstatus/ALL';

const ASSETS = 300;
/** Batches that so many people make on LINE: 500 each. */
const BATCHES = 2;

/** Bithumb's form, with one asset off or none; another asset each round, for one that goes on and off is another matter. */
const body = (off: number | undefined): string =>
  JSON.stringify({
    status: '0000',
    data: Object.fromEntries(
      Array.from({ length: ASSETS }, (_, index) => [
        `COIN${index}`,
        { deposit_status: 1, withdrawal_status: index === off ? 0 : 1 },
      ]),
    ),
  });

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;

/** LINE as far as this needs it: it takes everything and notes when. */
const startLine = async (): Promise<{ url: string; multicasts: number[]; close: () => void }> => {
  const multicasts: number[] = [];
  const server = createServer((request, response) => {
    if (request.url?.endsWith('/multicast') === true) multicasts.push(performance.now());
    request.resume().once('end', () => {
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    multicasts,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};

const subscribe = async (url: string): Promise<void> => {
  let next = 1;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next <= SUBSCRIBERS) {
        const number = next;
        next += 1;
        await say(url, person('line', number), '/subscribe bithumb');
      }
    }),
  );
};

/**
 * From the answer that a poll gets (the second reading that says off) to the first request on the wire to a
 * platform: the whole product as `npm start` runs it, real HTTP on both sides, 1,000 subscribers on LINE.
 */
export const latencyBench = async (): Promise<Record<string, unknown>[]> => {
  const [world, line, data] = await Promise.all([startRecordedWorld(), startLine(), makeDataDir()]);
  world.set(ADDRESS, { body: body(undefined) });
  const product = await startProduct(data.path, {
    ...SECRETS,
    LINE_API_URL: line.url,
    TELEGRAM_API_URL: line.url,
    DISCORD_API_URL: line.url,
    MAMORI_EGRESS_URL: world.url,
    MAMORI_EXCHANGES: 'bithumb',
    MAMORI_POLL_SECONDS: '1',
    MAMORI_RECOVERY_SECONDS: '1',
  });
  const delays: number[] = [];
  // Nodes and prices are asked at the same place: they are no readings of the exchange.
  const readings = (): typeof world.asked => world.asked.filter(({ address }) => address === ADDRESS);
  const polled = async (count: number): Promise<number> => {
    const from = readings().length;
    await eventually('polls', () => readings().length >= from + count, 30_000, 5);
    return readings()[from + count - 1]?.at ?? 0;
  };
  try {
    await subscribe(product.url);
    await polled(2);
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = line.multicasts.length;
      world.set(ADDRESS, { body: body(round) });
      const confirmedAt = (await polled(2)) - performance.timeOrigin;
      await eventually('the alert', () => line.multicasts.length >= before + BATCHES, 30_000, 2);
      delays.push((line.multicasts[before] ?? Number.NaN) - confirmedAt);
      world.set(ADDRESS, { body: body(undefined) });
      await eventually('the end', () => line.multicasts.length >= before + 2 * BATCHES, 60_000, 20);
    }
  } finally {
    await product.stop();
    await Promise.all([world.close(), data.remove()]);
    line.close();
  }
  const sorted = delays.toSorted((a, b) => a - b);
  return [
    {
      subscribers: SUBSCRIBERS,
      rounds: ROUNDS,
      'p50 ms': Math.round(quantile(sorted, 0.5)),
      'p99 ms': Math.round(quantile(sorted, 0.99)),
      'most ms': Math.round(sorted.at(-1) ?? Number.NaN),
    },
  ];
};
