import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '../../../lib/core/log.ts';
import { splitTarget } from '../http-event.ts';
import type { ApiAnswer, ApiRequest, ChatFile } from './platform.ts';

export interface LoopbackServer {
  url: string;
  close(): Promise<void>;
}

/** Nothing that the product sends comes near this. */
const BODY_MOST_BYTES = 4 * 1_024 * 1_024;

const bytesOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > BODY_MOST_BYTES) throw new Error('a body is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/** Parsed JSON; undefined where it is none. */
const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

const fileIn = async (value: File): Promise<ChatFile> => ({
  name: value.name,
  type: value.type,
  url: `data:${value.type};base64,${Buffer.from(await value.arrayBuffer()).toString('base64')}`,
});

/** A form's fields, or what its `payload_json` holds, and the file in it. */
const formOf = async (type: string, bytes: Buffer): Promise<Pick<ApiRequest, 'body' | 'file'>> => {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  const fields = Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      // A form writes line ends as CRLF.
      typeof value === 'string' ? [[name, jsonIn(value) ?? value.replaceAll('\r\n', '\n')]] : [],
    ),
  );
  const file = [...form.values()].find((value) => typeof value !== 'string');
  return { body: fields['payload_json'] ?? fields, ...(file !== undefined && { file: await fileIn(file) }) };
};

const readBody = async (request: IncomingMessage): Promise<Pick<ApiRequest, 'body' | 'file'>> => {
  const [bytes, type] = [await bytesOf(request), request.headers['content-type'] ?? ''];
  return type.startsWith('multipart/form-data') ? formOf(type, bytes) : { body: jsonIn(bytes.toString()) };
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
        ...(await readBody(request)),
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
