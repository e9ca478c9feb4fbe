import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { VirtualNode } from './virtual-chain.ts';

/** A question to a node is small. */
const QUESTION_MOST_BYTES = 1024 * 1024;

const textOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > QUESTION_MOST_BYTES) throw new RangeError('the question is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};

/** `/HOST/PATH?QUERY`, as MAMORI_EGRESS_URL makes it of `https://HOST/PATH?QUERY`. */
const partsOf = (url: string): { host: string; path: string } => {
  const [, host = '', path = ''] = /^\/([^/?]+)(.*)$/.exec(url) ?? [];
  return { host, path };
};

const reply = (response: ServerResponse, status: number, body: unknown): void => {
  const isText = typeof body === 'string';
  response.writeHead(status, { 'content-type': isText ? 'text/plain' : 'application/json' });
  response.end(isText ? body : JSON.stringify(body));
};

/** Virtual nodes behind one address on this machine, for MAMORI_EGRESS_URL: by the host that is asked for. */
export const startNodeServer = async (
  nodes: Readonly<Record<string, VirtualNode>>,
): Promise<{ url: string; close(): Promise<void> }> => {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { host, path } = partsOf(request.url ?? '');
    const node = Object.hasOwn(nodes, host) ? nodes[host] : undefined;
    if (node === undefined) return reply(response, 404, 'no such node');
    try {
      const text = await textOf(request);
      const { status, body } = node({ path, ...(text !== '' && { post: JSON.parse(text) as unknown }) });
      reply(response, status, body);
    } catch {
      reply(response, 400, 'the question cannot be read');
    }
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
      server.closeAllConnections();
      await closed;
    },
  };
};
