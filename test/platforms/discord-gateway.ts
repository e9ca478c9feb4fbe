import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { startDiscordPlatform } from './discord.ts';
import type { PlatformResponse, PlatformServer } from './platform-server.ts';

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-opcodes */
const OP = { dispatch: 0, heartbeat: 1, identify: 2, resume: 6, hello: 10, heartbeatAck: 11 } as const;
const AUTHENTICATION_FAILED = 4_004;
/** Frequent; a client on a busy machine still hears the answer to one before the next. */
const HEARTBEAT_MS = 2_000;

/** What was taken as an answer to one interaction, in order. */
export interface Answered {
  how: 'callback' | 'edit' | 'delete';
  body: any;
  at: number;
}

export interface DiscordWithGateway extends PlatformServer {
  channelOf: (user: string) => string;
  /** Frames of the client's: identify, resume. */
  identified: { token: string; intents: number }[];
  resumed: { session_id: string; seq: number }[];
  heartbeats(): number;
  /** Sends an event; one that meets no socket waits for the resume. */
  interact(interaction: { id: string; token: string } & Record<string, unknown>): void;
  /** Somebody writes a message. */
  write(message: object): void;
  answersTo(token: string): Answered[];
  /** Cuts the socket as a network does. */
  drop(): void;
  /** Closes the socket with one of the gateway's own codes. */
  closeWith(code: number): void;
  state: {
    /** The gateway refuses the token (4004). */
    refusesIdentify: boolean;
    /** REST refuses it too. */
    revoked: boolean;
    endpoint: string | null;
    /** An endpoint that is set does not answer as it should. */
    cannotVerify: boolean;
  };
}

/** Discord with a gateway: https://discord.com/developers/docs/events/gateway#connections, in JSON, one session. */
export const startDiscordWithGateway = async (): Promise<DiscordWithGateway> => {
  const state: DiscordWithGateway['state'] = {
    refusesIdentify: false,
    revoked: false,
    endpoint: null,
    cannotVerify: false,
  };
  const identified: DiscordWithGateway['identified'] = [];
  const resumed: DiscordWithGateway['resumed'] = [];
  const answers = new Map<string, Answered[]>();
  const sent: { s: number; t: string; d: unknown }[] = [];
  let heartbeats = 0;
  let socket: WebSocket | undefined;

  const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  const url = (): string => `ws://127.0.0.1:${(sockets.address() as AddressInfo).port}`;
  await new Promise((resolve) => {
    sockets.once('listening', resolve);
  });

  const dispatch = (t: string, d: unknown): void => {
    const event = { s: (sent.at(-1)?.s ?? 0) + 1, t, d };
    sent.push(event);
    socket?.send(JSON.stringify({ op: OP.dispatch, ...event }));
  };
  const ready = () => ({
    v: 10,
    user: { id: '999', username: 'mamori', discriminator: '0', global_name: null, avatar: null, bot: true },
    guilds: [],
    session_id: 'a-session',
    resume_gateway_url: url(),
    application: { id: '1000000000000000001', flags: 0 },
  });

  sockets.on('connection', (opened) => {
    opened.send(JSON.stringify({ op: OP.hello, d: { heartbeat_interval: HEARTBEAT_MS } }));
    opened.on('message', (data) => {
      const { op, d } = JSON.parse((data as Buffer).toString()) as { op: number; d: any };
      if (op === OP.heartbeat) {
        heartbeats += 1;
        opened.send(JSON.stringify({ op: OP.heartbeatAck }));
      } else if (op === OP.identify) {
        identified.push(d);
        if (state.refusesIdentify) opened.close(AUTHENTICATION_FAILED, 'Authentication failed.');
        else {
          socket = opened;
          dispatch('READY', ready());
        }
      } else if (op === OP.resume) {
        resumed.push(d);
        socket = opened;
        for (const event of sent.filter(({ s }) => s > d.seq))
          opened.send(JSON.stringify({ op: OP.dispatch, ...event }));
        dispatch('RESUMED', {});
      }
    });
    opened.on('close', () => {
      if (socket === opened) socket = undefined;
    });
  });

  const note = (token: string, answer: Omit<Answered, 'at'>, at: number): PlatformResponse => {
    const before = answers.get(token) ?? [];
    if (answer.how === 'callback' && before.length > 0)
      return { status: 400, body: { code: 40_060, message: 'Interaction has already been acknowledged.' } };
    answers.set(token, [...before, { ...answer, at }]);
    return { status: 200, body: {} };
  };

  const server = await startDiscordPlatform(({ method, path, body, at }) => {
    if (state.revoked) return { status: 401, body: { code: 0, message: '401: Unauthorized' } };
    if (path === '/v10/gateway/bot') {
      const limit = { total: 1_000, remaining: 999, reset_after: 0, max_concurrency: 1 };
      return { status: 200, body: { url: url(), shards: 1, session_start_limit: limit } };
    }
    if (path === '/v10/applications/@me') {
      if (method === 'PATCH' && state.cannotVerify)
        return { status: 400, body: { code: 50_035, message: 'Invalid Form Body' } };
      if (method === 'PATCH') state.endpoint = body.interactions_endpoint_url;
      return { status: 200, body: { id: '1000000000000000001', interactions_endpoint_url: state.endpoint } };
    }
    const [, called] = /^\/v10\/interactions\/\d+\/([^/]+)\/callback$/.exec(path) ?? [];
    if (called !== undefined) return note(called, { how: 'callback', body }, at);
    const [, later] = /^\/v10\/webhooks\/\d+\/([^/]+)\/messages\/@original$/.exec(path) ?? [];
    if (later !== undefined) return note(later, { how: method === 'DELETE' ? 'delete' : 'edit', body }, at);
    return undefined;
  });

  const closeRest = server.close.bind(server);
  return Object.assign(server, {
    state,
    identified,
    resumed,
    heartbeats: () => heartbeats,
    interact(interaction: object) {
      dispatch('INTERACTION_CREATE', interaction);
    },
    write(message: object) {
      dispatch('MESSAGE_CREATE', message);
    },
    answersTo: (token: string) => answers.get(token) ?? [],
    drop() {
      socket?.terminate();
      socket = undefined;
    },
    closeWith(code: number) {
      socket?.close(code);
      socket = undefined;
    },
    async close() {
      for (const client of sockets.clients) client.terminate();
      await new Promise((resolve) => {
        sockets.close(resolve);
      });
      await closeRest();
    },
  });
};

let interactions = 0;

/** A slash command of a person in a direct chat with the bot. */
export const slashCommand = (
  user: string,
  name: string,
  options: Record<string, string> = {},
  more: Record<string, unknown> = {},
): { id: string; token: string } & Record<string, unknown> => {
  interactions += 1;
  const channel = String(BigInt(user) + 700_000_000_000_000_000n);
  return {
    id: String(300_000_000_000_000_000n + BigInt(Date.now()) * 1000n + BigInt(interactions)),
    application_id: '1000000000000000001',
    type: 2,
    token: `token-${interactions}`,
    version: 1,
    context: 1,
    locale: 'en-US',
    channel_id: channel,
    channel: { id: channel, type: 1 },
    user: { id: user, username: 'a', discriminator: '0' },
    data: {
      id: '9',
      name,
      type: 1,
      options: Object.entries(options).map(([option, value]) => ({ name: option, type: 3, value })),
    },
    ...more,
  };
};
