import type { OutboundChannel } from '../../core/channel.ts';
import { LOCALE_IDS } from '../../core/locale-id.ts';
import { callTelegram, type TelegramBot } from './api.ts';
import { layOut } from './layout.ts';
import { BATCH_MOST, PER_SECOND } from './limits.ts';
import { registerTelegramWebhook } from './webhook.ts';

/** Sending on Telegram, one by one. It has no key against repeats: the caller's progress is what keeps them few. */
export const createTelegramOutbound = (bot: TelegramBot & { webhookSecret?: string | undefined }): OutboundChannel => ({
  id: 'telegram',
  edits: true,
  batchSize: BATCH_MOST,
  multicasts: false,
  perSecond: PER_SECOND,
  idempotent: false,
  send: (to, message) => callTelegram(bot, 'sendMessage', { chat_id: Number(to.id), ...layOut(message) }),
  async edit(to, ref, message) {
    const receipt = await callTelegram(bot, 'editMessageText', {
      chat_id: Number(to.id),
      message_id: Number(ref),
      ...layOut(message),
    });
    return receipt.state === 'sent' ? { ...receipt, ref } : receipt;
  },
  async setUp({ commands }) {
    for (const locale of LOCALE_IDS) {
      // English stands for every language without a menu of its own.
      const language = locale === 'en' ? {} : { language_code: locale };
      const receipt = await callTelegram(bot, 'setMyCommands', {
        commands: commands.map(({ name, description }) => ({ command: name, description: description[locale] })),
        ...language,
      });
      if (receipt.state !== 'sent') throw new Error(`Telegram did not take the commands: ${receipt.detail}`);
    }
  },
  async registerWebhook(url) {
    if (bot.webhookSecret === undefined) throw new Error('Telegram: TELEGRAM_WEBHOOK_SECRET is missing');
    return registerTelegramWebhook(bot, bot.webhookSecret, url);
  },
});
