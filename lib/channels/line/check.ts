import { broken, fine, type Check, type WantedWebhook } from '../../core/check.ts';
import { askForCheck, isCheck, originOf, SET_UP } from '../check-call.ts';
import { field, text } from '../json-fields.ts';
import { DEFAULT_URL, type LineAccount } from './client.ts';

const REFUSED =
  'issue a channel access token on the channel’s Messaging API page and set LINE_CHANNEL_ACCESS_TOKEN to it';
const WEBHOOK = 'line webhook';
/** As the LINE Developers console shows it. */
const SECRET = /^[0-9a-f]{32}$/;

const judgeSecret = (secret: string): Check =>
  SECRET.test(secret)
    ? fine('line secret', 'has the form of one')
    : broken(
        'line secret',
        'a channel secret has 32 hexadecimal digits',
        'copy LINE_CHANNEL_SECRET from the channel’s Basic settings page',
      );

const judgeWebhook = (info: unknown, { url: wanted }: WantedWebhook): Check => {
  const url = text(field(info, 'endpoint')) ?? '';
  if (wanted === undefined)
    return broken(WEBHOOK, 'there is no public address', 'set MAMORI_PUBLIC_URL: LINE knows webhooks only');
  if (url !== wanted) return broken(WEBHOOK, url === '' ? 'none is set' : `set elsewhere: ${originOf(url)}`, SET_UP);
  return field(info, 'active') === false
    ? broken(WEBHOOK, 'set to this address, and off', 'switch on “Use webhook” on the channel’s Messaging API page')
    : fine(WEBHOOK, 'set to this address');
};

/** https://developers.line.biz/en/reference/messaging-api/#get-bot-info and #get-webhook-endpoint-information. Never throws. */
export const checkLine = async (
  { accessToken, apiUrl = DEFAULT_URL, channelSecret }: LineAccount & { channelSecret?: string | undefined },
  webhook: WantedWebhook,
): Promise<Check[]> => {
  const headers = { authorization: `Bearer ${accessToken}` };
  const secret = channelSecret === undefined ? [] : [judgeSecret(channelSecret)];
  const bot = await askForCheck('line token', `${apiUrl}/v2/bot/info`, headers, REFUSED);
  if (isCheck(bot)) return [...secret, bot];
  const info = await askForCheck(WEBHOOK, `${apiUrl}/v2/bot/channel/webhook/endpoint`, headers, REFUSED);
  // LINE answers 404 where none was ever set.
  const none = isCheck(info) && info.detail === 'answered 404';
  return [
    ...secret,
    fine('line token', 'accepted'),
    isCheck(info) && !none ? info : judgeWebhook(none ? undefined : (info as { body: unknown }).body, webhook),
  ];
};
