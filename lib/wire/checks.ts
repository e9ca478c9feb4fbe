import { webhookPath } from '../app/set-up-channels.ts';
import { checkDiscord } from '../channels/discord/check.ts';
import { checkLine } from '../channels/line/check.ts';
import { checkTelegram } from '../channels/telegram/check.ts';
import type { Config } from '../config.ts';
import { broken, fine, type Check, type WantedWebhook } from '../core/check.ts';
import type { ChannelId } from '../core/channel.ts';
import type { Endpoint, Exchange } from '../core/exchange.ts';
import { directoryOf } from './base.ts';
import { mendOfKey } from './key-checks.ts';
import { observeFrom } from './sources.ts';

const webhookOf = (channel: ChannelId, { MAMORI_PUBLIC_URL: base }: Config, secret: unknown): WantedWebhook => ({
  url: base === undefined ? undefined : `${base}${webhookPath(channel)}`,
  receives: secret !== undefined,
});

const GUIDE = 'see docs/platform-keys.md';

/** Variables that only make sense together: those that are missing where some are there. */
const missing = (config: Config, channel: ChannelId, names: readonly (keyof Config)[]): Check | undefined => {
  const absent = names.filter((name) => config[name] === undefined);
  if (absent.length === 0) return undefined;
  if (absent.length === names.length) return fine(channel, `off: ${names.join(' and ')} not set`);
  return broken(channel, `off: ${absent.join(' and ')} not set`, `set ${absent.join(' and ')}: ${GUIDE}`);
};

const checkOf: Record<ChannelId, (config: Config) => Promise<Check[]>> = {
  async line(config) {
    const {
      LINE_CHANNEL_ACCESS_TOKEN: accessToken = '',
      LINE_CHANNEL_SECRET: channelSecret,
      LINE_API_URL: apiUrl,
    } = config;
    const off = missing(config, 'line', ['LINE_CHANNEL_SECRET', 'LINE_CHANNEL_ACCESS_TOKEN']);
    if (off !== undefined) return [off];
    return checkLine({ accessToken, apiUrl, channelSecret }, webhookOf('line', config, channelSecret));
  },
  async telegram(config) {
    const { TELEGRAM_BOT_TOKEN: token = '', TELEGRAM_WEBHOOK_SECRET: secret, TELEGRAM_API_URL: apiUrl } = config;
    const off = missing(config, 'telegram', ['TELEGRAM_BOT_TOKEN']);
    if (off !== undefined) return [off];
    return checkTelegram({ token, apiUrl }, webhookOf('telegram', config, secret));
  },
  async discord(config) {
    const { DISCORD_APPLICATION_ID: applicationId = '', DISCORD_BOT_TOKEN: token = '' } = config;
    const { DISCORD_PUBLIC_KEY: publicKey, DISCORD_API_URL: apiUrl } = config;
    const off = missing(config, 'discord', ['DISCORD_APPLICATION_ID', 'DISCORD_BOT_TOKEN']);
    if (off !== undefined) return [off];
    return checkDiscord({ applicationId, token, apiUrl, publicKey }, webhookOf('discord', config, publicKey));
  },
};

/** What each platform answers to a harmless call. Never throws. */
export const checkPlatforms = async (config: Config): Promise<Check[]> =>
  (await Promise.all(Object.values(checkOf).map((check) => check(config)))).flat();

const MENDS = {
  unreachable: 'look at this machine’s connection; if only this one fails, try again later',
  blocked:
    'the exchange blocks this address: set MAMORI_EGRESS_URL to a relay in another region, or leave it out of MAMORI_EXCHANGES',
  unreadable: 'the exchange has changed its answer: update Mamori',
} as const;

/** Reads every source that is polled, once and live. Never throws, unless MAMORI_EXCHANGES names an unknown one. */
export const checkSources = async (config: Config): Promise<Check[]> => {
  const observe = observeFrom(config);
  const check = async (exchange: Exchange, endpoint: Endpoint): Promise<Check> => {
    const name = `source ${exchange.id} ${endpoint.name}`;
    const { outcome } = await observe(exchange, endpoint, { etag: null, lastModified: null });
    if (outcome.state === 'fresh') return fine(name, `read: ${outcome.rows.length} rows`);
    if (outcome.state === 'unchanged') return fine(name, 'read: unchanged');
    const mend = outcome.refused === undefined ? MENDS[outcome.state] : mendOfKey(exchange.id, outcome.refused);
    return broken(name, `${outcome.state}: ${outcome.detail}`, mend);
  };
  return Promise.all(
    Object.values(directoryOf(config)).flatMap((exchange) =>
      exchange.endpoints
        .filter(({ name }) => exchange.polls.includes(name))
        .map((endpoint) => check(exchange, endpoint)),
    ),
  );
};
