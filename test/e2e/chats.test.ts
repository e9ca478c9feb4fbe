import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ago, exchangeWith, incidentWith } from '../page/public-data.ts';
import { axeFindings, LOOKS, openBrowser, openPage, SIZES, type WatchedPage } from './browser.ts';
import { startScriptedChats, type ScriptedChats } from './scripted-chats.ts';

const HOSTILE = '<img src=x onerror="document.title=\'broken\'"><script>document.title="broken"</script>';

let browser: Browser;
let chats: ScriptedChats;
let page: WatchedPage;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  chats = await startScriptedChats();
  chats.shown.exchanges = [exchangeWith()];
  page = await openPage(browser, { viewport: { width: 1_280, height: 900 }, locale: 'en', reducedMotion: 'reduce' });
  await page.goto(`${chats.url}/?lang=en`);
});
afterEach(async () => {
  await page.context().close();
  await chats.close();
});

const chat = (channel: string) => page.locator(`#chat-${channel}`);
const posts = () => chats.posted.map(({ path, body }) => [path, body] as const);

describe('LINE', () => {
  it('shows quick replies of the newest message alone, and types what they say', async () => {
    const quickReply = { items: [{ type: 'action', action: { type: 'message', label: 'Help', text: '/help' } }] };
    chats.put('line', 'bot', { messages: [{ type: 'text', text: 'first', quickReply }] });
    await chat('line').getByRole('button', { name: 'Help' }).click();
    await expect.poll(posts).toEqual([['/simulated/line/say', { text: '/help', lang: 'en' }]]);
    chats.put('line', 'person', { text: '/help' });
    await chat('line').locator('.from-person').waitFor();
    expect(await chat('line').getByRole('button', { name: 'Help' }).count()).toBe(0);
  });

  it('shows a Flex bubble with its colours, its buttons and its links', async () => {
    const action = { type: 'postback', label: 'Status', data: '/status demo' };
    const contents = {
      type: 'bubble',
      header: {
        type: 'box',
        layout: 'vertical',
        backgroundColor: '#b02a20',
        contents: [{ type: 'text', text: 'Stopped', color: '#ffffff' }],
      },
      body: {
        type: 'box',
        layout: 'vertical',
        contents: [{ type: 'text', text: HOSTILE, wrap: true, color: 'url(https://other.test/)' }],
      },
      footer: {
        type: 'box',
        layout: 'horizontal',
        contents: [
          { type: 'button', style: 'primary', action },
          { type: 'button', action: { type: 'uri', label: 'Page', uri: 'https://exchange.test/' } },
          { type: 'button', action: { type: 'uri', label: 'Script', uri: 'javascript:alert(1)' } },
        ],
      },
    };
    chats.put('line', 'bot', { messages: [{ type: 'flex', altText: 'Stopped', contents }] });
    const flex = chat('line').getByRole('group', { name: 'Stopped' });
    await flex.waitFor();
    expect(await flex.locator('.flex-header').getAttribute('style')).toContain('rgb(176, 42, 32)');
    expect(await flex.locator('.flex-body').textContent()).toBe(HOSTILE);
    expect(await flex.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual(
      ['https://exchange.test/'],
    );
    await flex.getByRole('button', { name: 'Status' }).click();
    await expect.poll(posts).toEqual([['/simulated/line/say', { press: '/status demo', message: 'm1', lang: 'en' }]]);
  });

  it('opens its rich menu, whose areas type what they say', async () => {
    await chat('line').getByRole('button', { name: 'Menu' }).click();
    await chat('line').getByRole('button', { name: 'Status' }).click();
    await expect.poll(posts).toEqual([['/simulated/line/say', { text: '/status', lang: 'en' }]]);
  });
});

describe('Telegram', () => {
  it('shows parse mode HTML, presses inline keys, and marks an edit', async () => {
    const reply_markup = {
      inline_keyboard: [
        [
          { text: 'Status', callback_data: '/status' },
          { text: 'Page', url: 'https://exchange.test/' },
        ],
      ],
    };
    chats.put('telegram', 'bot', { text: '<b>Stopped</b> &lt;now&gt;', parse_mode: 'HTML', reply_markup }, 'card');
    await chat('telegram').locator('strong', { hasText: 'Stopped' }).waitFor();
    await chat('telegram').getByRole('button', { name: 'Status' }).click();
    await expect.poll(posts).toEqual([['/simulated/telegram/say', { press: '/status', message: 'card', lang: 'en' }]]);
    chats.put('telegram', 'bot', { text: 'Stopped, confirmed' }, 'card');
    await chat('telegram').locator('.meta', { hasText: 'edited' }).waitFor();
    expect(await chat('telegram').locator('[data-message]').count()).toBe(1);
  });

  it('offers the commands of its menu, by keyboard', async () => {
    await chat('telegram').getByRole('button', { name: 'Menu' }).click();
    await chat('telegram')
      .getByRole('option', { name: /\/status/ })
      .waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await chat('telegram').locator('[aria-selected="true"]').textContent()).toContain('/start');
    await page.keyboard.press('Enter');
    await expect.poll(posts).toEqual([['/simulated/telegram/say', { text: '/start', lang: 'en' }]]);
  });
});

