import { ripemd160 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { createBase58check } from '@scure/base';
import { addressOfKey } from '../../lib/chains/nem/address.ts';

const NEM_MAIN = 0x68;
const BITCOIN_P2PKH = 0x00;
const EVM_DIGITS = 40;

const base58check = createBase58check(sha256);

/** 64 hexadecimal digits that belong to a name: hashes, keys and identifiers of what is made up. */
export const digest = (name: string): string => bytesToHex(sha256(utf8ToBytes(name)));

/** Public keys by the NEM addresses that were made from them. */
const keys = new Map<string, string>();

/** The key of an address that was made here: NIS1 names payers by their keys. Undefined for a real one. */
export const nemKeyOf = (address: string): string | undefined => keys.get(address);

const nemAddress = (name: string): string => {
  const key = digest(`nem key ${name}`);
  const address = addressOfKey(key, NEM_MAIN);
  if (address === undefined) throw new RangeError('a digest is no key');
  keys.set(address, key);
  return address;
};

/** A well-formed address in canonical form that belongs to a name: nobody's in truth. */
export const standIn = (chain: string, name: string): string => {
  if (chain === 'nem') return nemAddress(name);
  if (chain === 'bitcoin')
    return base58check.encode(Uint8Array.of(BITCOIN_P2PKH, ...ripemd160(sha256(utf8ToBytes(`bitcoin ${name}`)))));
  return `0x${digest(`evm ${name}`).slice(0, EVM_DIGITS)}`;
};
