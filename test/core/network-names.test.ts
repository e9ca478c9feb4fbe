import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainName, isOwnCoin } from '../../lib/core/network-names.ts';

describe('names of networks', () => {
  it.each([
    ['ERC20', 'ETH'],
    ['erc-20', 'ETH'],
    ['Ethereum', 'ETH'],
    ['TRC20', 'TRX'],
    ['BNB Smart Chain', 'BNB'],
    ['BEP20', 'BNB'],
    ['Solana', 'SOL'],
    ['AVAX C-Chain', 'AVAX'],
    ['Unheard Of', 'UNHEARDOF'],
  ])('%s is %s', (name, expected) => {
    expect(chainName(name)).toBe(expected);
  });

  it('keeps chains apart that sound alike', () => {
    const names = ['ETH', 'Ethereum Classic', 'BTC', 'Bitcoin Cash', 'Arbitrum', 'Optimism', 'Polygon'];
    expect(new Set(names.map(chainName)).size).toBe(names.length);
  });

  it('knows coins from tokens', () => {
    expect(['BTC', 'SOL', 'bnb'].map(isOwnCoin)).toEqual([true, true, true]);
    expect(['USDT', 'PEPE', ''].map(isOwnCoin)).toEqual([false, false, false]);
  });

  it('is the same for what it has named, however odd', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(chainName(chainName(name))).toBe(chainName(name));
      }),
    );
  });
});
