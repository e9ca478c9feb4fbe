import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PlatformRequest {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: any;
  /** When it arrived, in milliseconds. */
  at: number;
}

export interface PlatformResponse {
  status: number;
  headers?: Record<string, string>;
  body: unknown;
}

/** What a person is shown. */
export interface Shown {
  to: string;
  text: string;
  /** `sent`, or `edited` in place of what stood there. */
  how: 'sent' | 'edited';
  at: number;
}

export interface PlatformServer {
  url: string;
  requests: PlatformRequest[];
  /** Requests that the platform's contract or its limits forbid. */
  violations: string[];
  shown: Shown[];
  /** People who have blocked the bot. */
  blocked: Set<string>;
  /** The next requests get this answer instead; `hang` is never answered. */
  failNext(answer: PlatformResponse | 'hang', count?: number): void;
  /** So many requests are answered as ever, and the one after them so. */
  failAfter(count: number, answer: PlatformResponse): void;
  close(): Promise<void>;
}

export type Play = (request: PlatformRequest, server: PlatformServer) => PlatformResponse | Promise<PlatformResponse>;

/** What a platform does besides: undefined where the request is none of its business. */
export type Extra = (
  request: PlatformRequest,
  server: PlatformServer,
) => PlatformResponse | Promise<PlatformResponse> | undefined;

const read = async (stream: AsyncIterable<Uint8Array>): Promise<unknown> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  try {
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return text;
  }
};

/** A platform's API over real HTTP; what it answers is played by `play`. */
export const startPlatformServer = async (play: Play): Promise<PlatformServer> => {
  const failures: (PlatformResponse | 'hang' | undefined)[] = [];
  const http = createServer((incoming, outgoing) => {
    const at = Date.now();
    void read(incoming).then(async (body) => {
      const request: PlatformRequest = {
        method: incoming.method ?? '',
        path: (incoming.url ?? '').split('?')[0] ?? '',
        headers: incoming.headers,
        body,
        at,
      };
      server.requests.push(request);
      const answer = failures.shift() ?? (await play(request, server));
      if (answer === 'hang') return;
      outgoing.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
      outgoing.end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => {
    http.listen(0, '127.0.0.1', resolve);
  });
  const server: PlatformServer = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    requests: [],
    violations: [],
    shown: [],
    blocked: new Set(),
    failNext(answer, count = 1) {
      failures.push(...Array<typeof answer>(count).fill(answer));
    },
    failAfter(count, answer) {
      failures.push(...Array<undefined>(count).fill(undefined), answer);
    },
    async close() {
      http.closeAllConnections();
      await new Promise((resolve) => {
        http.close(resolve);
      });
    },
  };
  return server;
};
