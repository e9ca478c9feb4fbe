import { sha256 } from '@noble/hashes/sha2.js';
import { bech32, bech32m, createBase58check } from '@scure/base';

/** How a chain spells its addresses. */
export interface Spelling {
  /** Version bytes of P2PKH and P2SH: `base58Prefixes` of the chain's own chainparams.cpp. */
  versions: readonly number[];
  /** `bech32_hrp` of the same; null where it has no segregated witness. */
  prefix: string | null;
}

const base58check = createBase58check(sha256);
/** A version byte and a 160-bit hash. */
const BASE58_BYTES = 21;
/** 21 and 4 bytes are 25 to 35 letters; https://bips.dev/173: at most 90. */
const LETTERS_MOST = 90;
/** https://bips.dev/141: a witness program has 2 to 40 bytes; version 0 has 20 or 32. */
const PROGRAM_LEAST = 2;
const PROGRAM_MOST = 40;
const PROGRAMS_OF_VERSION_0 = [20, 32];
const VERSION_MOST = 16;
const BECH32 = /^(?:[a-z0-9]+|[A-Z0-9]+)$/;

const quietly = <T>(decode: () => T): T | undefined => {
  try {
    return decode();
  } catch {
    return undefined;
  }
};

const isBase58 = (address: string, versions: readonly number[]): boolean => {
  const bytes = quietly(() => base58check.decode(address));
  return bytes?.length === BASE58_BYTES && versions.includes(bytes[0] ?? -1);
};

/** https://bips.dev/350: version 0 has the checksum of bech32, later ones that of bech32m. */
const isSegwit = (address: string, prefix: string): boolean =>
  [bech32, bech32m].some((code) =>
    quietly(() => {
      const decoded = code.decode(address as `${string}1${string}`);
      const [version = VERSION_MOST + 1, ...words] = decoded.words;
      const { length } = code.fromWords(words);
      if (decoded.prefix !== prefix || version > VERSION_MOST || length < PROGRAM_LEAST || length > PROGRAM_MOST)
        return false;
      return version === 0 ? code === bech32 && PROGRAMS_OF_VERSION_0.includes(length) : code === bech32m;
    }),
  );

/**
 * An address in the form that nodes print: base58check as it is, bech32 and bech32m in lower case. Undefined where the
 * checksum is wrong or it belongs to another chain or to a test network.
 */
export const createCanonical =
  ({ versions, prefix }: Spelling) =>
  (address: string): string | undefined => {
    if (address.length > LETTERS_MOST) return undefined;
    if (prefix !== null && BECH32.test(address)) {
      const lower = address.toLowerCase();
      if (lower.startsWith(`${prefix}1`)) return isSegwit(lower, prefix) ? lower : undefined;
    }
    return isBase58(address, versions) ? address : undefined;
  };
