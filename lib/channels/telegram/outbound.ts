import type { OutboundChannel } from '../../core/channel.ts';
import { LOCALE_IDS } from '../../core/locale-id.ts';
import { aloud } from '../plain-text.ts';
import { callTelegram, type TelegramBot } from './api.ts';
import { layOut } from './layout.ts';
import { BATCH_MOST, PER_SECOND } from './limits.ts';
import { registerTelegramWebhook } from './webhook.ts';

/** https://core.telegram.org/bots/api#botcommandscope: in a group nobody's settings are shown or changed, so no menu offers it. */
const IN_DIRECT_CHATS = { type: 'all_private_chats' } as const;
/** Those who lead one set it up. */
const FOR_GROUP_ADMINISTRATORS = { type: 'all_chat_administrators' } as const;

const register = async (bot: TelegramBot, method: string, parameters: object): Promise<void> => {
  const receipt = await callTelegram(bot, method, parameters);
  if (receipt.state !== 'sent') throw new Error(`Telegram did not take the commands: ${receipt.detail}`);
};

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
      ...layOut(aloud(message)),
    });
    return receipt.state === 'sent' ? { ...receipt, ref } : receipt;
  },
  async setUp({ commands }, turn) {
    const shown = commands.filter(({ restricted }) => restricted === undefined);
    const forGroups = commands.filter(({ restricted }) => restricted === 'groups');
    for (const locale of LOCALE_IDS) {
      // English stands for every language without a menu of its own.
      const language = locale === 'en' ? {} : { language_code: locale };
      for (const [all, scope] of [
        [shown, IN_DIRECT_CHATS],
        [forGroups, FOR_GROUP_ADMINISTRATORS],
      ] as const) {
        await turn?.();
        await register(bot, 'setMyCommands', {
          commands: all.map(({ name, description }) => ({ command: name, description: description[locale] })),
          scope,
          ...language,
        });
      }
    }
    // The button beside the field of the message shows those commands.
    await turn?.();
    await register(bot, 'setChatMenuButton', { menu_button: { type: 'commands' } });
  },
  async registerWebhook(url) {
    if (bot.webhookSecret === undefined) throw new Error('Telegram: TELEGRAM_WEBHOOK_SECRET is missing');
    return registerTelegramWebhook(bot, bot.webhookSecret, url);
  },
});
