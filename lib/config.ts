import * as v from 'valibot';
import { CHANNEL_IDS, type ChannelId } from './core/channel.ts';
import type { ExchangeKey } from './core/signed-request.ts';
import { MASTER_KEY_BYTES } from './store/seal.ts';

/** A value of the environment that cannot be used: one line that names the variable and says what it takes. */
export class BadConfiguration extends Error {
  override name = 'BadConfiguration';
}

const whole = (least: number, most: number, otherwise: string) =>
  v.pipe(
    v.optional(v.string(), otherwise),
    v.regex(/^\d{1,9}$/, `takes a whole number from ${least} to ${most}`),
    v.transform(Number),
    v.minValue(least, `takes a whole number from ${least} to ${most}`),
    v.maxValue(most, `takes a whole number from ${least} to ${most}`),
  );

const httpUrl = v.optional(
  v.pipe(
    v.string(),
    v.check((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), 'takes an http or https address'),
    v.transform((text) => text.replace(/\/+$/, '')),
  ),
);

/** An address of this machine: the demonstration is nowhere else. */
const loopbackUrl = v.optional(
  v.pipe(
    v.string(),
    v.regex(/^http:\/\/127\.0\.0\.1:\d{1,5}\/[\w/-]*$/, 'takes an address on 127.0.0.1, and is set by npm start alone'),
  ),
);

const token = (pattern: RegExp, takes: string) => v.optional(v.pipe(v.string(), v.regex(pattern, takes)));

const list = v.pipe(
  v.optional(v.string(), ''),
  v.transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
);

/** Read unless MAMORI_CHAINS says otherwise: what is read in a few seconds a minute, with nodes that anyone may ask. */
const CHAINS_READ = 'bitcoin,ethereum,nem';

/** `chain=api+https://…`. Undefined where it is none. */
const nodeOf = (text: string): { chain: string; api: string; url: string } | undefined => {
  const [, chain = '', api = '', url = ''] = /^([a-z0-9]{1,20})=([a-z0-9-]{1,20})\+(https?:\/\/\S+)$/.exec(text) ?? [];
  return URL.canParse(url) ? { chain, api, url: url.replace(/\/+$/, '') } : undefined;
};
const isNode = (text: string): boolean => nodeOf(text) !== undefined;

const ADMIN = new RegExp(`^(${CHANNEL_IDS.join('|')}):\\S+$`);

/** `line:@mamori`: a name as the platform shows it. */
const ACCOUNT = new RegExp(`^(${CHANNEL_IDS.join('|')}):\\S[^\\n]{0,63}$`);
const accountOf = (text: string): { channel: ChannelId; name: string } => {
  const colon = text.indexOf(':');
  return { channel: text.slice(0, colon) as ChannelId, name: text.slice(colon + 1) };
};

/** Visible ASCII, which headers carry; a colon ends each part but the last of three, a passphrase of any signs. */
const KEY_FORMS = {
  'key:secret': /^([!-9;-~]{1,256}):([!-9;-~]{1,512})$/,
  'key:secret:passphrase': /^([!-9;-~]{1,256}):([!-9;-~]{1,512}):([!-~](?:[ -~]{0,126}[!-~])?)$/,
} as const;

const exchangeKey = (form: keyof typeof KEY_FORMS) =>
  v.optional(
    v.pipe(
      v.string(),
      v.regex(KEY_FORMS[form], `takes ${form} of a key that may only read`),
      v.transform((text): ExchangeKey => {
        const [, key = '', secret = '', passphrase] = KEY_FORMS[form].exec(text) ?? [];
        return { key, secret, ...(passphrase !== undefined && { passphrase }) };
      }),
    ),
  );

const masterKey = v.optional(
  v.pipe(
    v.string(),
    v.transform((text) => new Uint8Array(Buffer.from(text, 'base64'))),
    v.check((key) => key.length === MASTER_KEY_BYTES, `takes ${MASTER_KEY_BYTES} random bytes in base64`),
  ),
);

