import { createDiscordInbound } from '../channels/discord/inbound.ts';
import { createDiscordOutbound } from '../channels/discord/outbound.ts';
import { createLineInbound } from '../channels/line/inbound.ts';
import { createLineOutbound } from '../channels/line/outbound.ts';
import { createTelegramInbound } from '../channels/telegram/inbound.ts';
import { createTelegramOutbound } from '../channels/telegram/outbound.ts';
import type { Config } from '../config.ts';
import type { InboundChannel, OutboundChannel } from '../core/channel.ts';

/**
 * Each half of each channel from the configuration; undefined where its secrets are missing: it is off then. One
 * function each, so that a bundle holds the one that it uses.
 */
export type Outbound = (config: Config) => OutboundChannel | undefined;
export type Inbound = (config: Config) => InboundChannel | undefined;

export const lineOutbound: Outbound = ({ LINE_CHANNEL_ACCESS_TOKEN: accessToken, LINE_API_URL: apiUrl }) =>
  accessToken === undefined ? undefined : createLineOutbound({ accessToken, apiUrl });

export const telegramOutbound: Outbound = ({
  TELEGRAM_BOT_TOKEN: token,
  TELEGRAM_WEBHOOK_SECRET: webhookSecret,
  TELEGRAM_API_URL: apiUrl,
}) => (token === undefined ? undefined : createTelegramOutbound({ token, webhookSecret, apiUrl }));

export const discordOutbound: Outbound = ({
  DISCORD_APPLICATION_ID: applicationId,
  DISCORD_BOT_TOKEN: token,
  DISCORD_API_URL: apiUrl,
}) =>
  token === undefined || applicationId === undefined
    ? undefined
    : createDiscordOutbound({ applicationId, token, apiUrl });

export const lineInbound: Inbound = ({
  LINE_CHANNEL_SECRET: channelSecret,
  LINE_CHANNEL_ACCESS_TOKEN: accessToken,
  LINE_API_URL: apiUrl,
}) =>
  channelSecret === undefined || accessToken === undefined
    ? undefined
    : createLineInbound({ channelSecret, accessToken, apiUrl });

export const telegramInbound: Inbound = ({
  TELEGRAM_BOT_TOKEN: token,
  TELEGRAM_WEBHOOK_SECRET: webhookSecret,
  TELEGRAM_API_URL: apiUrl,
}) =>
  token === undefined || webhookSecret === undefined
    ? undefined
    : createTelegramInbound({ token, webhookSecret, apiUrl });

export const discordInbound: Inbound = ({ DISCORD_PUBLIC_KEY: publicKey, DISCORD_API_URL: apiUrl }) =>
  publicKey === undefined ? undefined : createDiscordInbound({ publicKey, apiUrl });

/** Receiving over a connection of ours, where there is a token and nothing to verify a webhook with. */
export const telegramDirect: Inbound = ({ TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_URL: apiUrl }) =>
  token === undefined ? undefined : createTelegramInbound({ token, apiUrl });

export const discordDirect: Inbound = ({ DISCORD_API_URL: apiUrl }) => createDiscordInbound({ apiUrl });
