import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { ReportDesk } from '../core/reports.ts';
import type { Identify, Seal } from '../core/stores.ts';

/** Length of the master key in bytes (AES-256; NIST SP 800-38D for the mode). */
export const MASTER_KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** 16 of the 32 bytes of HMAC-SHA256: 2^64 subscribers before a collision is likely. */
const IDENTITY_BYTES = 16;

const derive = (master: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', master, new Uint8Array(), `mamori/${purpose}`, MASTER_KEY_BYTES));

/** What sealed values are for: a key of its own each, so that none of one kind is taken for another. */
type SealPurpose = 'seal/1' | 'picture/1';

/** AES-256-GCM under a key derived from the master key: nonce, tag and ciphertext in one value. */
export const createSeal = (master: Uint8Array, purpose: SealPurpose = 'seal/1'): Seal => {
  const key = derive(master, purpose);
  return {
    seal(plain, context) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
    },
    open(sealed, context) {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      })
        .setAAD(Buffer.from(context))
        .setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      return decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
    },
  };
};

/** Of 48 people at most that are compared: two are alike once in 10^16 such lists. */
const MARK_BYTES = 8;

/** Keyed hash of an exchange and a person: the marks of one person at two exchanges show nothing in common. */
export const createReportMark = (master: Uint8Array): ReportDesk['mark'] => {
  const key = derive(master, 'report/1');
  return (exchange, id) =>
    createHmac('sha256', key).update(`${exchange}\0${id}`).digest().subarray(0, MARK_BYTES).toString('base64url');
};

/** Keyed hash of channel and platform id: the store shows who is who only to those who hold the key. */
export const createIdentify = (master: Uint8Array): Identify => {
  const key = derive(master, 'identity/1');
  return (channel, platformId) =>
    createHmac('sha256', key)
      .update(`${channel}\0${platformId}`)
      .digest()
      .subarray(0, IDENTITY_BYTES)
      .toString('base64url');
};
