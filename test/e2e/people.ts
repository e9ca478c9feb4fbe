import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import type { ChannelId } from '../../lib/core/channel.ts';

/** Secrets of the three platforms as this test run has them; nothing real. */
const discordKeys = generateKeyPairSync('ed25519');
const LINE_SECRET = 'a-line-channel-secret';
const TELEGRAM_SECRET = 'a-telegram-webhook-secret';

export const SECRETS = {
  LINE_CHANNEL_SECRET: LINE_SECRET,
  LINE_CHANNEL_ACCESS_TOKEN: 'a-line-access-token',
  TELEGRAM_BOT_TOKEN: '123456:a-telegram-token',
  TELEGRAM_WEBHOOK_SECRET: TELEGRAM_SECRET,
  DISCORD_APPLICATION_ID: '1000000000000000001',
  DISCORD_PUBLIC_KEY: discordKeys.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex'),
  DISCORD_BOT_TOKEN: 'a-discord-bot-token',
} as const;

export interface Person {
  channel: ChannelId;
  /** The platform's id, in the platform's form. */
  id: string;
  /** Client language, where the platform tells one. */
  language?: string;
}

/** The n-th person of a channel, with an id of the platform's own form. */
export const person = (channel: ChannelId, n: number, language?: string): Person => ({
  channel,
  id:
    channel === 'line'
      ? `U${n.toString(16).padStart(32, '0')}`
      : channel === 'telegram'
        ? String(500_000_000 + n)
        : String(200_000_000_000_000_000n + BigInt(n)),
  ...(language !== undefined && { language }),
});

let events = 0;
const post = async (url: string, headers: Record<string, string>, body: string): Promise<Response> =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

const sayOnLine = (base: string, { id }: Person, text: string): Promise<Response> => {
  events += 1;
  const body = JSON.stringify({
    destination: 'U00000000000000000000000000000000',
    events: [
      {
        type: 'message',
        mode: 'active',
        timestamp: Date.now(),
        webhookEventId: `E${events}-${Date.now()}`,
        deliveryContext: { isRedelivery: false },
        replyToken: `reply${events}x${Date.now()}`,
        source: { type: 'user', userId: id },
        message: { id: String(events), type: 'text', quoteToken: 'q', text },
      },
    ],
  });
  return post(
    `${base}/webhooks/line`,
    { 'x-line-signature': createHmac('sha256', LINE_SECRET).update(body).digest('base64') },
    body,
  );
};

const sayOnTelegram = (base: string, { id, language = 'en' }: Person, text: string): Promise<Response> => {
  events += 1;
  const from = { id: Number(id), is_bot: false, first_name: 'A', language_code: language };
  return post(
    `${base}/webhooks/telegram`,
    { 'x-telegram-bot-api-secret-token': TELEGRAM_SECRET },
    JSON.stringify({
      update_id: Date.now() * 1000 + events,
      message: {
        message_id: events,
        date: Math.floor(Date.now() / 1000),
        from,
        chat: { id: Number(id), type: 'private', first_name: 'A' },
        text,
      },
    }),
  );
};

/** `/subscribe kucoin BTC` as a slash command: the options in the order of the command's own list. */
const OPTIONS: Record<string, string[]> = {
  notice: ['text', 'audience', 'at'],
  admins: ['act', 'person'],
  approve: ['id', 'hash'],
  cancel: ['id'],
  silence: ['exchange', 'duration'],
  announce: ['exchange', 'url', 'text'],
  digest: ['digest'],
  here: ['exchange', 'level'],
  hold: ['exchange', 'asset', 'amount'],
  quiet: ['hours', 'zone'],
  code: ['phrase'],
  delete: ['confirm'],
  report: ['exchange', 'asset'],
  subscribe: ['exchange', 'asset'],
  unsubscribe: ['exchange', 'asset'],
  status: ['exchange'],
  incidents: ['exchange'],
  level: ['level'],
  lang: ['language'],
};

/** As test/platforms/discord.ts opens them. */
const directChannel = (user: string): string => String(BigInt(user) + 700_000_000_000_000_000n);

const sayOnDiscord = (base: string, { id, language = 'en-US' }: Person, text: string): Promise<Response> => {
  events += 1;
  const [name = '', ...values] = text.replace(/^\//, '').split(/\s+/);
  const options = values.map((value, index) => ({ name: OPTIONS[name]?.[index] ?? 'text', type: 3, value }));
  const interaction = String(300_000_000_000_000_000n + BigInt(Date.now()) * 1000n + BigInt(events));
  const body = JSON.stringify({
    id: interaction,
    application_id: SECRETS.DISCORD_APPLICATION_ID,
    type: 2,
    token: 'an-interaction-token',
    version: 1,
    context: 1,
    locale: language,
    channel_id: directChannel(id),
    channel: { id: directChannel(id), type: 1 },
    user: { id, username: 'a', discriminator: '0' },
    data: { id: '9', name, type: 1, options },
  });
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = sign(null, Buffer.from(timestamp + body), discordKeys.privateKey).toString('hex');
  return post(
    `${base}/webhooks/discord`,
    { 'x-signature-ed25519': signature, 'x-signature-timestamp': timestamp },
    body,
  );
};

const SAY = { line: sayOnLine, telegram: sayOnTelegram, discord: sayOnDiscord };

/** Writes to the bot as this person, signed as the platform signs. */
export const say = (base: string, who: Person, text: string): Promise<Response> => SAY[who.channel](base, who, text);
