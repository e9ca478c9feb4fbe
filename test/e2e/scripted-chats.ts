import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PublicExchange, PublicIncident } from '../../lib/app/public-answers.ts';
import { pageOf } from '../page/public-data.ts';

interface Entry {
  n: number;
  message: string;
  at: string;
  from: string;
  edited: boolean;
  silent: boolean;
  payload: unknown;
}

const CHANNELS = ['line', 'telegram', 'discord'];

/** The page beside simulated platforms whose every word a test writes. */
export interface ScriptedChats {
  url: string;
  /** What the page shows; changed at will. */
  shown: { exchanges: PublicExchange[]; incidents: PublicIncident[] };
  /** Puts a message into a chat; the same `message` again is an edit. */
  put(channel: string, from: 'bot' | 'person', payload: unknown, message?: string): void;
  /** What the browser has posted: path and body. */
  posted: { path: string; body: any }[];
  close(): Promise<void>;
}

const MENUS: Record<string, unknown> = {
  line: {
    richMenu: {
      size: { width: 2_500, height: 843 },
      chatBarText: 'Menu',
      areas: [
        {
          bounds: { x: 0, y: 0, width: 1_250, height: 843 },
          action: { type: 'message', label: 'Status', text: '/status' },
        },
      ],
    },
  },
  telegram: {
    commands: [
      { command: 'status', description: 'Can one withdraw now?' },
      { command: 'start', description: 'First steps' },
    ],
  },
  discord: {
    commands: [
      { name: 'list', description: 'Your alerts', options: [] },
      {
        name: 'subscribe',
        description: 'Get alerts',
        options: [
          { type: 3, name: 'exchange', description: 'Exchange, or all', required: true, autocomplete: true },
          { type: 3, name: 'asset', description: 'Asset, such as BTC', required: false },
        ],
      },
    ],
  },
};

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
};

export const startScriptedChats = async (): Promise<ScriptedChats> => {
  const shown: ScriptedChats['shown'] = { exchanges: [], incidents: [] };
  const posted: ScriptedChats['posted'] = [];
  const logs = new Map<string, Entry[]>(CHANNELS.map((channel) => [channel, []]));
  const waiting = new Set<() => void>();
  let count = 0;
  const simulated = async (request: IncomingMessage, { pathname, searchParams }: URL): Promise<unknown> => {
    const [, , channel = '', what = ''] = pathname.split('/');
    if (request.method === 'POST') {
      posted.push({ path: pathname, body: JSON.parse(await bodyOf(request)) });
      return what === 'autocomplete'
        ? {
            choices: [
              { name: 'KuCoin', value: 'kucoin' },
              { name: 'Kraken', value: 'kraken' },
            ],
          }
        : {};
    }
    if (channel === 'state') return { channels: CHANNELS, demo: { available: true, state: 'idle' } };
    if (what === 'menu') return MENUS[channel];
    const log = logs.get(channel) ?? [];
    const after = Number(searchParams.get('after'));
    if (searchParams.has('wait') && (log.at(-1)?.n ?? 0) <= after)
      await new Promise<void>((resolve) => waiting.add(resolve));
    return { entries: log.filter(({ n }) => n > after), last: log.at(-1)?.n ?? 0 };
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (url.pathname.startsWith('/simulated/')) {
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify(await simulated(request, url)));
      return;
    }
    const page = pageOf({ ...shown, simulated: [...CHANNELS, 'demo'] });
    const { status, headers, body } = await page(url.pathname, url.searchParams.get('lang') ?? 'en');
    response.writeHead(status, headers).end(body);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    shown,
    posted,
    put(channel, from, payload, message) {
      count += 1;
      const edited = message !== undefined && logs.get(channel)?.some((one) => one.message === message) === true;
      const at = '2026-01-01T00:00:00.000Z';
      logs.get(channel)?.push({ n: count, message: message ?? `m${count}`, at, from, edited, silent: false, payload });
      for (const wake of waiting) wake();
      waiting.clear();
    },
    async close() {
      for (const wake of waiting) wake();
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
};
