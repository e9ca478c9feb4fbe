import type { Config } from '../../../lib/config.ts';
import type { ChannelId } from '../../../lib/core/channel.ts';

const SECRETS = {
  line: ['LINE_CHANNEL_SECRET', 'LINE_CHANNEL_ACCESS_TOKEN'],
  telegram: ['TELEGRAM_BOT_TOKEN', 'TELEGRAM_WEBHOOK_SECRET'],
  discord: ['DISCORD_APPLICATION_ID', 'DISCORD_PUBLIC_KEY', 'DISCORD_BOT_TOKEN'],
} as const satisfies Record<ChannelId, readonly (keyof Config)[]>;

/** Whether an operator has begun to set a channel up: then it is real, or off, and never played. */
export const hasSecrets = (channel: ChannelId, config: Config): boolean =>
  SECRETS[channel].some((name) => config[name] !== undefined);
