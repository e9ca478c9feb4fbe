import { createHash } from 'node:crypto';

/** The namespace of our keys (RFC 9562, section 6.6): made once at random, and never changed. */
const NAMESPACE = Buffer.from('5f6a1c0e9b7d4c2f8e31a4d07b96c258', 'hex');

/** UUID version 5 (RFC 9562, section 5.5): the same name gives the same key, after any crash and on any machine. */
export const messageKey = (...name: readonly string[]): string => {
  const bytes = createHash('sha1').update(NAMESPACE).update(name.join('\0')).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};
