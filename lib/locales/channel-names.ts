import type { ChannelId } from '../core/channel.ts';

/** As the platforms write their own names, in any language. */
export const CHANNEL_NAMES: Readonly<Record<ChannelId, string>> = {
  line: 'LINE',
  telegram: 'Telegram',
  discord: 'Discord',
};
