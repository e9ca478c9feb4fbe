import { field, text } from '../json-fields.ts';
import { callPlatform, isReceipt } from '../platform-request.ts';
import { botAddress, type TelegramBot } from './api.ts';

/** What a bot hears of, by webhook or polling: https://core.telegram.org/bots/api#update */
export const ALLOWED_UPDATES = ['message', 'callback_query', 'my_chat_member'] as const;

const ask = async (bot: TelegramBot, method: string, parameters: object): Promise<unknown> => {
  const answer = await callPlatform(botAddress(bot, method), { body: parameters, timeoutMs: bot.timeoutMs });
  if (isReceipt(answer)) throw new Error(`Telegram: ${answer.state === 'sent' ? answer.state : answer.detail}`);
  if (field(answer.body, 'ok') === true) return field(answer.body, 'result');
  const why = text(field(answer.body, 'description')) ?? `answered ${answer.status}`;
  throw new Error(
    answer.status === 401 || answer.status === 404 ? 'Telegram refused TELEGRAM_BOT_TOKEN' : `Telegram: ${why}`,
  );
};

/** https://core.telegram.org/bots/api#setwebhook. What is waiting is not dropped. */
export const registerTelegramWebhook = async (
  bot: TelegramBot,
  secret: string,
  url: string,
): Promise<{ before: string | null }> => {
  const before = text(field(await ask(bot, 'getWebhookInfo', {}), 'url')) ?? '';
  await ask(bot, 'setWebhook', {
    url,
    secret_token: secret,
    allowed_updates: ALLOWED_UPDATES,
    drop_pending_updates: false,
  });
  return { before: before === '' ? null : before };
};
