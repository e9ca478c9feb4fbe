import { createHmac } from 'node:crypto';

/** https://www.rfc-editor.org/rfc/rfc2104, over SHA-256 or SHA-512. */
export const hmac = (
  hash: 'sha256' | 'sha512',
  secret: string,
  text: string,
  encoding: 'hex' | 'base64' | 'base64url',
): string => createHmac(hash, secret).update(text).digest(encoding);

/**
 * How long after its time a signed request may arrive. What the documents of Binance, MEXC, BingX, Bybit and bitbank
 * take where nothing is said, and the longest that they recommend.
 */
export const REQUEST_WINDOW_MS = 5_000;
