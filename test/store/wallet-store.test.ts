import { afterAll, beforeAll, expect, it } from 'vitest';
import { createKnownWallets } from '../../lib/app/known-wallets.ts';
import type { WalletRecord } from '../../lib/core/wallet.ts';
import { createWalletStore } from '../../lib/store/wallet-store.ts';
import { createDirectory } from '../../lib/wallets/directory.ts';
import { startEmbeddedTable, type EmbeddedTable } from './embedded-table.ts';

let embedded: EmbeddedTable;
beforeAll(async () => {
  embedded = await startEmbeddedTable();
});
afterAll(() => embedded.close());

const record = (address: string, from: Partial<WalletRecord> = {}): WalletRecord => ({
  exchange: 'zaif',
  chain: 'bitcoin',
  address,
  kind: 'hot',
  label: null,
  source: 'operator',
  confidence: 'operator',
  addedAt: 5,
  retired: null,
  ...from,
});
const byAddress = (some: readonly WalletRecord[]): WalletRecord[] =>
  some.toSorted((a, b) => `${a.address}${a.exchange}`.localeCompare(`${b.address}${b.exchange}`));

it('keeps every wallet, replaces it by chain, address and exchange, and moves its version', async () => {
  const store = createWalletStore({ table: embedded.table });
  expect([await store.version(), await store.all()]).toEqual([0, []]);
  const many = Array.from({ length: 60 }, (_, at) => record(`address-${at}`));
  await store.save(many);
  expect(await store.version()).toBe(1);
  expect(byAddress(await store.all())).toEqual(byAddress(many));
  const retired = record('address-7', { retired: { at: 9, reason: 'closed' } });
  const other = record('address-7', { exchange: 'bitbank' });
  await store.save([retired, other]);
  expect(await store.version()).toBe(2);
  expect(byAddress(await store.all())).toEqual(
    byAddress([...many.filter(({ address }) => address !== 'address-7'), retired, other]),
  );
});

it('tells a poller of a change at its next poll, and lets it read nothing else until then', async () => {
  const store = createWalletStore({ table: embedded.table });
  let reads = 0;
  const wallets = createKnownWallets(
    { version: store.version, all: () => ((reads += 1), store.all()) },
    createDirectory,
  );
  const address = '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2';
  expect((await wallets()).find('bitcoin', address)).toBeUndefined();
  expect(await wallets()).toBe(await wallets());
  expect(reads).toBe(1);
  await store.save([record(address)]);
  expect((await wallets()).find('bitcoin', address)?.exchange).toBe('zaif');
  await store.save([record(address, { retired: { at: 9, reason: 'closed' } })]);
  expect((await wallets()).find('bitcoin', address)).toBeUndefined();
  expect(reads).toBe(3);
});
