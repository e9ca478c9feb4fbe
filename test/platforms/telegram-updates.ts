import type { Extra, PlatformResponse, PlatformServer } from './platform-server.ts';
import { startTelegramPlatform } from './telegram.ts';

export interface PollableTelegram extends PlatformServer {
  /** Something happens to the bot; answers its update_id. */
  push(update: object): number;
  /** Updates that no offset has confirmed yet. */
  waiting(): number[];
  /** The offsets of all polls so far. */
  offsets(): number[];
  state: {
    /** The address of a webhook; empty where there is none. */
    webhook: string;
    /** The secret that came with it. */
    secret: string | undefined;
    /** Whether the token is no longer one. */
    revoked: boolean;
    /** Whether another program polls too. */
    rival: boolean;
    lastError: string | undefined;
  };
}

const ok = (result: unknown): PlatformResponse => ({ status: 200, body: { ok: true, result } });
const refuse = (status: number, description: string): PlatformResponse => ({
  status,
  body: { ok: false, error_code: status, description },
});

/**
 * Telegram with getUpdates as https://core.telegram.org/bots/api#getupdates describes it: an offset forgets what was
 * before it, an empty answer waits, and neither a webhook nor another poller is suffered beside it.
 */
export const startPollableTelegram = async (): Promise<PollableTelegram> => {
  const state: PollableTelegram['state'] = {
    webhook: '',
    secret: undefined,
    revoked: false,
    rival: false,
    lastError: undefined,
  };
  const updates: { update_id: number }[] = [];
  const offsets: number[] = [];
  let last = 900_000_000;
  let arrived = Promise.withResolvers<void>();

  const poll = async ({ offset = 0, limit = 100, timeout = 0 }): Promise<PlatformResponse> => {
    if (state.webhook !== '')
      return refuse(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook first");
    if (state.rival)
      return refuse(409, 'Conflict: terminated by other getUpdates request; make sure that only one bot instance runs');
    offsets.push(offset);
    while (updates[0] !== undefined && updates[0].update_id < offset) updates.shift();
    if (updates.length === 0 && timeout > 0) {
      const { promise: late, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, timeout * 1_000);
      await Promise.race([arrived.promise, late]);
      clearTimeout(timer);
    }
    return ok(updates.slice(0, limit));
  };

  const extra: Extra = ({ path, body }) => {
    const call = path.split('/').at(-1);
    if (state.revoked) return refuse(401, 'Unauthorized');
    if (call === 'getUpdates') return poll(body ?? {});
    if (call === 'getMe') return ok({ id: 123_456, is_bot: true, first_name: 'Mamori', username: 'MamoriTestBot' });
    if (call === 'getWebhookInfo') {
      return ok({
        url: state.webhook,
        has_custom_certificate: false,
        pending_update_count: updates.length,
        ...(state.lastError !== undefined && { last_error_message: state.lastError, last_error_date: 1 }),
      });
    }
    if (call === 'setWebhook') [state.webhook, state.secret] = [body.url, body.secret_token];
    else if (call === 'deleteWebhook') state.webhook = '';
    else return undefined;
    return ok(true);
  };

  const server = await startTelegramPlatform(extra);
  return Object.assign(server, {
    state,
    offsets: () => [...offsets],
    waiting: () => updates.map(({ update_id: id }) => id),
    push(update: object) {
      last += 1;
      updates.push({ update_id: last, ...update });
      arrived.resolve();
      arrived = Promise.withResolvers();
      return last;
    },
  });
};

/** What a person writes in a private chat, as an update without its number. */
export const written = (id: number, text: string): object => ({
  message: {
    message_id: 1,
    date: Math.floor(Date.now() / 1000),
    from: { id, is_bot: false, first_name: 'A', language_code: 'en' },
    chat: { id, type: 'private', first_name: 'A' },
    text,
  },
});
