import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../lib/core/log.ts';
import type { DirectReceiving } from '../../lib/wire.ts';
import { backoffMs, type Driver } from './backoff.ts';
import { createTelegramClient, type Heard, type TelegramClient } from './telegram-client.ts';
import { createUpdateRounds } from './telegram-updates.ts';

export interface TelegramPolling extends DirectReceiving {
  token: string;
  apiUrl?: string | undefined;
  /** The kinds of updates that are asked for. */
  allowed: readonly string[];
  /** Where a webhook of our own would be: one that is left there is taken away. */
  ownWebhook?: string | undefined;
  log: Log;
}

/** https://core.telegram.org/bots/api#getupdates: long polling; telegraf's own choice. */
const LONG_POLL_SECONDS = 50;
/** A server that does not wait is not asked without a pause. */
const EMPTY_PAUSE_MS = 1_000;
const FAILED_MOST_MS = 60_000;
const OWED_MOST_MS = 5_000;
/** How soon a conflict that someone has to end is looked at again. */
const CONFLICT_PAUSE_MS = 15_000;

const ELSEWHERE =
  'delete it (https://api.telegram.org/bot<token>/deleteWebhook), or set TELEGRAM_WEBHOOK_SECRET and an https ' +
  'MAMORI_PUBLIC_URL so that it is moved here';
const REFUSED = 'Telegram refused TELEGRAM_BOT_TOKEN: get the token from @BotFather (/mybots) and start again';

/** One line for each state that it comes into, and one when it is over. */
const createSpeaker = (log: Log) => {
  let said = '';
  return {
    trouble(line: string): void {
      if (line !== said) log.error(line, { channel: 'telegram' });
      said = line;
    },
    fine(): void {
      if (said !== '') log.info('Telegram is polled again', { channel: 'telegram' });
      said = '';
    },
  };
};

type Trouble = { line: string; waitMs: number } | { line: string; ends: true };

const troubleOf = ({ code, said, afterMs }: Extract<Heard<unknown>, { ok: false }>, failures: number): Trouble => {
  if (code === 401 || code === 404) return { line: REFUSED, ends: true };
  if (code === 409) {
    const line = /webhook/i.test(said)
      ? `Telegram sends updates to a webhook set elsewhere: ${ELSEWHERE}`
      : 'Telegram: another program polls this bot: end that one, or use a bot of its own here (@BotFather, /newbot)';
    return { line, waitMs: CONFLICT_PAUSE_MS };
  }
  const line = `Telegram cannot be polled for now: ${code === 0 ? said : `answered ${code}`}`;
  return { line, waitMs: afterMs ?? backoffMs(failures, FAILED_MOST_MS) };
};

/** Whether nothing stands in the way of polling: a webhook of our own is taken away, and another's is left. */
const clearWebhook = async (client: TelegramClient, own: string | undefined): Promise<string | undefined> => {
  const heard = await client.webhookUrl();
  // Polling itself will tell what is wrong.
  if (!heard.ok || heard.result === '') return undefined;
  if (heard.result === own) {
    await client.deleteWebhook();
    return undefined;
  }
  const origin = URL.canParse(heard.result) ? new URL(heard.result).origin : 'another address';
  return `Telegram sends updates to a webhook at ${origin}: ${ELSEWHERE}`;
};

const poll = async (polling: TelegramPolling, ending: AbortSignal): Promise<void> => {
  const { ownWebhook, receive, turn, log } = polling;
  const client = await createTelegramClient(polling, ending);
  const speaker = createSpeaker(log);
  const pause = (milliseconds: number) => sleep(milliseconds, undefined, { signal: ending });
  const handle = createUpdateRounds(receive, log);
  for (let line = await clearWebhook(client, ownWebhook); line !== undefined;) {
    speaker.trouble(line);
    await pause(CONFLICT_PAUSE_MS);
    line = await clearWebhook(client, ownWebhook);
  }
  let [offset, failures] = [0, 0];
  while (!ending.aborted) {
    await turn();
    const askedAt = Date.now();
    const heard = await client.updates(offset, LONG_POLL_SECONDS);
    if (ending.aborted) return;
    if (!heard.ok) {
      failures += 1;
      const trouble = troubleOf(heard, failures);
      speaker.trouble(trouble.line);
      if ('ends' in trouble) return;
      await pause(trouble.waitMs);
      continue;
    }
    speaker.fine();
    const round = await handle(heard.result);
    // Named in the next request: only then does Telegram forget what came before.
    offset = round.offset ?? offset;
    failures = round.owed ? failures + 1 : 0;
    if (round.owed) await pause(backoffMs(failures, OWED_MOST_MS));
    else if (heard.result.length === 0 && Date.now() - askedAt < EMPTY_PAUSE_MS) await pause(EMPTY_PAUSE_MS);
  }
};

/**
 * Receives on Telegram without a public address, by long polling. Each update takes the road of a webhook, and is
 * confirmed by the offset only after it was handled: what a crash repeats is dropped by its claim.
 */
export const startTelegramPolling = (polling: TelegramPolling): Driver => {
  const ending = new AbortController();
  const polled = poll(polling, ending.signal).catch((error: unknown) => {
    if (!ending.signal.aborted) polling.log.error('polling Telegram has ended', { channel: 'telegram', error });
  });
  return {
    async stop() {
      ending.abort();
      await polled;
    },
  };
};
