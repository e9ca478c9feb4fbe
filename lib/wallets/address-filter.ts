import type { Touches } from '../core/transfer.ts';

/** So many bits an address: one in sixteen of foreign addresses gets past them, and is then looked up in full. */
const BITS_EACH = 16;
const [BITS_LEAST, BITS_MOST] = [16, 28];
const MIX_LOW = 0x9e3779b1;
const MIX_HIGH = 0x85ebca6b;

/** Seven letters of an address's end, mixed: there every chain's addresses differ (they end in a checksum or in hash). */
const mixedEnd = (address: string): number => {
  const { length } = address;
  const low =
    address.charCodeAt(length - 1) |
    (address.charCodeAt(length - 2) << 8) |
    (address.charCodeAt(length - 3) << 16) |
    (address.charCodeAt(length - 4) << 24);
  const high =
    address.charCodeAt(length - 5) | (address.charCodeAt(length - 6) << 8) | (address.charCodeAt(length - 7) << 16);
  return Math.imul(low, MIX_LOW) ^ Math.imul(high, MIX_HIGH);
};

/**
 * Whether an address is among these, in constant time. Nearly all addresses of a block are nobody's: a bitmap that fits
 * a processor's cache says so of most without working through the whole text, which is what makes a million wallets
 * about as fast as a few thousand.
 */
export const createAddressFilter = (addresses: Iterable<string>): Touches => {
  const all = new Set(addresses);
  const bits = Math.min(BITS_MOST, Math.max(BITS_LEAST, Math.ceil(Math.log2(Math.max(1, all.size) * BITS_EACH))));
  const shift = 32 - bits;
  const map = new Uint32Array(2 ** (bits - 5));
  for (const address of all) {
    const at = mixedEnd(address) >>> shift;
    map[at >>> 5] = (map[at >>> 5] ?? 0) | (1 << (at & 31));
  }
  return (address) => {
    const at = mixedEnd(address) >>> shift;
    return ((map[at >>> 5] ?? 0) & (1 << (at & 31))) !== 0 && all.has(address);
  };
};
