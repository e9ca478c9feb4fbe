import { broken, fine, type Check, type WantedWebhook } from '../../core/check.ts';
import { askForCheck, isCheck, originOf, SET_UP } from '../check-call.ts';
import { field, idText, text } from '../json-fields.ts';
import { apiAddress, type DiscordBot } from './api.ts';

const REFUSED =
  'reset the token on the application’s Bot page (discord.com/developers) and set DISCORD_BOT_TOKEN to it';
const PAGE = 'on the application’s General Information page (discord.com/developers)';

const judgeIds = (application: unknown, bot: DiscordBot, publicKey: string | undefined): Check => {
  const [id, key] = [idText(field(application, 'id')), text(field(application, 'verify_key'))];
  if (id !== undefined && id !== bot.applicationId) {
    return broken('discord application', 'the token is another application’s', `copy DISCORD_APPLICATION_ID ${PAGE}`);
  }
  if (publicKey !== undefined && key !== undefined && key.toLowerCase() !== publicKey.toLowerCase()) {
    return broken('discord application', 'the public key is another’s', `copy DISCORD_PUBLIC_KEY ${PAGE}`);
  }
  return fine('discord application', 'id and key are those of the token');
};

const judgeEndpoint = (application: unknown, { url: wanted, receives }: WantedWebhook): Check => {
  const check = 'discord endpoint';
  const url = text(field(application, 'interactions_endpoint_url')) ?? '';
  if (!receives) {
    if (url === '') return fine(check, 'none: interactions come over the gateway');
    const mend = `clear the Interactions Endpoint URL ${PAGE}, or set DISCORD_PUBLIC_KEY and MAMORI_PUBLIC_URL`;
    return broken(check, `set elsewhere: ${originOf(url)}`, mend);
  }
  if (wanted === undefined) {
    return broken(
      check,
      'DISCORD_PUBLIC_KEY is set, and there is no public address',
      'set MAMORI_PUBLIC_URL, or remove the key so that the gateway is used',
    );
  }
  if (url === wanted) return fine(check, 'set to this address');
  return broken(check, url === '' ? 'none is set' : `set elsewhere: ${originOf(url)}`, SET_UP);
};

/** https://discord.com/developers/docs/resources/application#get-current-application. Never throws. */
export const checkDiscord = async (
  bot: DiscordBot & { publicKey?: string | undefined },
  webhook: WantedWebhook,
): Promise<Check[]> => {
  const url = apiAddress(bot, '/applications/@me');
  const answer = await askForCheck('discord token', url, { authorization: `Bot ${bot.token}` }, REFUSED);
  if (isCheck(answer)) return [answer];
  return [
    fine('discord token', 'accepted'),
    judgeIds(answer.body, bot, bot.publicKey),
    judgeEndpoint(answer.body, webhook),
  ];
};
