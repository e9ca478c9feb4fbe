import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import chromium from '@sparticuz/chromium';
import type { AxeResults } from 'axe-core';
import { chromium as playwright, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Switches for a Lambda's confinement; with them a page is not what people's browsers make of it. */
const NOT_WANTED = ['--single-process', '--disable-web-security', '--allow-running-insecure-content'];

/** The browser that comes with the packages: nothing is installed on the machine. */
export const openBrowser = async (): Promise<Browser> =>
  playwright.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args.filter((argument) => !NOT_WANTED.includes(argument)),
  });

/** A page that keeps what its console held against it: errors, warnings and breaches of the content security policy. */
export interface WatchedPage extends Page {
  complaints: string[];
}

export const openPage = async (browser: Browser, options: BrowserContextOptions): Promise<WatchedPage> => {
  const page = await (await browser.newContext(options)).newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol !== 'data:' && hostname !== '127.0.0.1') complaints.push(`asked ${request.url()}`);
  });
  return Object.assign(page, { complaints });
};

/** What axe finds: every rule of WCAG 2.2 A and AA that it knows, and its best practices. */
export const axeFindings = async (page: Page): Promise<string[]> => {
  await page.evaluate(AXE);
  const { violations, passes } = (await page.evaluate(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })",
  )) as AxeResults;
  if (passes.length === 0) return ['axe has looked at nothing'];
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
};
