/** Bytes of an address that is kept packed, and the letters that they stand for: `0x` and forty in hexadecimal. */
export const PACKED_BYTES = 20;
const PACKED_LETTERS = 42;

/**
 * Only the last letters are hashed: every chain's addresses are even there (a hash or a checksum ends them), and a fresh
 * string is read no further. Addresses made to share their end cost a comparison each.
 */
const HASHED_LETTERS = 12;

/** The value of a lower-case hexadecimal letter; above 15 where it is none. */
const nibbleOf = (letter: number): number =>
  letter >= 48 && letter <= 57 ? letter - 48 : letter >= 97 && letter <= 102 ? letter - 87 : 255;
const letterOf = (nibble: number): number => (nibble < 10 ? nibble + 48 : nibble + 87);

export const isPackable = (address: string): boolean => {
  if (address.length !== PACKED_LETTERS || !address.startsWith('0x')) return false;
  for (let at = 2; at < PACKED_LETTERS; at += 1) if (nibbleOf(address.charCodeAt(at)) > 15) return false;
  return true;
};

/** A byte of an address that is packable. */
export const byteAt = (address: string, at: number): number =>
  16 * nibbleOf(address.charCodeAt(2 * at + 2)) + nibbleOf(address.charCodeAt(2 * at + 3));

const begun = (family: number, letters: number): number => Math.imul(family + 1, 0x9e37_79b1) ^ letters;
const goneOn = (hash: number, letter: number): number => Math.imul(hash ^ letter, 0x0100_0193);
const ended = (hash: number): number => {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x85eb_ca6b);
  return (mixed ^ (mixed >>> 13)) >>> 0;
};

export const hashOf = (family: number, address: string): number => {
  let hash = begun(family, address.length);
  for (let at = Math.max(0, address.length - HASHED_LETTERS); at < address.length; at += 1)
    hash = goneOn(hash, address.charCodeAt(at));
  return ended(hash);
};

/** The hash of the text that these bytes stand for. */
export const hashOfPacked = (family: number, bytes: Uint8Array, begin: number): number => {
  let hash = begun(family, PACKED_LETTERS);
  for (let at = begin + PACKED_BYTES - HASHED_LETTERS / 2; at < begin + PACKED_BYTES; at += 1) {
    const byte = bytes[at] as number;
    hash = goneOn(goneOn(hash, letterOf(byte >>> 4)), letterOf(byte & 15));
  }
  return ended(hash);
};
