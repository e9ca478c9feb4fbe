import type { Update } from 'telegraf/types';

/** What Telegram answered, or why it did not: `code` is that of HTTP, 0 where there was no answer. */
export type Heard<T> = { ok: true; result: T } | { ok: false; code: number; said: string; afterMs?: number };

export interface TelegramClient {
  /** Waits up to `seconds` for updates from `offset` on. Telegram forgets those before it. */
  updates(offset: number, seconds: number): Promise<Heard<Update[]>>;
  webhookUrl(): Promise<Heard<string>>;
  /** What is waiting is kept for polling. */
  deleteWebhook(): Promise<Heard<unknown>>;
}

/** https://core.telegram.org/bots/api#getupdates: 1 to 100. */
const UPDATES_MOST = 100;
const SECOND = 1_000;

/** telegraf's client: imported by who polls, and by nobody else. An error of it may hold the token: none is passed on. */
export const createTelegramClient = async (
  { token, apiUrl, allowed }: { token: string; apiUrl?: string | undefined; allowed: readonly string[] },
  ending: AbortSignal,
): Promise<TelegramClient> => {
  const { Telegram, TelegramError } = await import('telegraf');
  // Its addresses are relative to the root: without the slash the root's own path would be lost.
  const telegram = new Telegram(token, apiUrl === undefined ? {} : { apiRoot: `${apiUrl}/` });

  const heard = async <T>(call: Promise<T>): Promise<Heard<T>> => {
    try {
      return { ok: true, result: await call };
    } catch (error) {
      if (!(error instanceof TelegramError)) return { ok: false, code: 0, said: 'not connected' };
      const wait = error.parameters?.retry_after;
      return {
        ok: false,
        code: error.code,
        said: error.description,
        ...(wait !== undefined && { afterMs: wait * SECOND }),
      };
    }
  };

  return {
    updates: async (offset, seconds) => {
      const answer = await heard(
        telegram.callApi(
          'getUpdates',
          { offset, timeout: seconds, limit: UPDATES_MOST, allowed_updates: allowed as never },
          // telegraf's type is that of a shim; it takes Node's own.
          { signal: ending as never },
        ),
      );
      if (!answer.ok || Array.isArray(answer.result)) return answer;
      return { ok: false, code: 0, said: 'its answer is no list of updates' };
    },
    webhookUrl: () => heard(telegram.getWebhookInfo().then(({ url }) => url ?? '')),
    deleteWebhook: () => heard(telegram.deleteWebhook({ drop_pending_updates: false })),
  };
};
