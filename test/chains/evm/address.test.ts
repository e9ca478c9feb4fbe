import fc from 'fast-check';
import { getAddress } from 'viem';
import { describe, expect, test } from 'vitest';
import { canonicalAddress } from '../../../lib/chains/evm/address.ts';

const CHECKSUMMED = '0x1Db92e2EeBC8E0c075a02BeA49a2935BcD2dFCF4';
const LOWER = CHECKSUMMED.toLowerCase();

describe('an address', () => {
  test.each([
    ['with its checksum', CHECKSUMMED, LOWER],
    ['in lower case', LOWER, LOWER],
    ['in capitals', `0x${LOWER.slice(2).toUpperCase()}`, LOWER],
    ['in capitals throughout', LOWER.toUpperCase(), LOWER],
    ['with spaces around it', ` ${CHECKSUMMED}\n`, LOWER],
    ['with one letter of another case', CHECKSUMMED.replace('Db9', 'db9'), undefined],
    ['a digit short', LOWER.slice(0, -1), undefined],
    ['a digit long', `${LOWER}0`, undefined],
    ['without 0x', LOWER.slice(2), undefined],
    ['with a letter that is no digit', `0x${'g'.repeat(40)}`, undefined],
    ['of nothing', '', undefined],
    ['of Bitcoin', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', undefined],
  ])('%s', (_name, text, expected) => {
    expect(canonicalAddress(text)).toBe(expected);
  });

  test('checksums agree with viem, and any one changed letter is found out', () => {
    const digits = fc.stringMatching(/^[0-9a-f]{40}$/);
    fc.assert(
      fc.property(digits, fc.nat(39), (text, at) => {
        const good = getAddress(`0x${text}`);
        expect(canonicalAddress(good)).toBe(`0x${text}`);
        const letter = good[at + 2] ?? '';
        const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
        const bad = `${good.slice(0, at + 2)}${other}${good.slice(at + 3)}`;
        const isOneCase = [bad.slice(2).toLowerCase(), bad.slice(2).toUpperCase()].includes(bad.slice(2));
        expect(canonicalAddress(bad)).toBe(bad === good || isOneCase ? `0x${text}` : undefined);
      }),
    );
  });
});
