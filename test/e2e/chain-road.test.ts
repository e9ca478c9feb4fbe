import { afterEach, expect, it } from 'vitest';
import { CHAINS } from '../../lib/chains/index.ts';
import { INCIDENTS } from '../../infra/replay/incidents/index.ts';
import { chatOf } from '../local/simulated/chat.ts';
import { axeFindings, openBrowser, openPage, SIZES } from './browser.ts';
import { startRecordedWorld } from './recorded-world.ts';
import { eventually, makeDataDir, startProduct } from './start-product.ts';
import { startVirtualEthereum } from './virtual-ethereum.ts';

// From a node's answer to what anyone may read, under `npm start`.

const ETHER = 10n ** 18n;
const NODES = CHAINS.ethereum.endpoints.map(({ url }) => url.slice('https://'.length));
/** The theft of November 2019, from the wallet and to the address that it was. */
const FACTS = INCIDENTS.find(({ id }) => id === 'upbit-2019');
const THEFT = FACTS?.thefts[0] ?? { from: [], to: '', amount: '' };
const [WALLET = ''] = THEFT.from;
const BALANCE = FACTS?.wallets[0]?.balance ?? '';
const CHANNELS = ['line', 'telegram', 'discord'] as const;

interface Source {
  id: string;
  state: string;
  readAt: string | null;
  detail: string | null;
}

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

it('sees a theft from a wallet, tells it on the page and in the chats, and says when a chain cannot be read any more', async () => {
  const [world, data, browser] = await Promise.all([startRecordedWorld(), makeDataDir(), openBrowser()]);
  const ethereum = startVirtualEthereum(world, NODES);
  ethereum.endow(WALLET, BigInt(BALANCE) * ETHER);
  const product = await startProduct(data.path, {
    MAMORI_EGRESS_URL: world.url,
    MAMORI_EXCHANGES: 'upbit',
    MAMORI_CHAINS: 'ethereum',
    MAMORI_NODE_RATE: '50',
    MAMORI_POLL_SECONDS: '1',
  });
  ends.push(data.remove, world.close, product.stop, () => browser.close());
  const source = async (): Promise<Source | undefined> => {
    const answer = (await (await fetch(`${product.url}/api/exchanges/upbit`)).json()) as { sources: Source[] };
    return answer.sources.find(({ id }) => id === 'chain:ethereum');
  };

  await eventually('a first reading', async () => (await source())?.state === 'fresh');
  expect(await source()).toMatchObject({ detail: null });
  const [line, telegram, discord] = CHANNELS.map((channel) => chatOf(product.url, channel));
  await line?.act('say', { text: '登録 アップビット' });
  await telegram?.act('say', { text: '/subscribe upbit' });
  await discord?.act('say', { command: { name: 'subscribe', options: { exchange: 'upbit' } } });
  await Promise.all([line?.said(/アップビット/), telegram?.said(/Upbit/), discord?.said(/Upbit/)]);
  ethereum.mine({ from: WALLET, to: THEFT.to, wei: BigInt(THEFT.amount) * ETHER });
  const finding = await eventually('the finding', () =>
    product
      .log()
      .split('\n')
      .findLast((one) => one.includes('"unusual outflow"')),
  );
  expect(JSON.parse(finding)).toMatchObject({
    exchange: 'upbit',
    findings: [
      {
        chain: 'ethereum',
        wallet: WALLET,
        asset: 'ETH',
        level: expect.stringMatching(/warn|critical/),
        moved: THEFT.amount,
        receivers: 1,
      },
    ],
  });

  const incident = await eventually('the incident', async () => {
    const answer = (await (await fetch(`${product.url}/api/incidents?exchange=upbit`)).json()) as {
      incidents: unknown[];
    };
    return answer.incidents[0];
  });
  expect(incident).toMatchObject({
    id: 'upbit-o1',
    exchange: 'upbit',
    kind: 'outflow',
    scope: { asset: 'ETH', network: 'ethereum' },
    severity: 'warn',
  });

  await line?.said(/アップビット：ETHの通常と異なる流出（未確認）/);
  await telegram?.said(/Upbit: unusual outflow of ETH \(unconfirmed\).*342,000 ETH/s);
  await discord?.said(/Upbit: unusual outflow of ETH \(unconfirmed\).*342,000 ETH/s);
  const page = await openPage(browser, { viewport: SIZES.desktop, locale: 'en' });
  await page.goto(`${product.url}/?lang=en`);
  await page
    .locator('#incidents .incident')
    .filter({ hasText: /Upbit.*outflow/s })
    .locator('h3 a')
    .click();
  expect(await page.locator('article.incident').innerText()).toMatch(/342,000 ETH.*0x5e032243\w+ Ethereum/s);
  expect(await axeFindings(page)).toEqual([]);
  expect(page.complaints).toEqual([]);

  for (const host of NODES) world.set(`https://${host}`, { status: 403, body: 'no' });
  await eventually('the chain to be said to be blocked', async () => (await source())?.state === 'blocked');
  expect((await source())?.detail).toMatch(/^answered 403; node 1 of 3: blocked/);
}, 60_000);
