import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '../../lib/core/log.ts';
import { CannotStart, reasonOf } from './cannot-start.ts';
import { httpAnswer, httpEvent, splitTarget, type HttpAnswer } from './http-event.ts';
import { matchRoute, type Route } from './http-routes.ts';
import { FunctionTimedOut } from './invoke-function.ts';

export interface HttpGateway {
  url: string;
  /** Accepts nothing more; settled when what is under way has been answered. */
  stop(): Promise<void>;
  /** Cuts off whatever is still open. */
  cut(): void;
}

/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html: 6 MB of request and of response. */
const PAYLOAD_LIMIT_BYTES = 6 * 1_024 * 1_024;
/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html: 30 seconds. */
const INTEGRATION_TIMEOUT_MS = 30_000;
const HEADERS_TIMEOUT_MS = 10_000;
/** How long the rest of a body that is too large may still flow in, so that its sender reads the answer. */
const LINGER_MS = 3_000;

const message = (status: number, text: string, headers: Record<string, string> = {}): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: Buffer.from(JSON.stringify({ message: text })),
});

/** The whole body; undefined as soon as it is known to be too large. */
const readBody = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  if (Number(request.headers['content-length'] ?? 0) > PAYLOAD_LIMIT_BYTES) return undefined;
  const { promise, resolve, reject } = Promise.withResolvers<Buffer | undefined>();
  const chunks: Buffer[] = [];
  let length = 0;
  request.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length > PAYLOAD_LIMIT_BYTES) {
      chunks.length = 0;
      resolve(undefined);
    } else chunks.push(chunk);
  });
  request
    .once('end', () => {
      resolve(Buffer.concat(chunks));
    })
    .once('error', reject)
    .once('close', () => {
      reject(new Error('the sender went away'));
    });
  return promise;
};

const answerTo = async (request: IncomingMessage, routes: readonly Route[], log: Log): Promise<HttpAnswer> => {
  const { path } = splitTarget(request.url ?? '/');
  const match = matchRoute(routes, request.method ?? 'GET', path);
  if (match.kind === 'none') return message(404, 'Not Found');
  if (match.kind === 'method') return message(405, 'Method Not Allowed', { allow: match.allowed.join(', ') });
  const body = await readBody(request);
  if (body === undefined) return message(413, 'Request Entity Too Large');
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    late.reject(new FunctionTimedOut(`no answer within ${INTEGRATION_TIMEOUT_MS} ms`));
  }, INTEGRATION_TIMEOUT_MS);
  try {
    return httpAnswer(
      await Promise.race([match.route.invoke(httpEvent(request, match.route, match.parameters, body)), late.promise]),
    );
  } catch (error) {
    log.error('http function failed', { function: match.route.name, error });
    return error instanceof FunctionTimedOut
      ? message(503, 'Service Unavailable')
      : message(500, 'Internal Server Error');
  } finally {
    clearTimeout(timer);
  }
};

const send = (request: IncomingMessage, response: ServerResponse, { status, headers, body }: HttpAnswer): void => {
  const empty = status === 204 || status === 304;
  response.writeHead(status, { ...headers, ...(!empty && { 'content-length': body.length }) });
  response.end(request.method === 'HEAD' || empty ? undefined : body);
  if (!request.complete) {
    request.resume();
    setTimeout(() => {
      if (!request.complete) request.destroy();
    }, LINGER_MS).unref();
  }
};

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server
      .once('error', (error: NodeJS.ErrnoException) => {
        const why = error.code === 'EADDRINUSE' ? 'is in use' : `cannot be used: ${reasonOf(error)}`;
        reject(new CannotStart(`PORT ${port} ${why}`, { cause: error }));
      })
      .listen(port, '127.0.0.1', resolve);
  });

/** Serves the declared routes, and nothing else, on 127.0.0.1. Port 0 takes a free one. Throws CannotStart. */
export const startHttpGateway = async (port: number, routes: readonly Route[], log: Log): Promise<HttpGateway> => {
  let stopping = false;
  const server = createServer(
    { headersTimeout: HEADERS_TIMEOUT_MS, requestTimeout: INTEGRATION_TIMEOUT_MS },
    (request, response) => {
      const serve = async (): Promise<void> => {
        const answer = await answerTo(request, routes, log);
        // Otherwise the connection stays open for the next request until its sender has had enough.
        if (stopping) response.setHeader('connection', 'close');
        send(request, response, answer);
      };
      response.once('error', () => request.destroy());
      serve().catch((error: unknown) => {
        // The sender went away, or the function's answer cannot be written.
        log.warn('request came to nothing', { error });
        response.destroy();
      });
    },
  );
  await listen(server, port);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      stopping = true;
      const closed = new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
      server.closeIdleConnections();
      await closed;
    },
    cut() {
      server.closeAllConnections();
    },
  };
};
