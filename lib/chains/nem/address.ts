import { ripemd160 } from '@noble/hashes/legacy.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import { base32 } from '@scure/base';

/** First byte of an address and of a version: main network, test network. https://nemproject.github.io/nem-docs (NIS1) */
const NETWORKS: readonly number[] = [0x68, 0x98];
const CHECKSUM_BYTES = 4;
/** 1 byte of network, 20 of the key's hash, 4 of checksum, in base32. */
const ADDRESS = /^[A-Z2-7]{40}$/;
const PUBLIC_KEY = /^[0-9a-f]{64}$/i;

const sealed = (network: number, hash: Uint8Array): Uint8Array => {
  const body = Uint8Array.of(network, ...hash);
  return Uint8Array.of(...body, ...keccak_256(body).subarray(0, CHECKSUM_BYTES));
};

/** Whether a network byte is one that is read here. */
export const isNetwork = (network: number): boolean => NETWORKS.includes(network);

/** `NC3BI3-DNMR2P-…` or `nc3bi3dnmr2p…` → 40 capital letters and digits; undefined where the checksum is wrong. */
export const canonicalAddress = (address: string): string | undefined => {
  const text = address.trim().replaceAll('-', '').toUpperCase();
  if (!ADDRESS.test(text)) return undefined;
  const bytes = base32.decode(text);
  const [network = 0] = bytes;
  if (!isNetwork(network)) return undefined;
  return base32.encode(sealed(network, bytes.subarray(1, -CHECKSUM_BYTES))) === text ? text : undefined;
};

/** The network byte of a canonical address. */
export const networkOf = (address: string): number => base32.decode(address)[0] ?? 0;

/** The address that belongs to a public key in hex; undefined where it is none. */
export const addressOfKey = (publicKey: string, network: number): string | undefined =>
  PUBLIC_KEY.test(publicKey) ? base32.encode(sealed(network, ripemd160(keccak_256(hexToBytes(publicKey))))) : undefined;
