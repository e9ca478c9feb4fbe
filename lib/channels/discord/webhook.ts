import { field, text } from '../json-fields.ts';
import { callDiscord, type DiscordBot } from './api.ts';

const ask = async (bot: DiscordBot, method: string, body?: unknown): Promise<unknown> => {
  const answer = await callDiscord(bot, method, '/applications/@me', body);
  if (!('state' in answer)) return answer.body;
  const detail = answer.state === 'sent' ? answer.state : answer.detail;
  if (detail === 'answered 401') throw new Error('Discord refused DISCORD_BOT_TOKEN');
  throw new Error(
    detail === 'answered 400'
      ? 'Discord could not verify the endpoint: is it reachable, and DISCORD_PUBLIC_KEY that of this application?'
      : `Discord: ${detail}`,
  );
};

/** Where Discord sends interactions instead of to the gateway; null where it does not. Throws with one line. */
export const interactionsEndpoint = async (bot: DiscordBot): Promise<string | null> =>
  text(field(await ask(bot, 'GET'), 'interactions_endpoint_url')) ?? null;

/**
 * https://discord.com/developers/docs/resources/application#edit-current-application: Discord sends a signed ping, and
 * one with a wrong signature, to the address before it takes it.
 */
export const registerDiscordEndpoint = async (bot: DiscordBot, url: string): Promise<{ before: string | null }> => {
  const before = await interactionsEndpoint(bot);
  if (before !== url) await ask(bot, 'PATCH', { interactions_endpoint_url: url });
  return { before };
};
