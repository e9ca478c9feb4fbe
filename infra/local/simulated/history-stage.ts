import { randomUUID } from 'node:crypto';
import { createDiscordOutbound } from '../../../lib/channels/discord/outbound.ts';
import { createLineOutbound } from '../../../lib/channels/line/outbound.ts';
import { createTelegramOutbound } from '../../../lib/channels/telegram/outbound.ts';
import type { ChannelId, Message, OutboundChannel } from '../../../lib/core/channel.ts';
import type { LocaleId } from '../../../lib/core/locale-id.ts';
import type { Log } from '../../../lib/core/log.ts';
import type { ReplayMark } from './chat-log.ts';
import { startLoopbackServer } from './loopback-server.ts';
import { SIMULATED_PERSON } from './person.ts';
import type { SimulatedPlatform } from './platform.ts';

/** Where and when something is told. */
export interface Place {
  channel: ChannelId;
  mark: ReplayMark;
  locale: LocaleId;
}

/** The simulated platforms by doors of their own: what comes in there is history, and marked so. */
export interface Stage {
  /** Sends, or changes the message that `ref` names. Answers what an edit needs later; null where nothing can be. */
  tell(place: Place, message: Message, ref?: string): Promise<string | null>;
  close(): Promise<void>;
}

type Secrets = Readonly<Record<string, string>>;

/** The product's own senders: history looks as an alert of today does. */
const SENDERS: Record<ChannelId, (secrets: Secrets, apiUrl: string) => OutboundChannel> = {
  line: ({ LINE_CHANNEL_ACCESS_TOKEN: accessToken = '' }, apiUrl) => createLineOutbound({ accessToken, apiUrl }),
  telegram: ({ TELEGRAM_BOT_TOKEN: token = '' }, apiUrl) => createTelegramOutbound({ token, apiUrl }),
  discord: ({ DISCORD_APPLICATION_ID: applicationId = '', DISCORD_BOT_TOKEN: token = '' }, apiUrl) =>
    createDiscordOutbound({ applicationId, token, apiUrl }),
};

export const openStage = async (platforms: readonly SimulatedPlatform[], log: Log): Promise<Stage> => {
  // One message at a time is told: this is the one.
  let mark: ReplayMark | undefined;
  const doors = await Promise.all(
    platforms.map(async ({ id, secrets, log: chat, answer }) => {
      const server = await startLoopbackServer(
        (request) => (mark === undefined ? { status: 503, body: {} } : chat.replaying(mark, () => answer(request))),
        log,
      );
      return { id, server, sender: SENDERS[id](secrets, server.url) };
    }),
  );
  return {
    async tell({ channel, mark: then, locale }, message, ref) {
      const sender = doors.find(({ id }) => id === channel)?.sender;
      if (sender === undefined) return null;
      const to = { id: SIMULATED_PERSON[channel] };
      mark = then;
      try {
        const receipt =
          ref === undefined || sender.edit === undefined
            ? await sender.send(to, message, locale, randomUUID())
            : await sender.edit(to, ref, message, locale);
        return receipt.state === 'sent' ? receipt.ref : null;
      } finally {
        mark = undefined;
      }
    },
    async close() {
      await Promise.all(doors.map(({ server }) => server.close()));
    },
  };
};
