import { broken, fine, type Check, type WantedWebhook } from '../../core/check.ts';
import { askForCheck, isCheck, originOf, SET_UP } from '../check-call.ts';
import { field, text } from '../json-fields.ts';
import { botAddress, type TelegramBot } from './api.ts';

const REFUSED = 'set TELEGRAM_BOT_TOKEN to the token that @BotFather shows (/mybots, API Token)';
const WEBHOOK = 'telegram webhook';

const judgeWebhook = (info: unknown, { url: wanted, receives }: WantedWebhook): Check => {
  const url = text(field(info, 'url')) ?? '';
  const lastError = text(field(info, 'last_error_message'));
  if (!receives) {
    return url === '' || url === wanted
      ? fine(WEBHOOK, 'none: updates are polled')
      : broken(
          WEBHOOK,
          `set elsewhere: ${originOf(url)}`,
          'delete it (https://api.telegram.org/bot<token>/deleteWebhook), or set TELEGRAM_WEBHOOK_SECRET and MAMORI_PUBLIC_URL',
        );
  }
  if (wanted === undefined) {
    return broken(
      WEBHOOK,
      'TELEGRAM_WEBHOOK_SECRET is set, and there is no public address',
      'set MAMORI_PUBLIC_URL, or remove the secret so that updates are polled',
    );
  }
  if (url !== wanted) return broken(WEBHOOK, url === '' ? 'none is set' : `set elsewhere: ${originOf(url)}`, SET_UP);
  if (lastError === undefined) return fine(WEBHOOK, 'set to this address');
  return /401/.test(lastError)
    ? broken(WEBHOOK, 'the secret that was registered is not TELEGRAM_WEBHOOK_SECRET (401)', SET_UP)
    : broken(WEBHOOK, `last error: ${lastError.slice(0, 200)}`, 'see that MAMORI_PUBLIC_URL reaches this program');
};

/** getMe and getWebhookInfo: https://core.telegram.org/bots/api#getwebhookinfo. Never throws. */
export const checkTelegram = async (bot: TelegramBot, webhook: WantedWebhook): Promise<Check[]> => {
  const me = await askForCheck('telegram token', botAddress(bot, 'getMe'), {}, REFUSED, 'POST');
  // A token that is none is no address there.
  if (isCheck(me)) return [me.detail === 'answered 404' ? broken(me.check, me.detail, REFUSED) : me];
  const name = text(field(field(me.body, 'result'), 'username'));
  const token = fine('telegram token', name === undefined ? 'accepted' : `accepted: @${name}`);
  const info = await askForCheck(WEBHOOK, botAddress(bot, 'getWebhookInfo'), {}, REFUSED, 'POST');
  return [token, isCheck(info) ? info : judgeWebhook(field(info.body, 'result'), webhook)];
};
