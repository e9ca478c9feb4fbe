import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { EXCHANGES } from '../../lib/exchanges/index.ts';
import type { Exchange } from '../../lib/core/exchange.ts';
import { PRICE_SOURCES } from '../../lib/prices/index.ts';
import { MADE_BODIES } from '../exchanges/made-lists/index.ts';

const hostAndPath = (url: string): string => {
  const { host, pathname, search } = new URL(url);
  return `/${host}${pathname}${search}`;
};

/** The two long lists of prices, about as long as they are; the other sources have a line each, and answer 404 here. */
const prices = (): [string, unknown][] => {
  const codes = Array.from({ length: 2_600 }, (_, n) => `COIN${n}`);
  const gate = codes.map((code) => ({
    currency_pair: `${code}_USDT`,
    last: '1.2345',
    lowest_ask: '1.2346',
    highest_bid: '1.2344',
    change_percentage: '-0.1',
    base_volume: '123456.789',
    quote_volume: '152345.678',
    high_24h: '1.3',
    low_24h: '1.1',
  }));
  const kraken = Object.fromEntries(
    codes.slice(0, 1_200).map((code) => {
      const three = ['1.23450', '1.23450', '1.23450'];
      return [
        `${code}USD`,
        { a: three, b: three, c: three, v: three, p: three, t: [1, 2], l: three, h: three, o: '1' },
      ];
    }),
  );
  return [
    [PRICE_SOURCES.gate.url, gate],
    [PRICE_SOURCES.kraken.url, { error: [], result: kraken }],
  ];
};

const exchangeBodies = (): [string, unknown][] =>
  MADE_BODIES.flatMap(({ exchange, endpoint, usual, body }) => {
    const { endpoints, polls }: Exchange = EXCHANGES[exchange];
    const url = endpoints.find(({ name }) => name === endpoint && polls.includes(name))?.url;
    return typeof url === 'string' ? [[url, body(usual)]] : [];
  });

export interface SlowWorld {
  /** For MAMORI_EGRESS_URL. */
  url: string;
  answers: number;
  /** Of all answers, before they are compressed. */
  megabytes: number;
  /** The largest of them. */
  largestMegabytes: number;
  close(): Promise<void>;
}

/** All that is polled, on this machine: each answer comes compressed, so many milliseconds after it was asked for. */
export const startSlowWorld = async (delayMs: number): Promise<SlowWorld> => {
  const sizes: number[] = [];
  const answers = new Map(
    [...exchangeBodies(), ...prices()].map(([url, body]) => {
      const text = JSON.stringify(body);
      sizes.push(text.length / 1_000_000);
      return [hostAndPath(url), gzipSync(text)];
    }),
  );
  const server = createServer((request, response) => {
    const answer = answers.get(request.url ?? '');
    setTimeout(() => {
      response.writeHead(answer === undefined ? 404 : 200, {
        'content-type': 'application/json',
        ...(answer !== undefined && { 'content-encoding': 'gzip' }),
      });
      response.end(answer ?? '');
    }, delayMs);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answers: sizes.length,
    megabytes: sizes.reduce((sum, size) => sum + size, 0),
    largestMegabytes: Math.max(...sizes),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
};
