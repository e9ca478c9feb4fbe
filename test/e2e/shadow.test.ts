import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasContracts } from '../platforms/contract.ts';
import { startLinePlatform, type LinePlatform } from '../platforms/line.ts';
import type { PlatformServer } from '../platforms/platform-server.ts';
import { startTelegramPlatform } from '../platforms/telegram.ts';
import { person, say, SECRETS } from './people.ts';
import { startRecordedWorld, type RecordedWorld } from './recorded-world.ts';
import { eventually, makeDataDir, startProduct, type Product } from './start-product.ts';

const BITHUMB = 'https://api.bithumb.com/public/assetsstatus/ALL';
const bithumb = (off: readonly string[]): { body: string } => ({
  body: JSON.stringify({
    status: '0000',
    data: Object.fromEntries(
      ['BTC', 'ETH', 'XRP', 'SOL'].map((asset) => [
        asset,
        { deposit_status: 1, withdrawal_status: off.includes(asset) ? 0 : 1 },
      ]),
    ),
  }),
});

describe.skipIf(!hasContracts)('shadow mode, then live (needs the contracts in ../shared)', () => {
  let world: RecordedWorld;
  let line: LinePlatform;
  let telegram: PlatformServer;
  let product: Product;
  let data: Awaited<ReturnType<typeof makeDataDir>>;
  const administrator = person('telegram', 81);
  const customer = person('line', 82);
  const start = (mode: 'shadow' | 'live'): Promise<Product> =>
    startProduct(data.path, {
      ...SECRETS,
      MAMORI_MODE: mode,
      MAMORI_ADMINS: `telegram:${administrator.id},line:${person('line', 83).id}`,
      MAMORI_EGRESS_URL: world.url,
      MAMORI_EXCHANGES: 'bithumb',
      MAMORI_POLL_SECONDS: '1',
      MAMORI_RECOVERY_SECONDS: '3',
      LINE_API_URL: line.url,
      TELEGRAM_API_URL: telegram.url,
      DISCORD_API_URL: telegram.url,
    });
  const toAdministrator = (): string[] =>
    telegram.shown.filter(({ to, how }) => to === administrator.id && how === 'sent').map(({ text }) => text);
  /** Alerts alone: answers go to reply tokens. */
  const toLine = (): string[] => line.shown.filter(({ to }) => !to.startsWith('reply:')).map(({ to }) => to);
  const polled = async (count: number): Promise<void> => {
    const from = world.asked.length;
    await eventually('polls', () => world.asked.length >= from + count);
  };

  beforeAll(async () => {
    [world, data, line, telegram] = await Promise.all([
      startRecordedWorld(),
      makeDataDir(),
      startLinePlatform(),
      startTelegramPlatform(),
    ]);
    world.set(BITHUMB, bithumb([]));
    product = await start('shadow');
    await say(product.url, customer, '登録 ビッサム');
    await say(product.url, administrator, '/help');
    await polled(2);
  });
  afterAll(async () => {
    await product.stop();
    await Promise.all([world.close(), line.close(), telegram.close(), data.remove()]);
  });

  it('a freeze is told to the administrator alone, as a trial, with how many it would have reached', async () => {
    world.set(BITHUMB, bithumb(['SOL']));
    const [, alert] = await eventually('the trial alert', () => {
      const shown = toAdministrator();
      return shown.length > 1 && shown;
    });
    expect(alert).toContain('Trial: sent to administrators alone');
    expect(alert).toContain('SOL');
    await eventually('the count', () => /would have reached 1 person on LINE/.test(telegram.shown.at(-1)?.text ?? ''));
    expect(toLine()).toEqual([]);
    expect(line.violations).toEqual([]);
  });

  it('switched to live, the customer does not hear the end of it; of the next freeze he does', async () => {
    expect(await product.stop()).toBe(0);
    product = await start('live');
    world.set(BITHUMB, bithumb([]));
    await eventually('the end', () => toAdministrator().some((text) => text.includes('open again')));
    expect(toLine()).toEqual([]);
    world.set(BITHUMB, bithumb(['XRP']));
    await eventually('the alert', () => toLine().includes(customer.id));
    expect(line.shown.at(-1)?.text).toContain('XRP');
    expect(line.shown.at(-1)?.text).not.toContain('試験運用');
  });
});
