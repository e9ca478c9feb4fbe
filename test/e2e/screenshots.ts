import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SHARED } from '../platforms/contract.ts';
import { openBrowser, openPage } from './browser.ts';
import { createNewcomer } from './newcomer.ts';
import { inPalette } from './palette-png.ts';
import { startRecordedWorld } from './recorded-world.ts';
import { makeDataDir, startProduct } from './start-product.ts';

/**
 * `npm run screenshots`: plays the freeze and takes docs/page-390.png and docs/page-1280.png. Japanese text wants a
 * font on the machine, Debian's fonts-noto-cjk for one. The exchanges answer with the recordings in ../shared.
 */
const DOCS = fileURLToPath(new URL('../../docs/', import.meta.url));

const take = (name: string, png: Buffer): Promise<void> => writeFile(join(DOCS, name), inPalette(png));

const RECORDED: Record<string, string> = {
  'https://api.kraken.com/0/public/Assets': 'kraken-assets-2024-sample.json',
  'https://api.kraken.com/0/public/SystemStatus': 'kraken-system-status-2024-05-03.json',
  'https://api.kucoin.com/api/v3/currencies': 'kucoin-currencies-ccxt-sample.json',
  'https://api.gateio.ws/api/v4/spot/currencies': 'gate-spot-currencies-2022-12-19.json',
  'https://api.huobi.pro/v2/reference/currencies': 'htx-v2-reference-currencies-2022-11-29.json',
  'https://api.bithumb.com/public/assetsstatus/ALL': 'bithumb-assetsstatus-all-2022-12-05.json',
  'https://api-pub.bitfinex.com/v2/conf/pub:info:tx:status': 'bitfinex-conf-info-tx-status-2024-06.json',
  'https://api-pub.bitfinex.com/v2/platform/status': 'bitfinex-platform-status.json',
};

const [world, data, browser] = await Promise.all([startRecordedWorld(), makeDataDir(), openBrowser()]);
for (const [address, file] of Object.entries(RECORDED)) {
  const path = join(SHARED, 'data/exchanges', file);
  if (existsSync(path)) world.set(address, { body: readFileSync(path, 'utf8') });
}
world.set('https://api.upbit.com/v1/status/wallet', { status: 403, body: '' });
const product = await startProduct(data.path, { MAMORI_EGRESS_URL: world.url });
try {
  const page = await openPage(browser, { viewport: { width: 1_280, height: 900 }, locale: 'en' });
  const newcomer = createNewcomer(page);
  await page.goto(`${product.url}/?lang=en`);
  for (const subscribe of Object.values(newcomer.subscribe)) await subscribe();
  await newcomer.play('freeze');
  await newcomer.expectSaid('line', /デモ取引所.*停止/s);
  await newcomer.expectSaid('telegram', /Demo Exchange.*stopped/s);
  await newcomer.expectSaid('discord', /Demo Exchange.*stopped/s);
  await page.locator('#demo-state[data-state="frozen"]').waitFor();
  await page.locator('#incidents .incident').filter({ hasText: 'Confirmed' }).waitFor();
  await take('page-1280.png', await page.screenshot({ fullPage: true }));
  await page.setViewportSize({ width: 390, height: 844 });
  await page.locator('#tab-telegram').click();
  const clip = { x: 0, y: 0, width: 390, height: 1_660 };
  await take('page-390.png', await page.screenshot({ fullPage: true, clip }));
} finally {
  await browser.close();
  await product.stop();
  await Promise.all([world.close(), data.remove()]);
}
