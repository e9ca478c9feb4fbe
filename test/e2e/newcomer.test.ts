import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, LOOKS, openBrowser, openPage, SIZES, type WatchedPage } from './browser.ts';
import { createNewcomer, PATIENCE_MS, type Newcomer } from './newcomer.ts';
import { makeDataDir, startProduct, type Product } from './start-product.ts';

const CHANNELS = ['line', 'telegram', 'discord'] as const;
describe('a newcomer without any account', { timeout: 2 * PATIENCE_MS }, () => {
  let product: Product;
  let data: Awaited<ReturnType<typeof makeDataDir>>;
  let browser: Browser;
  let page: WatchedPage;
  let newcomer: Newcomer;

  beforeAll(async () => {
    [data, browser] = await Promise.all([makeDataDir(), openBrowser()]);
    // Nothing leaves the machine: no exchange but the demonstration's own can be reached.
    product = await startProduct(data.path, { MAMORI_EGRESS_URL: 'http://127.0.0.1:9' });
    page = await openPage(browser, { viewport: SIZES.desktop, locale: 'en' });
    page.setDefaultTimeout(PATIENCE_MS);
    newcomer = createNewcomer(page);
    await page.goto(`${product.url}/?lang=en`);
  }, PATIENCE_MS);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    await data?.remove();
  });

  it.each(CHANNELS)('subscribes on %s', async (channel) => {
    await newcomer.subscribe[channel]();
    expect(await newcomer.chat(channel).locator('[data-from="person"]').count()).toBeGreaterThan(0);
  });

  it('plays the freeze, and sees three alerts and the incident, without a reload', async () => {
    const opened = await page.evaluate('performance.timeOrigin');
    await newcomer.play('freeze');
    await newcomer.expectSaid('line', /デモ取引所.*停止/s);
    await newcomer.expectSaid('telegram', /Demo Exchange.*stopped/s);
    await newcomer.expectSaid('discord', /Demo Exchange.*stopped/s);
    await page.locator('#hero .alerts').getByText('Demo Exchange').waitFor();
    await page
      .locator('#incidents .incident')
      .filter({ hasText: /Demo Exchange.*Confirmed/s })
      .waitFor();
    expect(await page.evaluate('performance.timeOrigin')).toBe(opened);
  });

  it('plays a theft of the past: the chats say that it is history, and nothing of it is an incident of today', async () => {
    await page.locator('[data-incident="bybit-2025"]').click();
    const result = page.locator('.history-result');
    await result.waitFor();
    expect(await result.innerText()).toMatch(/21 Feb 2025, 14:16 UTC.*1 hour 28 minutes before the exchange/s);
    expect(await page.locator('#history-text').textContent()).toContain('Bybit 2025');
    for (const channel of CHANNELS) {
      const told = newcomer.chat(channel).locator('.replayed').last();
      await told
        .filter({ hasText: /Played again: Bybit 2025 · 21 Feb 2025, 14:\d\d UTC.*Bybit.*ETH/s })
        .waitFor({ state: 'attached' });
      expect(await told.locator('button:not(:disabled)').count()).toBe(0);
    }
    const incidents = await page.request.get(`${product.url}/api/incidents?exchange=bybit`);
    expect(await incidents.json()).toMatchObject({ incidents: [] });
  });

  it.each(LOOKS)('finds a page that anyone can use: %s, %s, %s', async (size, colorScheme, lang) => {
    const other = await openPage(browser, {
      viewport: SIZES[size],
      colorScheme,
      locale: lang,
      reducedMotion: 'reduce',
    });
    await other.goto(`${product.url}/?lang=${lang}`);
    for (const channel of CHANNELS) {
      if (size === 'phone') await other.locator(`#tab-${channel}`).click();
      await other.locator(`#chat-${channel} [data-message]`).last().waitFor();
      if (size === 'phone' || channel === 'discord') expect(await axeFindings(other)).toEqual([]);
    }
    expect(await other.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await other.locator('#incidents h3 a').first().click();
    await other.locator('article.incident').waitFor();
    expect(await axeFindings(other)).toEqual([]);
    expect(other.complaints).toEqual([]);
    await other.context().close();
  });

  it('plays the recovery, and is told of the end in all three', async () => {
    await newcomer.play('recovery');
    await newcomer.expectSaid('line', /デモ取引所.*再開/s);
    await newcomer.expectSaid('telegram', /Demo Exchange.*open again/s);
    await newcomer.expectSaid('discord', /Demo Exchange.*open again/s);
    await page
      .locator('#incidents .incident')
      .filter({ hasText: /Demo Exchange.*Over/s })
      .waitFor();
    await page.locator('#hero .alerts').waitFor({ state: 'detached' });
    expect(await page.locator('#summary').textContent()).not.toContain('stopped');
  });

  it('has seen no error, no breach of the policy and no other host', () => {
    expect(page.complaints).toEqual([]);
  });
});
