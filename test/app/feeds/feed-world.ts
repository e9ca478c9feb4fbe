import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exchangeFeeds } from '../../../lib/app/feeds/exchange-feed.ts';
import type { FeedPorts, FeedSource } from '../../../lib/app/feeds/feed-source.ts';
import { createPollFeeds } from '../../../lib/app/feeds/poll-feeds.ts';
import type { Classification } from '../../../lib/core/announcement.ts';
import type { Exchange } from '../../../lib/core/exchange.ts';
import type { FeedHead } from '../../../lib/core/feed-store.ts';
import type { Feed } from '../../../lib/core/feed.ts';
import type { Statement } from '../../../lib/core/statement.ts';
import { MINUTE } from '../../../lib/core/time.ts';
import { BODY_BYTES, decodeBody } from '../../../lib/feeds/decode-body.ts';
import { ENTRIES_MOST, readFeed } from '../../../lib/feeds/index.ts';
import { createBytesReader } from '../../../lib/sources/http-reader.ts';
import { createFeedStore } from '../../../lib/store/feed-store.ts';
import { createStatementStore } from '../../../lib/store/statement-store.ts';
import type { EmbeddedTable } from '../../store/embedded-table.ts';
import { scriptedExchange } from '../poll/scripted-exchange.ts';

export interface FeedAnswer {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

/** A real server that plays every host; what it was asked, and with which headers. */
export const startFeedServer = async () => {
  const answers = new Map<string, FeedAnswer>();
  const asked: { address: string; headers: IncomingMessage['headers'] }[] = [];
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const address = `https:/${request.url ?? ''}`;
    asked.push({ address, headers: request.headers });
    const { status = 200, headers = {}, body = '' } = answers.get(address) ?? { status: 404 };
    const known = headers['etag'] !== undefined && request.headers['if-none-match'] === headers['etag'];
    response.writeHead(known ? 304 : status, headers);
    response.end(known ? undefined : body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    set: (address: string, answer: FeedAnswer | string) => {
      answers.set(address, typeof answer === 'string' ? { body: answer } : answer);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
};
export type FeedServer = Awaited<ReturnType<typeof startFeedServer>>;

/** A classifier of one word: what has "halt" in it is a halt. */
export const classifyByWord = ({ title, text }: { title: string; text: string }): Classification => ({
  label: /halt/i.test(`${title} ${text}`) ? 'halt_incident' : 'info',
  confidence: 0.9,
  evidence: [],
  assets: [],
  networks: [],
  directions: [],
  whole: false,
  window: null,
});

/** An exchange of this test's own, so that each test has items of its own in the table. */
export const exchangeWith = (id: string, ...feeds: Feed[]): Exchange => ({ ...scriptedExchange(id), feeds });

/** Polls of these exchanges' feeds, a minute apart unless it is told otherwise. */
export const feedWorld = (
  { table }: EmbeddedTable,
  server: FeedServer,
  exchanges: readonly Exchange[],
  extra: (ports: FeedPorts) => Partial<FeedPorts> = () => ({}),
  more: (readers: {
    decode: typeof decodeBody;
    readFeed: typeof readFeed;
    entriesMost: number;
  }) => FeedSource[] = () => [],
) => {
  let now = Date.parse('2026-03-02T00:00:00Z');
  const clock = () => now;
  const told: { exchange: string; statements: readonly Statement[] }[] = [];
  const logged: { level: string; message: string; fields: unknown }[] = [];
  const log = (level: string) => (message: string, fields?: unknown) => void logged.push({ level, message, fields });
  const statements = createStatementStore({ table });
  const readers = { decode: decodeBody, readFeed, entriesMost: ENTRIES_MOST };
  const ports: FeedPorts = {
    ask: createBytesReader({
      clock,
      random: () => 0,
      sleep: async () => undefined,
      egressUrl: server.url,
      userAgent: 'mamori/0.0.0',
      bodyMostBytes: BODY_BYTES,
    }),
    feeds: createFeedStore({ table }),
    statements,
    takeIn: async (exchange, fresh) => void told.push({ exchange, statements: fresh }),
    clock,
    log: { info: log('info'), warn: log('warn'), error: log('error') },
  };
  const sources = [...exchangeFeeds(exchanges, { ...readers, classify: classifyByWord }), ...more(readers)];
  const pollWith = (own: FeedPorts) => createPollFeeds(sources, own);
  const poll = pollWith({ ...ports, ...extra(ports) });
  return {
    told,
    logged,
    ports,
    statements,
    clock,
    sources,
    titles: () => told.map((one) => one.statements.map(({ title }) => title)),
    /** Time passes, then one run. */
    async run(minutes = 5, through: Partial<FeedPorts> = {}): Promise<FeedHead[]> {
      now += minutes * MINUTE;
      return Object.keys(through).length === 0 ? poll() : pollWith({ ...ports, ...through })();
    },
  };
};
