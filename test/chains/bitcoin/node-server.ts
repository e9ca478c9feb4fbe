import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NodeFailure, type AskNode } from '../../../lib/core/chain.ts';

export interface Served {
  status: number;
  /** Text as it is, anything else as JSON. */
  body: unknown;
}
export const ok = (body: unknown): Served => ({ status: 200, body });
export const missing = (text: string): Served => ({ status: 404, body: text });

const textOf = async (request: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
};

/** A server that plays a node, and an asker that speaks to it over HTTP as the application's does. */
export const startNode = async (serve: (path: string, posted: unknown) => Served) => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    void textOf(request).then((text) => {
      asked.push(request.url ?? '');
      const { status, body } = serve(request.url ?? '', text === '' ? undefined : JSON.parse(text));
      response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask: AskNode = async ({ path, post }) => {
    const response = await fetch(url + path, {
      ...(post !== undefined && { method: 'POST', body: JSON.stringify(post) }),
    });
    const text = await response.text();
    if (!response.ok) throw new NodeFailure('unreachable', `answered ${response.status}`, response.status);
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw new NodeFailure('unreadable', 'the answer is not JSON');
    }
  };
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  };
  return { ask, asked, close };
};
