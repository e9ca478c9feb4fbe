import type { EventEmitter } from 'node:events';

export interface GatewayConnection {
  close(): Promise<void>;
}

export interface GatewayEvents {
  interaction(interaction: unknown): void;
  /** Somebody wrote in his direct chat with the bot (or the bot itself did). */
  message(message: unknown): void;
  /** The socket was closed for good, with the gateway's code. */
  closed(code: number): void;
}

/** The token is not (or no longer) that of a bot. */
export class TokenRefused extends Error {
  override name = 'TokenRefused';
}

const refusesToken = (error: unknown): boolean =>
  error instanceof Error &&
  ((error as { code?: unknown }).code === 'TokenInvalid' ||
    (error as { status?: unknown }).status === 401 ||
    error.message === 'Authentication failed');

/**
 * Connects discord.js's client to the gateway: imported by who uses it, and by nobody else. Interactions need no
 * intent, and direct messages one that is nobody's privilege: it hears of nothing else. It keeps the connection up, and resumes, by itself. Throws TokenRefused, or
 * another error where the gateway cannot be reached for now.
 */
export const connectGateway = async (
  { token, apiUrl }: { token: string; apiUrl?: string | undefined },
  events: GatewayEvents,
): Promise<GatewayConnection> => {
  const { Client, Events, GatewayIntentBits } = await import('discord.js');
  const client = new Client({
    intents: [GatewayIntentBits.DirectMessages],
    ...(apiUrl !== undefined && { rest: { api: apiUrl } }),
  });
  // Undocumented in its types: each dispatch as it came.
  (client as EventEmitter).on('raw', (packet: { t: string | null; d: unknown }) => {
    const { t, d } = packet;
    // The client keeps the connection. It would make objects of its own of what comes, which nobody needs, and trips
    // over what is newer than it knows.
    packet.t = null;
    if (t === 'INTERACTION_CREATE') events.interaction(d);
    if (t === 'MESSAGE_CREATE') events.message(d);
  });
  client.on(Events.ShardDisconnect, ({ code }) => {
    events.closed(code);
  });
  // What it recovers from by itself; without a listener it would be thrown.
  client.on(Events.ShardError, () => undefined).on(Events.Error, () => undefined);
  try {
    await client.login(token);
  } catch (error) {
    if (refusesToken(error)) throw new TokenRefused('the token is refused', { cause: error });
    throw error;
  }
  return { close: () => client.destroy() };
};
