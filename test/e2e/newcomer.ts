import type { Locator, Page } from 'playwright-core';
import type { ChannelId } from '../../lib/core/channel.ts';

/** A conversation, an alert or its end takes a few polls. */
export const PATIENCE_MS = 60_000;

/** What someone does who opens the page for the first time. */
export interface Newcomer {
  chat(channel: ChannelId): Locator;
  /** Waits until the bot has said it; the newest message that fits. */
  expectSaid(channel: ChannelId, text: RegExp): Promise<void>;
  subscribe: Record<ChannelId, () => Promise<void>>;
  play(what: 'freeze' | 'recovery'): Promise<void>;
}

export const createNewcomer = (page: Page): Newcomer => {
  const chat = (channel: ChannelId): Locator => page.locator(`#chat-${channel}`);
  const expectSaid = async (channel: ChannelId, text: RegExp): Promise<void> => {
    const fitting = chat(channel).locator('[data-message][data-from="bot"]').filter({ hasText: text });
    await fitting.last().waitFor({ timeout: PATIENCE_MS, state: 'attached' });
  };
  const type = async (channel: ChannelId, text: string): Promise<void> => {
    const input = chat(channel).locator('.composer input').first();
    await input.fill(text);
    await input.press('Enter');
  };
  return {
    chat,
    expectSaid,
    subscribe: {
      async line() {
        await chat('line').locator('.begin').click();
        await expectSaid('line', /Mamori/);
        await type('line', '登録 デモ取引所');
        await expectSaid('line', /デモ取引所の通知/);
      },
      async telegram() {
        await chat('telegram').locator('.begin').click();
        await expectSaid('telegram', /Mamori/);
        await type('telegram', '/subscribe demo');
        await expectSaid('telegram', /told about Demo Exchange/);
      },
      /** With a slash command and its option, by keyboard alone. */
      async discord() {
        await chat('discord').locator('.composer input').first().focus();
        await page.keyboard.type('/subs');
        await chat('discord').getByRole('option', { name: '/subscribe' }).waitFor();
        await page.keyboard.press('Enter');
        await page.keyboard.type('demo');
        await chat('discord').getByRole('option', { name: 'Demo Exchange' }).waitFor();
        await page.keyboard.press('Enter');
        await page.keyboard.press('Enter');
        await expectSaid('discord', /told about Demo Exchange/);
      },
    },
    async play(what) {
      await page.locator(`[data-play="${what}"][aria-disabled="false"]`).click({ timeout: PATIENCE_MS });
    },
  };
};