describe('Discord', () => {
  it('asks for a command’s options with what the bot suggests, by keyboard', async () => {
    await chat('discord').getByRole('combobox').click();
    await page.keyboard.type('/sub');
    await chat('discord')
      .getByRole('option', { name: /subscribe/ })
      .waitFor();
    await page.keyboard.press('Enter');
    // What was suggested before a letter stood there looks the same: the answer to the letter is waited for.
    const answered = page.waitForResponse(
      (answer) =>
        answer.url().endsWith('/autocomplete') && answer.request().postData()?.includes('"value":"k"') === true,
    );
    await page.keyboard.type('k');
    await (await answered).finished();
    await page.evaluate('new Promise((shown) => setTimeout(shown, 50))');
    await chat('discord').getByRole('option', { name: 'Kraken' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await chat('discord').getByRole('button', { name: '+ asset' }).click();
    await page.keyboard.type('BTC');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => posts().at(-1))
      .toEqual([
        '/simulated/discord/say',
        { command: { name: 'subscribe', options: { exchange: 'kraken', asset: 'BTC' } }, lang: 'en' },
      ]);
    expect(posts()).toContainEqual([
      '/simulated/discord/autocomplete',
      { command: 'subscribe', option: 'exchange', value: 'k', lang: 'en' },
    ]);
  });

  it('does not send a command whose option is missing, and lets go of it with Escape', async () => {
    await chat('discord').getByRole('combobox').fill('/subscribe');
    await chat('discord')
      .getByRole('option', { name: /subscribe/ })
      .click();
    await chat('discord').getByRole('option', { name: 'KuCoin' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await chat('discord')
      .getByPlaceholder(/commands/)
      .waitFor();
    expect(posts().filter(([path]) => path.endsWith('/say'))).toEqual([]);
  });

  it('shows embeds, bold text, ephemeral notes and buttons', async () => {
    chats.put('discord', 'bot', {
      content: `**Stopped** \\*${HOSTILE}`,
      embeds: [
        {
          title: 'Card',
          color: 0xb0_2a_20,
          fields: [{ name: 'Level', value: 'warn', inline: true }],
          footer: { text: HOSTILE },
        },
      ],
      components: [{ type: 1, components: [{ type: 2, style: 2, label: 'My alerts', custom_id: '/list' }] }],
      flags: 64,
    });
    await chat('discord').locator('strong', { hasText: 'Stopped' }).waitFor();
    expect(await chat('discord').locator('.embed').textContent()).toBe(`CardLevelwarn${HOSTILE}`);
    expect(await chat('discord').locator('.only-you').count()).toBe(1);
    await chat('discord').getByRole('button', { name: 'My alerts' }).click();
    await expect.poll(posts).toEqual([['/simulated/discord/say', { press: '/list', message: 'm1', lang: 'en' }]]);
  });
});

describe('the page', () => {
  it('shows what is new without a reload, tells it aloud, and keeps the focus where it is', async () => {
    await page.locator('#try .play').first().focus();
    chats.shown.exchanges = [exchangeWith({ state: 'partly-suspended' })];
    chats.shown.incidents = [incidentWith()];
    await page.locator('#incidents .incident').waitFor();
    expect(await page.locator('#summary').textContent()).toContain('ithdrawals are stopped at Scripted');
    expect(await page.locator('#news').textContent()).toBe('Scripted: BTC, ETH. Confirmed');
    expect(await page.evaluate('document.activeElement.dataset.play')).toBe('freeze');
    chats.shown.incidents = [];
    await page.locator('#incidents .incident').waitFor({ state: 'detached' });
  });

  it('says that it has lost contact rather than show calm that nobody has seen', async () => {
    await page.route('**/?lang=en', (route) => route.abort());
    await page.locator('#lost', { hasText: 'No contact' }).waitFor();
    await page.unroute('**/?lang=en');
    await page.locator('#lost', { hasText: 'No contact' }).waitFor({ state: 'detached' });
    expect(page.complaints.filter((complaint) => !complaint.includes('ERR_FAILED'))).toEqual([]);
  });

  it('runs nothing that a message says, and asks no other host', async () => {
    chats.put('line', 'person', { text: HOSTILE });
    chats.put('telegram', 'bot', { text: HOSTILE, parse_mode: 'HTML' });
    chats.put('telegram', 'bot', {
      text: HOSTILE,
      entities: [{ type: 'text_link', offset: 0, length: 4, url: 'javascript:alert(1)' }],
    });
    chats.put('discord', 'person', { text: HOSTILE });
    for (const channel of ['line', 'telegram', 'discord'])
      await chat(channel).locator('[data-message]').last().waitFor();
    expect(await page.title()).toBe('Mamori');
    expect(await page.locator('#try img, #try script, #try a[href^="javascript"]').count()).toBe(0);
    expect(page.complaints).toEqual([]);
    expect(await axeFindings(page)).toEqual([]);
  });

  it('has the chats in tabs on a phone, by keyboard, and marks the one with news', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole('tab', { name: 'LINE' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('tab', { name: 'Telegram', selected: true }).waitFor();
    expect(await Promise.all(['line', 'telegram', 'discord'].map((channel) => chat(channel).isVisible()))).toEqual([
      false,
      true,
      false,
    ]);
    await page.keyboard.press('End');
    await chat('discord').waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  it('shows its states without any script', async () => {
    const still = await openPage(browser, { javaScriptEnabled: false, locale: 'ja' });
    await still.goto(`${chats.url}/?lang=ja`);
    expect(await still.locator('.exchange').textContent()).toContain('停止は見られません');
    expect(await still.locator('noscript').innerHTML()).toContain('JavaScriptが必要です');
    expect(still.complaints).toEqual([]);
    await still.context().close();
  });
});

describe('every look of it', () => {
  const STATES = ['operational', 'partly-suspended', 'suspended', 'unknown'] as const;
  const KINDS = ['fresh', 'stale', 'unreachable', 'blocked', 'unreadable'] as const;
  const STATUSES = ['suspected', 'confirmed', 'recovering', 'resolved'] as const;

  it.each(LOOKS)('is usable by everyone: %s, %s, %s', { timeout: 60_000 }, async (size, colorScheme, lang) => {
    const sources = KINDS.map((state) => ({ id: state, state, readAt: ago(60), detail: 'answered 403' }));
    chats.shown.exchanges = STATES.map((state) => exchangeWith({ id: state, state, sources }));
    chats.shown.incidents = STATUSES.map((status) => incidentWith({ id: `scripted-${status}`, status }));
    const quickReply = { items: [{ type: 'action', action: { type: 'message', label: 'Help', text: '/help' } }] };
    chats.put('line', 'person', { text: '状況' });
    chats.put('line', 'bot', { messages: [{ type: 'text', text: 'https://exchange.test/', quickReply }] });
    chats.put('telegram', 'person', { text: '/status' });
    chats.put('telegram', 'bot', {
      text: 'Stopped: /status',
      reply_markup: { inline_keyboard: [[{ text: 'a', callback_data: 'a' }]] },
    });
    chats.put('discord', 'person', { text: '/status' });
    chats.put('discord', 'bot', {
      content: '**Stopped**',
      embeds: [{ author: { name: 'WARNING' }, description: 'text' }],
      flags: 64,
    });
    const other = await openPage(browser, {
      viewport: SIZES[size],
      colorScheme,
      locale: lang,
      reducedMotion: 'reduce',
    });
    await other.goto(`${chats.url}/?lang=${lang}`);
    for (const channel of ['line', 'telegram', 'discord']) {
      if (size === 'phone') await other.locator(`#tab-${channel}`).click();
      await other.locator(`#chat-${channel} .from-bot`).waitFor();
      if (size === 'phone' || channel === 'discord') expect(await axeFindings(other)).toEqual([]);
    }
    expect(await other.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await other.goto(`${chats.url}/incidents/scripted-confirmed?lang=${lang}`);
    expect(await axeFindings(other)).toEqual([]);
    expect(other.complaints).toEqual([]);
    await other.context().close();
  });
});
