import type { ChannelId } from '../../../lib/core/channel.ts';

/**
 * The one person of each simulated platform. The ids have the platform's form and are nobody's: a Discord snowflake
 * of the year 2083, and numbers that Telegram and LINE have not given out. They never change, so that a later run
 * knows whom it must not write to on the real platform.
 */
export const SIMULATED_PERSON = {
  line: 'U5e1f0000000000000000000000005e1f',
  telegram: '999000000000001',
  discord: '9000000000000000001',
} as const satisfies Record<ChannelId, string>;
