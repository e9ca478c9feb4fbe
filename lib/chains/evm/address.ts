import { keccak_256 } from '@noble/hashes/sha3.js';

const ADDRESS = /^0[xX][0-9a-fA-F]{40}$/;
/** The hexadecimal digit from which EIP-55 wants a capital. */
const CAPITAL_FROM = 8;

/** As EIP-55 writes an address of 40 lower-case digits (without 0x). */
const checksummed = (digits: string): string => {
  const hash = keccak_256(Uint8Array.from(digits, (digit) => digit.charCodeAt(0)));
  return digits.replaceAll(/./g, (digit, index: number) => {
    const byte = hash[index >> 1] ?? 0;
    const nibble = index % 2 === 0 ? byte >> 4 : byte & 15;
    return nibble >= CAPITAL_FROM ? digit.toUpperCase() : digit;
  });
};

/**
 * `0x` and 40 lower-case digits. One case throughout is taken as it is; mixed case must be the checksum
 * (https://eips.ethereum.org/EIPS/eip-55), or it is no address. For imports and people: nodes' answers are folded
 * without hashing.
 */
export const canonicalAddress = (text: string): string | undefined => {
  const trimmed = text.trim();
  if (!ADDRESS.test(trimmed)) return undefined;
  const digits = trimmed.slice(2);
  const lower = digits.toLowerCase();
  if (digits !== lower && digits !== digits.toUpperCase() && digits !== checksummed(lower)) return undefined;
  return `0x${lower}`;
};
