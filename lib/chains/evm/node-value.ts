import { Unreadable } from '../../core/exchange.ts';
import { SECOND, type Instant } from '../../core/time.ts';

/** A JSON object, whatever stands in it. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const ADDRESS_LENGTH = 42;
const ADDRESS = /^0x[0-9a-f]{40}$/;
const HASH = /^0x[0-9a-f]{64}$/;
/** Up to 2^256 − 1, https://ethereum.github.io/execution-apis: quantities. */
const HEXADECIMAL = /^0x[0-9a-fA-F]{1,64}$/;
/** 2^256 − 1 has 78 digits. */
const DECIMAL = /^\d{1,78}$/;
const AMOUNT_MOST = 2n ** 256n - 1n;

/**
 * An address as it is compared: some nodes write checksums, and `toLowerCase` answers the same string where nothing
 * changes. Whether it is hexadecimal is looked at where it is handed on (`exactly`).
 */
export const folded = (value: unknown): string => {
  if (typeof value !== 'string' || value.length !== ADDRESS_LENGTH) throw new Unreadable('an address is none');
  return value.toLowerCase();
};

/** Throws Unreadable where a folded address holds anything but digits. */
export const exactly = (address: string): string => {
  if (!ADDRESS.test(address)) throw new Unreadable('an address is none');
  return address;
};

export const hashIn = (value: unknown): string => {
  const hash = typeof value === 'string' ? value.toLowerCase() : '';
  if (!HASH.test(hash)) throw new Unreadable('a hash is none');
  return hash;
};

const safe = (amount: bigint | undefined): number | undefined =>
  amount !== undefined && amount <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(amount) : undefined;

/** `0x1a` → 26n; undefined for anything else. */
export const hexAmount = (value: unknown): bigint | undefined =>
  typeof value === 'string' && HEXADECIMAL.test(value) ? BigInt(value) : undefined;

/** So many digits are below 2^53. */
const SHORT = 15;

/** `0x1a` → 26: a height, an index or a time; undefined for anything else and beyond 2^53. */
export const hexNumber = (value: unknown): number | undefined =>
  typeof value === 'string' && value.length <= SHORT && HEXADECIMAL.test(value)
    ? Number(value)
    : safe(hexAmount(value));

/** `26` or 26 → 26n, up to 2^256 − 1. */
export const decimalAmount = (value: unknown): bigint | undefined => {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text !== 'string' || !DECIMAL.test(text)) return undefined;
  const amount = BigInt(text);
  return amount <= AMOUNT_MOST ? amount : undefined;
};

export const decimalNumber = (value: unknown): number | undefined => safe(decimalAmount(value));

/** Before Ethereum's first block (30 July 2015) there is none, and none is of the year 2200. */
const [FROM_SECONDS, TO_SECONDS] = [1_438_269_000, 7_258_118_400];

/** Seconds since the epoch as an instant; undefined where no block can be of that time. */
export const instantOf = (seconds: number | undefined): Instant | undefined =>
  seconds !== undefined && seconds >= FROM_SECONDS && seconds < TO_SECONDS ? seconds * SECOND : undefined;

/** What must be there. Throws Unreadable with `what` where it is not. */
export const needed = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Unreadable(`${what} is missing or is none`);
  return value;
};

/** The `result` of a JSON-RPC answer. Throws Unreadable for an error, a null and anything else. */
export const resultOf = (body: unknown): unknown => {
  if (!isFields(body)) throw new Unreadable('this is no answer of a node');
  if (body.error !== undefined && body.error !== null) throw new Unreadable('the node answers with an error');
  if (body.result === undefined || body.result === null) throw new Unreadable('the node answers with nothing');
  return body.result;
};
