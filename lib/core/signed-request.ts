import type { Instant } from './time.ts';

/** A customer's key at an exchange, as it issues them. None of it is ever shown. */
export interface ExchangeKey {
  /** What names the key; it is sent. */
  key: string;
  /** What requests are signed with; it is not sent. */
  secret: string;
  /** A third part that some exchanges want; it is sent. */
  passphrase?: string;
}

/**
 * Why an exchange does not take a key: it knows no such key, the signature is not the key's, the key may not read this,
 * it may not be used from this address, or the time of the request is not the exchange's.
 */
export type KeyRefusal = 'key' | 'signature' | 'permission' | 'address' | 'clock';

/** How one exchange has requests signed. */
export interface SigningScheme {
  /** What the operator gives, with colons between the parts. */
  takes: 'key:secret' | 'key:secret:passphrase';
  documentation: string;
  /**
   * The address and the headers of a GET of `url` at `at`. Pure: the same in, the same out. Both hold what proves the
   * key, so neither is ever logged.
   */
  sign(url: string, key: ExchangeKey, at: Instant): SignedParts;
  /** Why a body refuses the key; null where it says no such thing. */
  refusal(body: unknown): KeyRefusal | null;
}

export interface SignedParts {
  url: string;
  headers: Readonly<Record<string, string>>;
}

/** A request that takes a key. It reads, and changes nothing at the exchange. */
export interface SignedRequest {
  method: 'GET';
  /** Without what the signature adds; https alone. */
  url: string;
  scheme: SigningScheme;
}

/** Where an exchange tells what a key may do. */
export interface KeyRights extends SignedRequest {
  documentation: string;
  /** What the key may do beyond reading, in the exchange's own words. Throws Unreadable. */
  beyondReading(body: unknown): readonly string[];
}
