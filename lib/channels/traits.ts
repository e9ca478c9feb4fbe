import type { ChannelId, OutboundChannel } from '../core/channel.ts';
import * as discord from './discord/limits.ts';
import * as line from './line/limits.ts';
import * as telegram from './telegram/limits.ts';

/** What planning needs to know of each channel, without its client: one line each. */
export const CHANNEL_TRAITS = {
  line: { id: 'line', edits: false, batchSize: line.MULTICAST_MOST },
  telegram: { id: 'telegram', edits: true, batchSize: telegram.BATCH_MOST },
  discord: { id: 'discord', edits: true, batchSize: discord.BATCH_MOST },
} satisfies Record<ChannelId, Pick<OutboundChannel, 'id' | 'edits' | 'batchSize'>>;
