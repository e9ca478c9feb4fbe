import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WalletRecord } from '../../lib/core/wallet.ts';
import { createDirectory } from '../../lib/wallets/directory.ts';
import { createWalletBook, type Labelling } from '../../lib/wallets/wallet-book.ts';

const NEM = 'NC3BI3DNMR2PGEOOMP2NKXQGSAKMS7GYRKVA5CSZ';
const BINANCE = '0x28c6c06298d514db089934071355e5743bf21d60';
const record = (from: Partial<WalletRecord>): WalletRecord => ({
  exchange: 'zaif',
  chain: 'bitcoin',
  address: '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2',
  kind: 'hot',
  label: null,
  source: 'operator',
  confidence: 'operator',
  addedAt: 0,
  retired: null,
  ...from,
});
const retired = { at: 1, reason: 'closed' };

describe('the directory', () => {
  it('knows what the operator has added', () => {
    const wallets = createDirectory([record({ label: 'hot 9' })]);
    expect(wallets.find('bitcoin', record({}).address)).toMatchObject({
      exchange: 'zaif',
      label: 'hot 9',
      conflicts: [],
    });
    expect(wallets.of('zaif', 'bitcoin').map(({ address }) => address)).toContain(record({}).address);
    expect(wallets.find('ltc', record({}).address)).toBeUndefined();
  });

  it('puts the operator before the lists, and shows that they disagree', () => {
    const wallets = createDirectory([record({ chain: 'nem', address: NEM })]);
    expect(wallets.find('nem', NEM)).toMatchObject({ exchange: 'zaif', conflicts: ['coincheck'] });
  });

  it('adds what the operator knows to what a list says', () => {
    const wallets = createDirectory([record({ exchange: 'binance', chain: 'bsc', address: BINANCE, label: 'mine' })]);
    expect(wallets.find('bsc', BINANCE)).toMatchObject({
      exchange: 'binance',
      label: 'mine',
      kind: 'hot',
      confidence: 'operator',
      source: 'etherscan-labels+graphsense+operator',
      conflicts: [],
    });
    expect(wallets.find('bsc', BINANCE)).not.toHaveProperty('sameKeyAs');
  });

  it('knows no retired wallet, whoever said it', () => {
    const gone = createDirectory([
      record({ exchange: 'coincheck', chain: 'nem', address: NEM, retired }),
      record({ retired }),
    ]);
    expect(gone.find('nem', NEM)).toBeUndefined();
    expect(gone.touches('nem')(NEM)).toBe(false);
    expect(gone.of('coincheck', 'nem')).toEqual([]);
    expect(gone.find('bitcoin', record({}).address)).toBeUndefined();
    expect([...gone.all()].filter(({ address }) => address === NEM)).toEqual([]);
  });

  it('retires one of two names and keeps the other, undisputed', () => {
    const xrp = 'rNRc2S2GSefSkTkAiyjE6LDzMonpeHp6jS';
    const settled = createDirectory([record({ exchange: 'bitso', chain: 'xrpl', address: xrp, retired })]);
    expect(settled.find('xrpl', xrp)).toMatchObject({ exchange: 'sbivc', conflicts: [] });
    const other = createDirectory([record({ exchange: 'sbivc', chain: 'xrpl', address: xrp, retired })]);
    expect(other.find('xrpl', xrp)).toMatchObject({ exchange: 'bitso', conflicts: [] });
  });

  it('finds a key on every chain that shares it, and says where it was labelled (same-key)', () => {
    const wallets = createDirectory([]);
    expect(wallets.find('polygon', BINANCE)).toMatchObject({
      exchange: 'binance',
      chain: 'polygon',
      sameKeyAs: 'ethereum',
    });
    expect(wallets.find('ethereum', BINANCE)).not.toHaveProperty('sameKeyAs');
    expect(wallets.touches('arbitrum')(BINANCE)).toBe(true);
    expect(wallets.of('binance', 'gnosis').map(({ address }) => address)).not.toContain(BINANCE);
    expect(wallets.find('tron', BINANCE)).toBeUndefined();
  });

  it('lists every claim on every chain', () => {
    const mine = [...createDirectory([record({})]).all()];
    expect(mine).toHaveLength([...createDirectory([]).all()].length + 1);
    expect(mine.at(-1)).toMatchObject({ exchange: 'zaif', source: 'operator' });
  });
});

describe('a wallet book', () => {
  const chains = ['bsc', 'ethereum', 'nem'];
  const claim = fc.record({
    exchange: fc.constantFrom('a', 'b', 'c'),
    chain: fc.constantFrom(...chains),
    address: fc.constantFrom('one', 'two', '0x28c6c06298d514db089934071355e5743bf21d60'),
    before: fc.boolean(),
    drop: fc.boolean(),
  });
  const labelling = (exchange: string, chain: string): Labelling => ({
    exchange,
    chains: [chain],
    kind: 'unknown',
    source: 's',
    confidence: 'c',
  });

  it('answers as a plain list of claims would', () => {
    fc.assert(
      fc.property(fc.array(claim, { maxLength: 40 }), (steps) => {
        const book = createWalletBook(new Set(['bsc', 'ethereum']));
        const said = new Set<string>();
        for (const { exchange, chain, address, before, drop } of steps) {
          if (drop) book.drop(exchange, chain, address);
          else book.add(labelling(exchange, chain), address, null, before);
          said[drop ? 'delete' : 'add'](`${exchange} ${chain} ${address}`);
        }
        expect(
          [...book.all()].map(({ exchange, chain, address }) => `${exchange} ${chain} ${address}`).toSorted(),
        ).toEqual([...said].toSorted());
        for (const chain of chains)
          for (const address of ['one', 'two', 'three']) {
            const family = chain === 'nem' ? ['nem'] : ['bsc', 'ethereum'];
            const names = [...said].flatMap((key) => {
              const [exchange = '', on = '', where] = key.split(' ');
              return where === address && family.includes(on) ? [exchange] : [];
            });
            const found = book.find(chain, address);
            expect(found === undefined ? [] : [found.exchange, ...found.conflicts].toSorted()).toEqual(
              [...new Set(names)].toSorted(),
            );
            expect(book.touches(chain)(address)).toBe(found !== undefined);
          }
      }),
    );
  });
});
