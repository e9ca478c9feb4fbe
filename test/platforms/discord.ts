import { loadContract } from './contract.ts';
import { startPlatformServer, type Extra, type PlatformResponse, type PlatformServer } from './platform-server.ts';

const refuse = (status: number, code: number, message: string): PlatformResponse => ({
  status,
  body: { code, message },
});

/** https://discord.com/developers/docs/resources/message#embed-object-embed-limits: over all embeds of a message. */
const EMBEDS_MOST = 6_000;
const embedded = (body: any): string =>
  (body?.embeds ?? [])
    .flatMap((embed: any) => [embed.author?.name, embed.title, embed.description])
    .filter((text: unknown) => typeof text === 'string')
    .join('\n\n');
/** All that a person reads of a message. */
const textOf = (body: any): string => [body.content, embedded(body)].filter((text) => text !== '').join('\n\n');

/** The channel of direct messages with a person, and back: the fake's own arithmetic. */
const OFFSET = 700_000_000_000_000_000n;
const channelOf = (user: string): string => String(BigInt(user) + OFFSET);
const userOf = (channel: string): string => String(BigInt(channel) - OFFSET);

/** Discord with channels to open, nonces that drop a repeat, and 50007 from those who have blocked the bot. */
export const startDiscordPlatform = async (
  extra?: Extra,
): Promise<PlatformServer & { channelOf: typeof channelOf }> => {
  const contract = loadContract('discord');
  const byNonce = new Map<string, string>();
  let last = 800_000_000_000_000_000n;
  const server = await startPlatformServer((request, platform) => {
    const { method, path, headers, body, at } = request;
    const wrong =
      contract.violation(method, path, body) ??
      (method !== 'DELETE' && /\/messages/.test(path) && JSON.stringify(body?.allowed_mentions) !== '{"parse":[]}'
        ? 'mentions are allowed'
        : undefined) ??
      (embedded(body).length > EMBEDS_MOST ? 'the embeds are too long' : undefined) ??
      (headers.authorization?.startsWith('Bot ') === true || path.startsWith('/v10/interactions/')
        ? undefined
        : 'no token');
    if (wrong !== undefined) {
      platform.violations.push(wrong);
      return refuse(400, 50_035, wrong);
    }
    const more = extra?.(request, platform);
    if (more !== undefined) return more;
    if (path === '/v10/users/@me/channels') return { status: 200, body: { id: channelOf(body.recipient_id), type: 1 } };
    const [, channel = '', message] = /^\/v10\/channels\/(\d+)\/messages(?:\/(\d+))?$/.exec(path) ?? [];
    if (channel === '') return { status: 200, body: [] };
    const to = userOf(channel);
    if (platform.blocked.has(to)) return refuse(403, 50_007, 'Cannot send messages to this user');
    if (message !== undefined) {
      platform.shown.push({ to, text: textOf(body), how: 'edited', at });
      return { status: 200, body: { id: message, channel_id: channel } };
    }
    const nonce = `${channel}/${body.nonce}`;
    const before = body.enforce_nonce === true ? byNonce.get(nonce) : undefined;
    if (before !== undefined) return { status: 200, body: { id: before, channel_id: channel } };
    last += 1n;
    byNonce.set(nonce, String(last));
    platform.shown.push({ to, text: textOf(body), how: 'sent', at });
    return { status: 200, body: { id: String(last), channel_id: channel } };
  });
  return Object.assign(server, { channelOf });
};
