import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { Json } from './json.ts';
import { SIMULATED_PERSON } from './person.ts';
import type { ClientLanguage, Webhook } from './platform.ts';

/** The direct channel is the person's id and one: it stays the same over restarts, for the product keeps it. */
export const DIRECT_CHANNEL = String(BigInt(SIMULATED_PERSON.discord) + 1n);

/** https://discord.com/developers/docs/reference#locales */
export const LOCALE = { ja: 'ja', en: 'en-US' } as const satisfies Record<ClientLanguage, string>;

/** https://discord.com/developers/docs/reference#snowflakes: milliseconds since 2015, then 22 bits. */
const EPOCH_MS = 1_420_070_400_000n;
const LOW_BITS = 22n;
const COUNT_MOST = 4_096;
export const snowflake = (low: number): string =>
  String(((BigInt(Date.now()) - EPOCH_MS) << LOW_BITS) + BigInt(low % COUNT_MOST));

export interface Interactions {
  /** 64 hexadecimal digits, as Discord shows it to the bot's owner. */
  publicKey: string;
  /** A signed interaction of the simulated person, without what is done with its reply; and its token. */
  sign(about: Json, lang: ClientLanguage): Pick<Webhook, 'headers' | 'body'> & { token: string };
}

/** https://discord.com/developers/docs/interactions/receiving-and-responding, signed with a key pair of this process. */
export const createInteractions = (application: string): Interactions => {
  const keys = generateKeyPairSync('ed25519');
  let count = 0;
  return {
    publicKey: keys.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex'),
    sign(about, lang) {
      count += 1;
      const token = randomBytes(32).toString('base64url');
      const body = JSON.stringify({
        id: snowflake(count),
        application_id: application,
        token,
        version: 1,
        context: 1,
        locale: LOCALE[lang],
        channel_id: DIRECT_CHANNEL,
        channel: { id: DIRECT_CHANNEL, type: 1 },
        user: { id: SIMULATED_PERSON.discord, username: 'you', discriminator: '0' },
        ...about,
      });
      const timestamp = String(Math.floor(Date.now() / 1_000));
      const signature = sign(null, Buffer.from(timestamp + body), keys.privateKey).toString('hex');
      return { token, body, headers: { 'x-signature-ed25519': signature, 'x-signature-timestamp': timestamp } };
    },
  };
};
