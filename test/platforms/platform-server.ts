import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PlatformRequest {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: any;
  /** What came with it. */
  files: { place: string; name: string; type: string; bytes: Uint8Array }[];
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

const jsonOr = (text: string): unknown => {
  try {
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return text;
  }
};

type Read = Pick<PlatformRequest, 'body' | 'files'>;

/** A form's fields, or what its `payload_json` holds, and its files apart. */
const readForm = async (type: string, bytes: Buffer): Promise<Read> => {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  const files: PlatformRequest['files'] = [];
  const fields: Record<string, unknown> = {};
  for (const [place, value] of form)
    // A form writes line ends as CRLF (WHATWG); platforms read them as one.
    if (typeof value === 'string') fields[place] = jsonOr(value.replaceAll('\r\n', '\n'));
    else files.push({ place, name: value.name, type: value.type, bytes: new Uint8Array(await value.arrayBuffer()) });
  return { body: fields.payload_json ?? fields, files };
};

const read = async (request: IncomingMessage): Promise<Read> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request as AsyncIterable<Uint8Array>) chunks.push(chunk);
  const [bytes, type] = [Buffer.concat(chunks), request.headers['content-type'] ?? ''];
  return type.startsWith('multipart/form-data') ? readForm(type, bytes) : { body: jsonOr(bytes.toString()), files: [] };
};

/** A platform's API over real HTTP; what it answers is played by `play`. */
export const startPlatformServer = async (play: Play): Promise<PlatformServer> => {
  const failures: (PlatformResponse | 'hang' | undefined)[] = [];
  const http = createServer((incoming, outgoing) => {
    const at = Date.now();
    void read(incoming).then(async ({ body, files }) => {
      const request: PlatformRequest = {
        method: incoming.method ?? '',
        path: (incoming.url ?? '').split('?')[0] ?? '',
        headers: incoming.headers,
        body,
        files,
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
