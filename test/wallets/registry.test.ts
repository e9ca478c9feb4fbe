import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { makeRegistry, registryText } from '../../infra/registry/make-registry.ts';
import { VICTIMS } from '../../infra/registry/victims.ts';
import { readRows } from '../../infra/registry/read-rows.ts';
import { EXCHANGES } from '../../lib/exchanges/index.ts';
import { createDirectory } from '../../lib/wallets/directory.ts';
import { SHIPPED } from '../../lib/wallets/registry.ts';
import { walletsPresent, walletsText } from './shared-wallets.ts';

const FILE = fileURLToPath(new URL('../../lib/wallets/registry.json', import.meta.url));
/** A bundle of the poller carries it. */
const MOST_BYTES = 350_000;

describe('the registry', () => {
  it('is small enough for a bundle, and names the licence of every source', () => {
    expect(readFileSync(FILE, 'utf8').length).toBeLessThan(MOST_BYTES);
    expect(SHIPPED.sources.map(({ licence }) => licence)).not.toContain('');
    expect(SHIPPED.sources.find(({ code }) => code === 'graphsense')?.licence).toBe('MIT');
  });

  it('names exchanges as the project does', () => {
    for (const id of SHIPPED.exchanges) expect(id).toMatch(/^[a-z0-9]+$/);
    expect(SHIPPED.exchanges).toEqual(
      expect.arrayContaining(['okx', 'bybit', 'binance', 'coincheck', 'bitflyer', 'bitbank', 'zaif', 'sbivc', 'dmm']),
    );
    // Of these no list labels a wallet, or under the name of a company of another licence alone.
    const without = ['bitopro', 'bitpoint', 'bittrade', 'btcbox', 'coinbaseexchange', 'gmocoin', 'linebitmax'];
    expect(
      Object.keys(EXCHANGES)
        .filter((id) => !SHIPPED.exchanges.includes(id))
        .toSorted(),
    ).toEqual(without);
  });

  it('knows wallets of robbed exchanges', () => {
    const wallets = createDirectory([]);
    expect(wallets.find('nem', 'NC3BI3DNMR2PGEOOMP2NKXQGSAKMS7GYRKVA5CSZ')).toMatchObject({
      exchange: 'coincheck',
      kind: 'hot',
      source: 'hand',
      confidence: 'press',
    });
    for (const { exchange, chain, address } of VICTIMS)
      expect(wallets.find(chain, address)).toMatchObject({ exchange, confidence: 'on-chain-and-press' });
    expect(wallets.find('bitcoin', '131oVmmougbyqdzJbBbuH3rZ2H8jnibtew')?.exchange).toBe('zaif');
    expect(wallets.of('zaif', 'bitcoin').length).toBe(113);
    expect(wallets.of('coincheck', 'nem')).toHaveLength(1);
    expect(wallets.of('nobody', 'nem')).toEqual([]);
  });

  it('shows where lists disagree', () => {
    const wallets = createDirectory([]);
    expect(wallets.find('xrpl', 'rNRc2S2GSefSkTkAiyjE6LDzMonpeHp6jS')).toMatchObject({
      exchange: 'sbivc',
      conflicts: ['bitso'],
    });
    expect(wallets.find('ethereum', '0x5e032243d507c743b061ef021e2ec7fcc6d3ab89')).toMatchObject({
      exchange: 'upbit',
      conflicts: ['kucoin'],
      // On the chain and in the press, against a label that was crawled.
      outweighs: true,
    });
    expect(wallets.find('xrpl', 'rNRc2S2GSefSkTkAiyjE6LDzMonpeHp6jS')).not.toHaveProperty('outweighs');
    expect(wallets.find('ethereum', '0x61189da79177950a7272c88c6058b96d4bcd6be2')?.conflicts).toHaveLength(1);
    expect(wallets.find('ethereum', '0x2faf487a4414fe77e2327f0bf4ae2a264a776ad2')).toMatchObject({
      exchange: 'ftx',
      conflicts: [],
    });
  });

  describe.skipIf(!walletsPresent)('beside the recorded rows (skipped without the shared folder)', () => {
    it('is what the script makes of them (npm run registry)', () => {
      expect(readFileSync(FILE, 'utf8')).toBe(registryText(makeRegistry(readRows(walletsText).facts)));
    });

    it('has every fact, and no other', () => {
      const { facts, without } = readRows(walletsText);
      expect([facts.length, without]).toEqual([7_353, 3]);
      const wallets = createDirectory([]);
      for (const { exchange, chain, address } of facts) {
        const wallet = wallets.find(chain, address);
        expect([wallet?.exchange, ...(wallet?.conflicts ?? [])]).toContain(exchange);
        expect(wallets.touches(chain)(address)).toBe(true);
      }
      const said = new Set(
        [...facts, ...VICTIMS].map(({ exchange, chain, address }) => `${exchange} ${chain} ${address}`),
      );
      const disputed = ['rNRc2S2GSefSkTkAiyjE6LDzMonpeHp6jS', 'rLHzPsX6oXkzU2qL12kHCH8G8cnZv1rBJh'];
      const invented = [...wallets.all()].filter(
        ({ exchange, chain, address }) =>
          !said.has(`${exchange} ${chain} ${address}`) && !disputed.includes(address) && exchange !== 'kucoin',
      );
      expect(invented).toEqual([]);
    });
  });
});