const ENVIRONMENT = v.object({
  PORT: whole(0, 65_535, '3000'),
  MAMORI_PUBLIC_URL: httpUrl,
  MAMORI_MODE: v.optional(v.picklist(['live', 'shadow'], 'takes live or shadow'), 'live'),
  MAMORI_DATA_DIR: v.optional(v.pipe(v.string(), v.minLength(1, 'takes a folder')), '.mamori/'),
  MAMORI_POLL_SECONDS: whole(1, 3_600, '60'),
  MAMORI_RECOVERY_SECONDS: whole(1, 86_400, '900'),
  MAMORI_EXCHANGES: list,
  MAMORI_EGRESS_URL: httpUrl,
  /** Whether requests with a key go through the relay too: it could keep what it sees. */
  MAMORI_EGRESS_KEYS: v.optional(v.picklist(['yes', 'no'], 'takes yes or no'), 'no'),
  /** Exchanges whose key there is: for functions that know of them and have none of the keys. */
  MAMORI_KEYED_EXCHANGES: list,
  MAMORI_KEY_BINANCE: exchangeKey('key:secret'),
  MAMORI_KEY_BINGX: exchangeKey('key:secret'),
  MAMORI_KEY_BITBANK: exchangeKey('key:secret'),
  MAMORI_KEY_BYBIT: exchangeKey('key:secret'),
  MAMORI_KEY_MEXC: exchangeKey('key:secret'),
  MAMORI_KEY_OKX: exchangeKey('key:secret:passphrase'),
  MAMORI_KEY_UPBIT: exchangeKey('key:secret'),
  /** Ids of the chains to read; the rest is known, and read by command alone. */
  MAMORI_CHAINS: v.pipe(
    v.optional(v.string(), CHAINS_READ),
    v.transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    ),
  ),
  /** Nodes that are asked in place of a chain's own. An address may hold a key: no message shows it. */
  MAMORI_NODES: v.pipe(
    list,
    v.check((nodes) => nodes.every(isNode), 'takes a comma-separated list of chain=api+https://…'),
    v.transform((nodes) => nodes.flatMap((text) => nodeOf(text) ?? [])),
  ),
  /** Requests a second to one node's host. Public nodes shut out who asks more. */
  MAMORI_NODE_RATE: whole(1, 50, '3'),
  /** Set by `npm start`: the channels whose platforms it plays, and `demo` where it shows the demonstration. */
  MAMORI_SIMULATED: list,
  MAMORI_DEMO_URL: loopbackUrl,
  MAMORI_ADMINS: v.pipe(
    list,
    v.check((admins) => admins.every((admin) => ADMIN.test(admin)), 'takes a comma-separated list of channel:id'),
  ),
  /** The official accounts, as `/code` lists them. */
  MAMORI_ACCOUNTS: v.pipe(
    list,
    v.check(
      (accounts) => accounts.every((account) => ACCOUNT.test(account)),
      'takes a comma-separated list of channel:name',
    ),
    v.transform((accounts) => accounts.map(accountOf)),
  ),
  /** Under `npm start` made once and kept in the data folder. */
  MAMORI_MASTER_KEY: masterKey,
  /** Where Lambda has unpacked the function; unset elsewhere. https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
  LAMBDA_TASK_ROOT: v.optional(v.string()),
  MAMORI_TABLE: v.optional(v.string(), 'mamori'),
  MAMORI_QUEUE_ANNOUNCE: v.optional(v.string()),
  MAMORI_QUEUE_LINE: v.optional(v.string()),
  MAMORI_QUEUE_TELEGRAM: v.optional(v.string()),
  MAMORI_QUEUE_DISCORD: v.optional(v.string()),
  LINE_CHANNEL_SECRET: token(/^\S{1,256}$/, 'takes the channel secret, without spaces'),
  LINE_CHANNEL_ACCESS_TOKEN: token(/^\S{1,2048}$/, 'takes the channel access token, without spaces'),
  LINE_API_URL: httpUrl,
  TELEGRAM_BOT_TOKEN: token(/^\d{1,20}:[\w-]{1,128}$/, 'takes a bot token such as 123456:ABC…'),
  // https://core.telegram.org/bots/api#setwebhook: 1-256 characters A-Z, a-z, 0-9, _ and -.
  TELEGRAM_WEBHOOK_SECRET: token(/^[\w-]{1,256}$/, 'takes 1 to 256 letters, digits, _ and -'),
  TELEGRAM_API_URL: httpUrl,
  DISCORD_APPLICATION_ID: token(/^\d{1,20}$/, 'takes the application id, a number'),
  DISCORD_PUBLIC_KEY: token(/^[0-9a-fA-F]{64}$/, 'takes the public key, 64 hexadecimal digits'),
  DISCORD_BOT_TOKEN: token(/^\S{1,256}$/, 'takes the bot token, without spaces'),
  DISCORD_API_URL: httpUrl,
});

/** Before the exchange's id, in capitals. */
const KEYS = 'MAMORI_KEY_';

export type Config = v.InferOutput<typeof ENVIRONMENT>;

/** Reads and validates the environment once. An empty value counts as unset. Throws BadConfiguration. */
export const readConfig = (environment: Readonly<Record<string, string | undefined>>): Config => {
  const present = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const idle = Object.keys(present).find((name) => name.startsWith(KEYS) && !Object.hasOwn(ENVIRONMENT.entries, name));
  if (idle !== undefined) throw new BadConfiguration(`${idle} takes nothing: that exchange is read without a key`);
  const result = v.safeParse(ENVIRONMENT, present, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new BadConfiguration(`${v.getDotPath(issue) ?? 'environment'} ${issue.message}`);
};
