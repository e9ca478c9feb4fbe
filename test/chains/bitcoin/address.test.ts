import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitcoin } from '../../../lib/chains/bitcoin.ts';
import { addressOf } from './made.ts';

const { canonical } = bitcoin;

/** Valid ones of https://bips.dev/173 and https://bips.dev/350 that are of the main network, and what they are here. */
const VALID: [string, string][] = [
  ['BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'],
  [
    'bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y',
    'bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y',
  ],
  ['BC1SW50QGDZ25J', 'bc1sw50qgdz25j'],
  ['bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs', 'bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs'],
  [
    'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0',
    'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0',
  ],
  ['1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'],
  ['3QJmV3qfvL9SuYo34YihAf3sRCW3qSinyC', '3QJmV3qfvL9SuYo34YihAf3sRCW3qSinyC'],
  ['1111111111111111111114oLvT2', '1111111111111111111114oLvT2'],
  // Pays to anchors (P2A) since 28.0.
  ['bc1pfeessrawgf', 'bc1pfeessrawgf'],
];
/** Invalid ones of the same documents, and valid ones of other networks and chains. */
const INVALID = [
  'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5',
  'Bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
  'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd',
  'bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4',
  'BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R',
  'bc1pw5dgrnzv',
  'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v8n0nx0muaewav253zgeav',
  'BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P',
  'bc1gmk9yu',
  'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh',
  'BC1S0XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ54WELL',
  'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v07qwwzcrf',
  'tc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq5zuyut',
  '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb',
  ' 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
  '',
  'tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx',
  'ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9',
  'DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L',
  'LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc1',
  addressOf.testnet('anyone'),
  'xpub6CVKsQYXc9b2MiuW1HisiJKCEyB8vSqEafi6CP6Qu96YABCKScWtm1gUko1yDRSdmPjYQ8eFUbc9qrvNxBTUq2Z19aenEmCFcUcFUJL1Wpu',
];

describe('addresses of Bitcoin', () => {
  it.each(VALID)('%s is one, in the form that nodes print', (address, expected) => {
    expect(canonical(address)).toBe(expected);
    expect(canonical(expected)).toBe(expected);
  });

  it.each(INVALID)('%j is none', (address) => {
    expect(canonical(address)).toBeUndefined();
  });

  it('are known in every spelling, and not with one letter changed', () => {
    const spellings = [addressOf.p2pkh, addressOf.p2sh, addressOf.p2wpkh, addressOf.p2wsh, addressOf.p2tr];
    fc.assert(
      fc.property(fc.constantFrom(...spellings), fc.string(), fc.nat(), fc.nat(), (spelling, seed, at, by) => {
        const address = spelling(seed);
        expect(canonical(address)).toBe(address);
        const letters = address.startsWith('bc1') ? 'qpzry9x8gf2tvdw0s3jn54khce6mua7l' : '123456789ABCDEFGHJKLMNPQRS';
        const place = at % address.length;
        const letter = letters[by % letters.length] ?? '';
        if (letter !== address[place])
          expect(canonical(address.slice(0, place) + letter + address.slice(place + 1))).toBeUndefined();
      }),
    );
  });
});
