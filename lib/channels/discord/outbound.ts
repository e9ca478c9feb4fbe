import type { RESTPatchAPIChannelMessageJSONBody, RESTPostAPIChannelMessageJSONBody } from 'discord.js';
import type { Address, OutboundChannel, Receipt } from '../../core/channel.ts';
import { field, idText } from '../json-fields.ts';
import { aloud } from '../plain-text.ts';
import { callDiscord, type DiscordBot } from './api.ts';
import { commandsOf } from './commands.ts';
import { layOut } from './layout.ts';
import { BATCH_MOST, NONCE_MOST, PER_SECOND } from './limits.ts';
import { registerDiscordEndpoint } from './webhook.ts';

/** A UUID's 16 bytes in 22 characters: as long as a nonce may be, and the same over retries. */
export const nonceOf = (key: string): string =>
  Buffer.from(key.replaceAll('-', ''), 'hex').toString('base64url').slice(0, NONCE_MOST);

const openChannel = async (bot: DiscordBot, to: Address): Promise<string | Receipt> => {
  if (to.route !== undefined) return to.route;
  const opened = await callDiscord(bot, 'POST', '/users/@me/channels', { recipient_id: to.id });
  if ('state' in opened) return opened;
  return idText(field(opened.body, 'id')) ?? { state: 'rejected', detail: 'no channel was opened' };
};

/** Sending on Discord: direct messages. A send to someone without a route is two requests, for it opens the channel first. */
export const createDiscordOutbound = (bot: DiscordBot): OutboundChannel => ({
  id: 'discord',
  edits: true,
  batchSize: BATCH_MOST,
  multicasts: false,
  perSecond: PER_SECOND,
  idempotent: true,
  async send(to, message, _locale, key) {
    const channel = await openChannel(bot, to);
    if (typeof channel !== 'string') return channel;
    const body: RESTPostAPIChannelMessageJSONBody = { ...layOut(message), nonce: nonceOf(key), enforce_nonce: true };
    const sent = await callDiscord(bot, 'POST', `/channels/${channel}/messages`, body);
    if ('state' in sent) return sent;
    const id = idText(field(sent.body, 'id'));
    return {
      state: 'sent',
      ref: id === undefined ? null : `${channel}/${id}`,
      ...(to.route === undefined && { route: channel }),
    };
  },
  async edit(_to, ref, message) {
    const [channel = '', id = ''] = ref.split('/');
    const body: RESTPatchAPIChannelMessageJSONBody = layOut(aloud(message));
    const edited = await callDiscord(bot, 'PATCH', `/channels/${channel}/messages/${id}`, body);
    return 'state' in edited ? edited : { state: 'sent', ref };
  },
  async setUp(menu, turn) {
    await turn?.();
    const put = await callDiscord(bot, 'PUT', `/applications/${bot.applicationId}/commands`, commandsOf(menu));
    if ('state' in put && put.state !== 'sent') throw new Error(`Discord did not take the commands: ${put.detail}`);
  },
  registerWebhook: (url) => registerDiscordEndpoint(bot, url),
});
