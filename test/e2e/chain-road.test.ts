import { afterEach, expect, it } from 'vitest';
import { CHAINS } from '../../lib/chains/index.ts';
import { createDirectory } from '../../lib/wallets/directory.ts';
import { startRecordedWorld } from './recorded-world.ts';
import { eventually, makeDataDir, startProduct } from './start-product.ts';
import { startVirtualEthereum } from './virtual-ethereum.ts';

// From a node's answer to what anyone may read, under `npm start`.

const ETHER = 10n ** 18n;
const NODES = CHAINS.ethereum.endpoints.map(({ url }) => url.slice('https://'.length));
const THIEF = '0x00000000000000000000000000000000000000b2';
const [WALLET = ''] = createDirectory([])
  .of('upbit', 'ethereum')
  .filter(({ kind, conflicts }) => kind !== 'deposit' && conflicts.length === 0)
  .map(({ address }) => address);

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

it('sees a theft from a wallet, and says when a chain cannot be read any more', async () => {
  const [world, data] = await Promise.all([startRecordedWorld(), makeDataDir()]);
  const ethereum = startVirtualEthereum(world, NODES);
  ethereum.endow(WALLET, 10_000n * ETHER);
  const product = await startProduct(data.path, {
    MAMORI_EGRESS_URL: world.url,
    MAMORI_EXCHANGES: 'upbit',
    MAMORI_CHAINS: 'ethereum',
    MAMORI_NODE_RATE: '50',
    MAMORI_POLL_SECONDS: '1',
  });
  ends.push(data.remove, world.close, product.stop);
  const source = async (): Promise<Source | undefined> => {
    const answer = (await (await fetch(`${product.url}/api/exchanges/upbit`)).json()) as { sources: Source[] };
    return answer.sources.find(({ id }) => id === 'chain:ethereum');
  };

  await eventually('a first reading', async () => (await source())?.state === 'fresh');
  expect(await source()).toMatchObject({ detail: null });
  ethereum.mine({ from: WALLET, to: THIEF, wei: 3_000n * ETHER });
  ethereum.mine({ from: WALLET, to: THIEF, wei: 6_500n * ETHER });
  const line = await eventually('the finding', () =>
    product
      .log()
      .split('\n')
      .findLast((one) => one.includes('"unusual outflow"')),
  );
  expect(JSON.parse(line)).toMatchObject({
    exchange: 'upbit',
    findings: [
      {
        chain: 'ethereum',
        wallet: WALLET,
        asset: 'ETH',
        level: expect.stringMatching(/warn|critical/),
        moved: '9500',
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

  for (const host of NODES) world.set(`https://${host}`, { status: 403, body: 'no' });
  await eventually('the chain to be said to be blocked', async () => (await source())?.state === 'blocked');
  expect((await source())?.detail).toMatch(/^answered 403; node 1 of 3: blocked/);
}, 60_000);
