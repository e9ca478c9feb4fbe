import type { Config } from '../../lib/config.ts';
import type { Log } from '../../lib/core/log.ts';
import type { Driver } from './backoff.ts';

const telegramPolling = async (config: Config, log: Log): Promise<Driver | undefined> => {
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_WEBHOOK_SECRET: secret, TELEGRAM_API_URL: apiUrl } = config;
  if (token === undefined || secret !== undefined) return undefined;
  const [{ wireTelegramUpdates }, { startTelegramPolling }, { ALLOWED_UPDATES }, { webhookPath }] = await Promise.all([
    import('../../lib/wire.ts'),
    import('./telegram-polling.ts'),
    import('../../lib/channels/telegram/webhook.ts'),
    import('../../lib/app/set-up-channels.ts'),
  ]);
  const direct = wireTelegramUpdates('telegram-polling');
  if (direct === undefined) return undefined;
  const { MAMORI_PUBLIC_URL: base } = config;
  const ownWebhook = base === undefined ? undefined : `${base}${webhookPath('telegram')}`;
  return startTelegramPolling({ ...direct, token, apiUrl, ownWebhook, allowed: ALLOWED_UPDATES, log });
};

const discordGateway = async (config: Config, log: Log): Promise<Driver | undefined> => {
  const { DISCORD_BOT_TOKEN: token, DISCORD_PUBLIC_KEY: publicKey, DISCORD_API_URL: apiUrl } = config;
  const { DISCORD_APPLICATION_ID: applicationId } = config;
  if (token === undefined || publicKey !== undefined) return undefined;
  if (applicationId === undefined) {
    log.error('DISCORD_APPLICATION_ID is missing: Discord stays off', { channel: 'discord' });
    return undefined;
  }
  const [{ wireDiscordInteractions }, { startDiscordGateway }, { interactionsEndpoint }] = await Promise.all([
    import('../../lib/wire.ts'),
    import('./discord-gateway.ts'),
    import('../../lib/channels/discord/webhook.ts'),
  ]);
  const direct = wireDiscordInteractions('discord-gateway');
  if (direct === undefined) return undefined;
  const bot = { applicationId, token, apiUrl };
  return startDiscordGateway({ ...direct, bot, endpoint: () => interactionsEndpoint(bot), log });
};

/**
 * Connections of ours for the channels that have a token and nothing to verify a webhook with. Imported only where
 * they are used: the clients are large, and the environment holds the addresses of the stores by now.
 */
export const startDirectChannels = (config: Config, log: Log): Driver => {
  const starting = [telegramPolling, discordGateway].map((start) =>
    start(config, log).catch((error: unknown) => {
      log.error('a channel could not be started', { error });
      return undefined;
    }),
  );
  return {
    async stop() {
      const drivers = await Promise.all(starting);
      await Promise.all(drivers.map(async (driver) => driver?.stop()));
    },
  };
};
