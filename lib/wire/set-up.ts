import { createSetUpChannels, type ChannelToSetUp, type SetUpStep } from '../app/set-up-channels.ts';
import { commandMenu } from '../commands/menu.ts';
import type { Config } from '../config.ts';
import type { OutboundChannel } from '../core/channel.ts';
import {
  discordInbound,
  discordOutbound,
  lineInbound,
  lineOutbound,
  telegramInbound,
  telegramOutbound,
} from './channels.ts';

/** The channels that are switched on, and whether their webhooks can be verified here. */
const channelsOf = (config: Config): ChannelToSetUp[] =>
  [
    { outbound: lineOutbound(config), receives: lineInbound(config) !== undefined },
    { outbound: telegramOutbound(config), receives: telegramInbound(config) !== undefined },
    { outbound: discordOutbound(config), receives: discordInbound(config) !== undefined },
  ].flatMap(({ outbound, receives }) => (outbound === undefined ? [] : [{ outbound, receives }]));

/** Registers webhooks, commands and menus of the channels that are switched on; `turn` waits for their budget. */
export const wireSetUpChannels = (
  config: Config,
  report: (step: SetUpStep) => void,
  turn: (outbound: OutboundChannel, requests: number) => Promise<void> = async () => undefined,
): (() => Promise<void>) =>
  createSetUpChannels({
    channels: channelsOf(config),
    menu: commandMenu(),
    publicUrl: config.MAMORI_PUBLIC_URL,
    turn,
    report,
  });
