import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTelegramPolling } from '../../infra/local/telegram-polling.ts';
import type { Driver } from '../../infra/local/backoff.ts';
import { ALLOWED_UPDATES } from '../../lib/channels/telegram/webhook.ts';
import type { WebhookReply } from '../../lib/core/channel.ts';
import { hasContracts } from '../platforms/contract.ts';
import { startPollableTelegram, written, type PollableTelegram } from '../platforms/telegram-updates.ts';
import { keepLog } from './log-lines.ts';

const TOKEN = '123456:a-telegram-token';
const OK: WebhookReply = { status: 200 };
const FAILED: WebhookReply = { status: 503 };

describe.skipIf(!hasContracts)('long polling (needs the contracts in ../shared)', () => {
  let telegram: PollableTelegram;
  let polling: Driver | undefined;
  let log: ReturnType<typeof keepLog>;
  /** Numbers of the updates that were received, in order. */
  let received: number[];

  beforeEach(async () => {
    telegram = await startPollableTelegram();
    log = keepLog();
    received = [];
  });
  afterEach(async () => {
    await polling?.stop();
    polling = undefined;
    expect(telegram.violations).toEqual([]);
    expect(log.lines.join('\n')).not.toContain(TOKEN);
    await telegram.close();
  });

  const start = (
    answer: (id: number) => WebhookReply | Promise<WebhookReply> = () => OK,
    ownWebhook?: string,
  ): void => {
    polling = startTelegramPolling({
      token: TOKEN,
      apiUrl: telegram.url,
      allowed: ALLOWED_UPDATES,
      ownWebhook,
      turn: async () => undefined,
      log,
      async receive(update) {
        const { update_id: id } = update as { update_id: number };
        received.push(id);
        return answer(id);
      },
    });
  };

  it('confirms an update only after it was handled', async () => {
    const handled = Promise.withResolvers<WebhookReply>();
    const id = telegram.push(written(1, '/help'));
    start(() => handled.promise);
    await expect.poll(() => received).toEqual([id]);
    expect(telegram.waiting()).toEqual([id]);
    handled.resolve(OK);
    await expect.poll(() => telegram.waiting()).toEqual([]);
    expect(telegram.offsets().at(-1)).toBe(id + 1);
  });

  it.each([FAILED, { status: 409 }])('asks again for what could not be handled: %j', async (failure) => {
    const ids = [1, 2, 3].map((person) => telegram.push(written(person, '/help')));
    let failing = true;
    start((id) => (failing && id === ids[1] ? failure : OK));
    await expect.poll(() => received.filter((id) => id === ids[1]).length).toBeGreaterThan(1);
    expect(telegram.waiting()[0]).toBe(ids[1]);
    failing = false;
    await expect.poll(() => telegram.waiting()).toEqual([]);
  });

  it('handles what one person says in order, and lets nobody else wait for it', async () => {
    const slow = Promise.withResolvers<WebhookReply>();
    const [first, second, other] = [written(1, '/a'), written(1, '/b'), written(2, '/c')].map((one) =>
      telegram.push(one),
    );
    start((id) => (id === first ? slow.promise : OK));
    await expect.poll(() => received).toEqual([first, other]);
    slow.resolve(OK);
    await expect.poll(() => received).toEqual([first, other, second]);
  });

  it('gives up an update that keeps failing while others are handled, and says so', async () => {
    const poison = telegram.push(written(1, '/help'));
    start((id) => (id === poison ? FAILED : OK));
    for (let round = 0; round < 5; round += 1) {
      const id = telegram.push(written(2, '/help'));
      await expect.poll(() => received.includes(id)).toBe(true);
    }
    await expect.poll(() => telegram.waiting(), { timeout: 25_000 }).toEqual([]);
    expect(log.lines).toContain('error: an update that kept failing was given up');
  });

  it('backs off from errors, says so once, and goes on', async () => {
    telegram.failNext({ status: 502, body: 'bad gateway' }, 3);
    const id = telegram.push(written(1, '/help'));
    start();
    await expect.poll(() => received).toEqual([id]);
    expect(log.lines).toEqual([
      'error: Telegram cannot be polled for now: answered 502',
      'info: Telegram is polled again',
    ]);
  });

  it.each([{ ok: true, result: true }, { ok: true, result: null }, [], '<html>'])(
    'goes on after an answer that is none: %j',
    async (body) => {
      telegram.failNext({ status: 200, body }, 2);
      const id = telegram.push(written(1, '/help'));
      start();
      await expect.poll(() => received).toEqual([id]);
    },
  );

  it('waits as long as a rate limit asks', async () => {
    telegram.failNext({ status: 200, body: { ok: true, result: { url: '' } } });
    telegram.failNext({
      status: 429,
      body: { ok: false, error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 1 } },
    });
    start();
    await expect.poll(() => telegram.offsets().length).toBeGreaterThan(0);
    const polls = telegram.requests.filter(({ path }) => path.endsWith('/getUpdates')).map(({ at }) => at);
    expect((polls[1] ?? 0) - (polls[0] ?? 0)).toBeGreaterThanOrEqual(990);
  });

  it('says that the token is revoked, in one line, and ends', async () => {
    telegram.state.revoked = true;
    start();
    await expect.poll(() => log.lines).toEqual([expect.stringContaining('refused TELEGRAM_BOT_TOKEN')]);
    const asked = telegram.requests.length;
    await polling?.stop();
    expect([telegram.requests.length, log.lines.length]).toEqual([asked, 1]);
  });

  it('says that another program polls, in one line', async () => {
    telegram.state.rival = true;
    start();
    await expect.poll(() => log.lines).toEqual([expect.stringContaining('another program polls this bot')]);
  });

  it('leaves a webhook that is set elsewhere alone, and says what to do', async () => {
    telegram.state.webhook = 'https://other.example/hook/secret-path';
    start(undefined, 'https://mine.example/webhooks/telegram');
    await expect.poll(() => log.lines).toEqual([expect.stringContaining('a webhook at https://other.example: delete')]);
    expect(log.lines[0]).not.toContain('secret-path');
    expect([telegram.state.webhook, telegram.offsets()]).toEqual(['https://other.example/hook/secret-path', []]);
  });

  it('takes away a webhook of our own, and keeps what is waiting', async () => {
    telegram.state.webhook = 'https://mine.example/webhooks/telegram';
    const id = telegram.push(written(1, '/help'));
    start(undefined, 'https://mine.example/webhooks/telegram');
    await expect.poll(() => received).toEqual([id]);
    const call = telegram.requests.find(({ path }) => path.endsWith('/deleteWebhook'));
    expect(call?.body).toEqual({ drop_pending_updates: false });
  });

  it('ends at once while a poll is open', async () => {
    start();
    await expect.poll(() => telegram.offsets().length).toBe(1);
    await polling?.stop();
    expect(log.lines).toEqual([]);
  });
});
