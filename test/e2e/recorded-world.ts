import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface WorldAnswer {
  status?: number;
  headers?: Record<string, string>;
  body: string;
}

type Scripted = WorldAnswer | 'hang' | ((sent: string, request: IncomingMessage) => WorldAnswer);

export interface RecordedWorld {
  /** For MAMORI_EGRESS_URL. */
  url: string;
  /** What `https://HOST/PATH` answers from now on, perhaps to what it was sent; `hang` never answers. */
  set(address: string, answer: Scripted): void;
  /** Addresses asked for, in order, with the time of each. */
  asked: { address: string; at: number }[];
  close(): Promise<void>;
}

/** The exchanges as a test wants them: one server that stands for every host, over real HTTP. Unknown addresses get 404. */
export const startRecordedWorld = async (): Promise<RecordedWorld> => {
  const answers = new Map<string, Scripted>();
  const asked: RecordedWorld['asked'] = [];
  const answerTo = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const address = `https:/${(request.url ?? '/').split('?')[0]}`.replace(/(?<=\w)\/$/, '');
    asked.push({ address, at: Date.now() });
    const scripted = answers.get(address);
    if (scripted === 'hang') return;
    const answer = typeof scripted === 'function' ? scripted(await text(request), request) : scripted;
    response.writeHead(answer?.status ?? (answer === undefined ? 404 : 200), {
      'content-type': 'application/json',
      ...answer?.headers,
    });
    response.end(answer?.body ?? '');
  };
  const server = createServer((request, response) => {
    answerTo(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    set(address, answer) {
      answers.set(address, answer);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
};
