import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHttpReader, type HttpReaderOptions } from '../../lib/sources/http-reader.ts';

export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** A server that answers with each script in turn, the last one for ever. */
export const startScriptedServer = async (...script: Answer[]) => {
  const asked: { url: string; headers: IncomingMessage['headers'] }[] = [];
  const server = createServer((request, response) => {
    asked.push({ url: request.url ?? '', headers: request.headers });
    script[Math.min(asked.length, script.length) - 1]?.(response, request);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  };
  return { url, asked, close };
};

export const saying =
  (status: number, body = '', headers: Record<string, string> = {}): Answer =>
  (response) => {
    response.writeHead(status, headers);
    response.end(body);
  };

/** A reader whose clock moves only when it sleeps; what it slept is written down. */
export const watchedReader = (options: Partial<HttpReaderOptions> = {}) => {
  let now = 1_700_000_000_000;
  const slept: number[] = [];
  const read = createHttpReader({
    clock: () => now,
    random: () => 0.5,
    userAgent: 'mamori/0.0.0',
    sleep: async (milliseconds) => {
      slept.push(milliseconds);
      now += milliseconds;
    },
    ...options,
  });
  return { read, slept };
};
