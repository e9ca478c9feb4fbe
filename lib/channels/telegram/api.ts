import type { Receipt } from '../../core/channel.ts';
import { field, idText, text } from '../json-fields.ts';
import { callPlatform, isReceipt } from '../platform-request.ts';

export interface TelegramBot {
  token: string;
  apiUrl?: string | undefined;
  timeoutMs?: number | undefined;
}

const DEFAULT_URL = 'https://api.telegram.org';
const LATER_MS = 2_000;
/** A token that is refused needs an operator: it is not hammered. */
const REFUSED_LATER_MS = 5 * 60_000;
const SECOND = 1_000;

/** https://core.telegram.org/bots/api#making-requests; descriptions as the Bot API words them. */
const GONE = /chat not found|user is deactivated|bot was blocked|PEER_ID_INVALID/i;
const NOT_MODIFIED = /message is not modified/i;

const refusal = (status: number, body: unknown): Receipt => {
  const description = text(field(body, 'description')) ?? '';
  const wait = field(field(body, 'parameters'), 'retry_after');
  if (status === 429)
    return {
      state: 'retry',
      afterMs: (typeof wait === 'number' ? wait : 1) * SECOND,
      scope: 'token',
      detail: 'rate limit',
    };
  if (status === 403) return { state: 'gone', detail: 'blocked' };
  if (status === 401 || status === 404)
    return { state: 'retry', afterMs: REFUSED_LATER_MS, scope: 'token', detail: `answered ${status}` };
  if (status === 400 && NOT_MODIFIED.test(description)) return { state: 'sent', ref: null };
  if (status === 400 && GONE.test(description)) return { state: 'gone', detail: 'chat not found' };
  if (status >= 500) return { state: 'retry', afterMs: LATER_MS, scope: 'message', detail: `answered ${status}` };
  return { state: 'rejected', detail: `answered ${status}` };
};

/** The token stands in it: it is for no log. */
export const botAddress = ({ apiUrl, token }: TelegramBot, method: string): string =>
  `${apiUrl ?? DEFAULT_URL}/bot${token}/${method}`;

const call = async (bot: TelegramBot, method: string, body: object): Promise<Receipt> => {
  const answer = await callPlatform(botAddress(bot, method), { body, timeoutMs: bot.timeoutMs });
  if (isReceipt(answer)) return answer;
  if (field(answer.body, 'ok') !== true) return refusal(answer.status, answer.body);
  return { state: 'sent', ref: idText(field(field(answer.body, 'result'), 'message_id')) ?? null };
};

/** Calls a method of the Bot API. The token stands in the address: no error carries it. */
export const callTelegram = (bot: TelegramBot, method: string, parameters: object): Promise<Receipt> =>
  call(bot, method, parameters);

/** What a method answers; undefined where it was refused or not answered. */
export const askTelegram = async (bot: TelegramBot, method: string, parameters: object): Promise<unknown> => {
  const answer = await callPlatform(botAddress(bot, method), { body: parameters, timeoutMs: bot.timeoutMs });
  return isReceipt(answer) || field(answer.body, 'ok') !== true ? undefined : field(answer.body, 'result');
};

/** The same with a file: https://core.telegram.org/bots/api#sending-files */
export const uploadTelegram = (bot: TelegramBot, method: string, form: FormData): Promise<Receipt> =>
  call(bot, method, form);
