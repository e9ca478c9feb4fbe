import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '../../../lib/core/log.ts';
import { splitTarget } from '../http-event.ts';
import type { ApiAnswer, ApiRequest } from './platform.ts';

export interface LoopbackServer {
  url: string;
  close(): Promise<void>;
}

/** Nothing that the product sends comes near this. */
const BODY_MOST_BYTES = 4 * 1_024 * 1_024;

/** Parsed JSON; undefined where it is none (a picture, say). */
const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > BODY_MOST_BYTES) throw new Error('a body is too large');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString()) as unknown;
  } catch {
    return undefined;
  }
};

/** Serves JSON on a free port of 127.0.0.1. */
export const startLoopbackServer = async (
  answer: (request: ApiRequest) => ApiAnswer,
  log: Log,
): Promise<LoopbackServer> => {
  const server = createServer((request, response) => {
    const serve = async (): Promise<void> => {
      const { status, headers, body } = answer({
        method: request.method ?? 'GET',
        path: splitTarget(request.url ?? '/').path,
        headers: request.headers,
        body: await bodyOf(request),
      });
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(status === 204 ? undefined : JSON.stringify(body));
    };
    serve().catch((error: unknown) => {
      log.warn('a simulated platform could not answer', { error });
      response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
};
