import { setTimeout as sleep } from 'node:timers/promises';
import { answerDirectMessage, directMessageOf } from '../../lib/channels/discord/direct-message.ts';
import { answerInteraction } from '../../lib/channels/discord/interaction-callback.ts';
import type { Log } from '../../lib/core/log.ts';
import type { DirectReceiving } from '../../lib/wire.ts';
import { backoffMs, type Driver } from './backoff.ts';
import { connectGateway, TokenRefused, type GatewayConnection } from './discord-client.ts';

export interface DiscordGateway extends DirectReceiving {
  bot: { applicationId: string; token: string; apiUrl?: string | undefined };
  /** Where interactions are sent by webhook, if they are: the gateway brings none then. */
  endpoint: () => Promise<string | null>;
  log: Log;
}

const FAILED_MOST_MS = 60_000;
/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
const REFUSED_CODE = 4_004;
const REFUSED =
  'Discord refused DISCORD_BOT_TOKEN: reset the token on the application’s Bot page (discord.com/developers) and start ' +
  'again with the new one';

const warnOfEndpoint = async ({ endpoint, log }: DiscordGateway): Promise<void> => {
  const url = await endpoint().catch(() => null);
  if (url === null) return;
  const origin = URL.canParse(url) ? new URL(url).origin : 'another address';
  log.error(
    `Discord sends interactions to ${origin}, not to the gateway: clear the Interactions Endpoint URL ` +
      '(discord.com/developers), or set DISCORD_PUBLIC_KEY and an https MAMORI_PUBLIC_URL so that it is moved here',
    { channel: 'discord' },
  );
};

/**
 * Receives on Discord without a public address, over the gateway. Each interaction and each direct message takes the
 * road of a webhook, and what that would have replied goes to the interaction's callback, or into the chat.
 */
export const startDiscordGateway = (gateway: DiscordGateway): Driver => {
  const { bot, receive, turn, log } = gateway;
  const ending = new AbortController();
  const underWay = new Set<Promise<void>>();
  let connection: GatewayConnection | undefined;

  const handle = async (answered: Promise<string | undefined>): Promise<void> => {
    const failed = await answered;
    if (failed !== undefined) log.warn('something said was not answered', { channel: 'discord', detail: failed });
  };
  const keep = (answered: Promise<string | undefined>): void => {
    const work = handle(answered).finally(() => underWay.delete(work));
    underWay.add(work);
  };
  const events = {
    interaction(interaction: unknown): void {
      keep(answerInteraction(interaction, receive(interaction), { bot, turn }));
    },
    message(message: unknown): void {
      if (directMessageOf(message) !== undefined) keep(answerDirectMessage(message, receive(message), { bot, turn }));
    },
    closed(code: number): void {
      const line = code === REFUSED_CODE ? REFUSED : `Discord has closed the gateway for good (${code})`;
      // Refused at the very beginning, it is said there.
      if (connection !== undefined) log.error(line, { channel: 'discord' });
    },
  };

  const connect = async (): Promise<void> => {
    await warnOfEndpoint(gateway);
    for (let failures = 1; !ending.signal.aborted; failures += 1) {
      try {
        connection = await connectGateway(bot, events);
        if (failures > 1) log.info('the gateway is connected', { channel: 'discord' });
        return;
      } catch (error) {
        if (error instanceof TokenRefused) {
          log.error(REFUSED, { channel: 'discord' });
          return;
        }
        if (failures === 1) log.error('Discord’s gateway cannot be reached for now', { channel: 'discord', error });
        await sleep(backoffMs(failures, FAILED_MOST_MS), undefined, { signal: ending.signal });
      }
    }
  };
  const connected = connect().catch((error: unknown) => {
    if (!ending.signal.aborted) log.error('the gateway could not be started', { channel: 'discord', error });
  });

  return {
    async stop() {
      ending.abort();
      await connected;
      // No new ones, then those that are at work: their answers need no gateway.
      await connection?.close();
      await Promise.all(underWay);
    },
  };
};
