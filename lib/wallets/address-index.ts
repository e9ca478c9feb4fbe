import { byteAt, hashOf, hashOfPacked, isPackable, PACKED_BYTES } from './address-form.ts';

/**
 * Addresses by number, found in constant time: open addressing in typed arrays, the texts in one run of bytes. A miss
 * allocates nothing and mostly touches one cache line; a hit is verified letter by letter. A million addresses of
 * twenty bytes take about 45 MB, and no garbage collector looks at them.
 */
export interface AddressIndex {
  readonly size: number;
  /** The address's number; a new one where it is not known yet. A `family` is a space of addresses of its own. */
  add(family: number, address: string): number;
  /** The same of the address that twenty bytes stand for. */
  addPacked(family: number, bytes: Uint8Array, begin: number): number;
  /** -1 where it is not known. */
  find(family: number, address: string): number;
  at(number: number): { family: number; address: string };
}

/** Of a family's number: the text is packed. */
const PACKED = 0x8000;
/** Slots a row: the fingerprint, then the number and one (0 is free). */
const SLOT = 2;
const LEAST_SLOTS = 1_024;
/** Bits of the sieve a slot: an eighth of them is set at most, and a million addresses' fit into a cache. */
const SIEVE = 4;
/** Room for what is no packed address, such as the shipped ones of other chains. */
const LEAST_BYTES = 262_144;

const powerAbove = (least: number, floor: number): number => {
  let size = floor;
  while (size < least) size *= 2;
  return size;
};

/** `expected` addresses fit without growing. Throws RangeError for an address that is not ASCII. */
export const createAddressIndex = (expected = 0): AddressIndex => {
  let slots = new Uint32Array(SLOT * powerAbove(2 * expected, LEAST_SLOTS));
  let mask = slots.length / SLOT - 1;
  /** A bit for every hash there is: most misses end here, and touch nothing of the large table. */
  let sieve = new Uint32Array((SIEVE * (mask + 1)) / 32);
  let sieveShift = 32 - Math.log2(SIEVE * (mask + 1));
  let families = new Uint16Array(Math.max(expected, LEAST_SLOTS / 2));
  /** Where a text begins; it ends where the next one does. */
  let begins = new Uint32Array(families.length + 1);
  let texts = new Uint8Array(LEAST_BYTES + expected * PACKED_BYTES);
  let size = 0;

  const sift = (hash: number): void => {
    const bit = hash >>> sieveShift;
    sieve[bit >>> 5] = (sieve[bit >>> 5] as number) | (1 << (bit & 31));
  };
  const isSifted = (hash: number): boolean => {
    const bit = hash >>> sieveShift;
    return ((sieve[bit >>> 5] as number) & (1 << (bit & 31))) === 0;
  };

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

  /** The same for an address in bytes. */
  const slotOfPacked = (hash: number, family: number, bytes: Uint8Array, from: number): number => {
    let slot = hash & mask;
    for (;;) {
      const held = slots[SLOT * slot + 1] as number;
      if (held === 0) return slot;
      if (slots[SLOT * slot] === hash && families[held - 1] === (family | PACKED)) {
        const begin = begins[held - 1] as number;
        let same = 0;
        while (same < PACKED_BYTES && texts[begin + same] === bytes[from + same]) same += 1;
        if (same === PACKED_BYTES) return slot;
      }
      slot = (slot + 1) & mask;
    }
  };

  const growSlots = (): void => {
    const old = slots;
    slots = new Uint32Array(2 * old.length);
    mask = slots.length / SLOT - 1;
    sieve = new Uint32Array(2 * sieve.length);
    sieveShift -= 1;
    for (let from = 0; from < old.length; from += SLOT) {
      if (old[from + 1] === 0) continue;
      sift(old[from] as number);
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
      // A quarter more: a million addresses are not to be kept twice.
      texts = new Uint8Array(Math.max(begin + bytes, old.length + (old.length >>> 2)));
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

  /** Gives the text that was kept last its number. */
  const keep = (hash: number, family: number): number => {
    families[size] = family;
    size += 1;
    if (4 * size > slots.length) growSlots();
    let slot = hash & mask;
    while (slots[SLOT * slot + 1] !== 0) slot = (slot + 1) & mask;
    slots[SLOT * slot] = hash;
    slots[SLOT * slot + 1] = size;
    sift(hash);
    return size - 1;
  };

  return {
    get size() {
      return size;
    },
    add(family, address) {
      const hash = hashOf(family, address);
      const known = slots[SLOT * slotOf(hash, family, address) + 1] as number;
      if (known !== 0) return known - 1;
      if (size === families.length) growRows();
      return keep(hash, keepText(family, address));
    },
    addPacked(family, bytes, begin) {
      const hash = hashOfPacked(family, bytes, begin);
      const known = slots[SLOT * slotOfPacked(hash, family, bytes, begin) + 1] as number;
      if (known !== 0) return known - 1;
      if (size === families.length) growRows();
      const to = makeRoom(PACKED_BYTES);
      for (let at = 0; at < PACKED_BYTES; at += 1) texts[to + at] = bytes[begin + at] as number;
      return keep(hash, family | PACKED);
    },
    find(family, address) {
      const hash = hashOf(family, address);
      return isSifted(hash) ? -1 : (slots[SLOT * slotOf(hash, family, address) + 1] as number) - 1;
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
