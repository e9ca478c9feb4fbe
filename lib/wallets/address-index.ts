/**
 * Addresses by number, found in constant time: open addressing in typed arrays, the texts in one run of bytes. A miss
 * allocates nothing and mostly touches one cache line; a hit is verified letter by letter. A million addresses of
 * twenty bytes take about 45 MB, and no garbage collector looks at them.
 */
export interface AddressIndex {
  readonly size: number;
  /** The address's number; a new one where it is not known yet. A `family` is a space of addresses of its own. */
  add(family: number, address: string): number;
  /** -1 where it is not known. */
  find(family: number, address: string): number;
  at(number: number): { family: number; address: string };
}

/**
 * Only the last letters are hashed: every chain's addresses are even there (a hash or a checksum ends them), and a fresh
 * string is read no further. Addresses made to share their end cost a comparison each.
 */
const HASHED_LETTERS = 12;
/** Of a family's number: the text is twenty bytes that stand for `0x` and forty letters. */
const PACKED = 0x8000;
const PACKED_BYTES = 20;
const PACKED_LETTERS = 42;
/** Slots a row: the fingerprint, then the number and one (0 is free). */
const SLOT = 2;
const LEAST_SLOTS = 1_024;
const LEAST_BYTES = 16_384;

const hashOf = (family: number, address: string): number => {
  let hash = Math.imul(family + 1, 0x9e37_79b1) ^ address.length;
  for (let at = Math.max(0, address.length - HASHED_LETTERS); at < address.length; at += 1)
    hash = Math.imul(hash ^ address.charCodeAt(at), 0x0100_0193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85eb_ca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
};

/** The value of a lower-case hexadecimal letter; above 15 where it is none. */
const nibbleOf = (letter: number): number =>
  letter >= 48 && letter <= 57 ? letter - 48 : letter >= 97 && letter <= 102 ? letter - 87 : 255;

const isPackable = (address: string): boolean => {
  if (address.length !== PACKED_LETTERS || !address.startsWith('0x')) return false;
  for (let at = 2; at < PACKED_LETTERS; at += 1) if (nibbleOf(address.charCodeAt(at)) > 15) return false;
  return true;
};

const byteAt = (address: string, at: number): number =>
  16 * nibbleOf(address.charCodeAt(2 * at + 2)) + nibbleOf(address.charCodeAt(2 * at + 3));

const powerAbove = (least: number, floor: number): number => {
  let size = floor;
  while (size < least) size *= 2;
  return size;
};

/** `expected` addresses fit without growing. Throws RangeError for an address that is not ASCII. */
export const createAddressIndex = (expected = 0): AddressIndex => {
  let slots = new Uint32Array(SLOT * powerAbove(2 * expected, LEAST_SLOTS));
  let mask = slots.length / SLOT - 1;
  let families = new Uint16Array(Math.max(expected, LEAST_SLOTS / 2));
  /** Where a text begins; it ends where the next one does. */
  let begins = new Uint32Array(families.length + 1);
  let texts = new Uint8Array(Math.max(LEAST_BYTES, expected * PACKED_BYTES));
  let size = 0;

  const isPackedAt = (begin: number, address: string): boolean => {
    if (!isPackable(address)) return false;
    for (let at = 0; at < PACKED_BYTES; at += 1) if (texts[begin + at] !== byteAt(address, at)) return false;
    return true;
  };

  const isTextAt = (begin: number, length: number, address: string): boolean => {
    if (length !== address.length) return false;
    for (let at = 0; at < length; at += 1) if (texts[begin + at] !== address.charCodeAt(at)) return false;
    return true;
  };

  const isAt = (number: number, family: number, address: string): boolean => {
    const begin = begins[number] as number;
    const held = families[number] as number;
    if ((held & ~PACKED) !== family) return false;
    return (held & PACKED) !== 0
      ? isPackedAt(begin, address)
      : isTextAt(begin, (begins[number + 1] as number) - begin, address);
  };

  /** The slot where it is, or the free one where it would be. */
  const slotOf = (hash: number, family: number, address: string): number => {
    let slot = hash & mask;
    for (;;) {
      const held = slots[SLOT * slot + 1] as number;
      if (held === 0 || (slots[SLOT * slot] === hash && isAt(held - 1, family, address))) return slot;
      slot = (slot + 1) & mask;
    }
  };

  const growSlots = (): void => {
    const old = slots;
    slots = new Uint32Array(2 * old.length);
    mask = slots.length / SLOT - 1;
    for (let from = 0; from < old.length; from += SLOT) {
      if (old[from + 1] === 0) continue;
      let slot = (old[from] as number) & mask;
      while (slots[SLOT * slot + 1] !== 0) slot = (slot + 1) & mask;
      slots[SLOT * slot] = old[from] as number;
      slots[SLOT * slot + 1] = old[from + 1] as number;
    }
  };

  const growRows = (): void => {
    const [oldFamilies, oldBegins] = [families, begins];
    families = new Uint16Array(2 * oldFamilies.length);
    families.set(oldFamilies);
    begins = new Uint32Array(families.length + 1);
    begins.set(oldBegins);
  };

  const makeRoom = (bytes: number): number => {
    const begin = begins[size] as number;
    if (begin + bytes > texts.length) {
      const old = texts;
      texts = new Uint8Array(powerAbove(begin + bytes, 2 * old.length));
      texts.set(old);
    }
    begins[size + 1] = begin + bytes;
    return begin;
  };

  /** Answers the family's number as it is kept. */
  const keepText = (family: number, address: string): number => {
    if (isPackable(address)) {
      const begin = makeRoom(PACKED_BYTES);
      for (let at = 0; at < PACKED_BYTES; at += 1) texts[begin + at] = byteAt(address, at);
      return family | PACKED;
    }
    const begin = makeRoom(address.length);
    for (let at = 0; at < address.length; at += 1) {
      const letter = address.charCodeAt(at);
      if (letter > 127) throw new RangeError('an address is ASCII');
      texts[begin + at] = letter;
    }
    return family;
  };

  return {
    get size() {
      return size;
    },
    add(family, address) {
      const hash = hashOf(family, address);
      const known = slotOf(hash, family, address);
      if (slots[SLOT * known + 1] !== 0) return (slots[SLOT * known + 1] as number) - 1;
      if (size === families.length) growRows();
      families[size] = keepText(family, address);
      size += 1;
      if (4 * size > slots.length) growSlots();
      const slot = slotOf(hash, family, address);
      slots[SLOT * slot] = hash;
      slots[SLOT * slot + 1] = size;
      return size - 1;
    },
    find(family, address) {
      return (slots[SLOT * slotOf(hashOf(family, address), family, address) + 1] as number) - 1;
    },
    at(number) {
      const held = families[number] as number;
      const text = Buffer.from(texts.subarray(begins[number], begins[number + 1]));
      return {
        family: held & ~PACKED,
        address: (held & PACKED) !== 0 ? `0x${text.toString('hex')}` : text.toString('latin1'),
      };
    },
  };
};
