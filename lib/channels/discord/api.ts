import type { Receipt } from '../../core/channel.ts';
import { field } from '../json-fields.ts';
import { callPlatform, isReceipt } from '../platform-request.ts';

export interface DiscordBot {
  applicationId: string;
  token: string;
  apiUrl?: string | undefined;
  timeoutMs?: number | undefined;
}

const DEFAULT_URL = 'https://discord.com/api';
const SECOND = 1_000;
const LATER_MS = 2_000;
/** A token that is refused needs an operator; 10,000 refusals in ten minutes ban the address. */
const REFUSED_LATER_MS = 5 * 60_000;
const TOO_FAST_LATER_MS = 15_000;

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
// Unknown channel, no access to it, no leave to write there: a server's channel, which is set up anew when that is mended.
const GONE_CODES = [10_003, 10_013, 50_001, 50_007, 50_013, 50_278];
const OPENING_TOO_FAST = 40_003;
/** An earlier try of the same answer got through. */
const ALREADY_ACKNOWLEDGED = 40_060;

const tooMany = (body: unknown, headers: Headers): Receipt => {
  const wait = field(body, 'retry_after');
  const shared =
    field(body, 'global') === true || ['global', 'shared'].includes(headers.get('x-ratelimit-scope') ?? '');
  return {
    state: 'retry',
    afterMs: (typeof wait === 'number' ? wait : 1) * SECOND,
    scope: shared ? 'token' : 'message',
    detail: 'rate limit',
  };
};

const refusal = (status: number, body: unknown, headers: Headers): Receipt => {
  const code = field(body, 'code');
  if (status === 429) return tooMany(body, headers);
  if (typeof code === 'number' && GONE_CODES.includes(code)) return { state: 'gone', detail: `code ${code}` };
  if (code === ALREADY_ACKNOWLEDGED) return { state: 'sent', ref: null };
  if (code === OPENING_TOO_FAST)
    return { state: 'retry', afterMs: TOO_FAST_LATER_MS, scope: 'token', detail: 'opens direct messages too fast' };
  if (status === 401) return { state: 'retry', afterMs: REFUSED_LATER_MS, scope: 'token', detail: 'answered 401' };
  if (status >= 500) return { state: 'retry', afterMs: LATER_MS, scope: 'message', detail: `answered ${status}` };
  return { state: 'rejected', detail: `answered ${status}` };
};

export const apiAddress = ({ apiUrl }: Pick<DiscordBot, 'apiUrl'>, path: string): string =>
  `${apiUrl ?? DEFAULT_URL}/v10${path}`;

/** Calls Discord's REST API: the body of a success, or what a failure means. */
export const callDiscord = async (
  bot: Partial<DiscordBot>,
  method: string,
  path: string,
  body: unknown,
): Promise<{ body: unknown } | Receipt> => {
  const answer = await callPlatform(apiAddress(bot, path), {
    method,
    body,
    timeoutMs: bot.timeoutMs,
    headers: {
      // An interaction's callback needs none: its token is in the address.
      ...(bot.token !== undefined && { authorization: `Bot ${bot.token}` }),
      'user-agent': 'DiscordBot (mamori, 0.1)',
    },
  });
  if (isReceipt(answer)) return answer;
  return answer.status >= 200 && answer.status < 300
    ? { body: answer.body }
    : refusal(answer.status, answer.body, answer.headers);
};
