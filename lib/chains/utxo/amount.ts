import { parseUnits } from '../../core/decimal.ts';
import { Unreadable } from '../../core/exchange.ts';
import { SATOSHI_DECIMALS } from './coin.ts';
import { isCount } from './fields.ts';

/** A 64-bit count of satoshis has 20 digits at the most. */
const DIGITS = /^\d{1,20}$/;
const DECIMAL = /^\d{1,12}(?:\.\d{1,8})?$/;

/** Satoshis as a JSON number, or as digits (Blockbook). Throws Unreadable. */
export const satoshis = (value: unknown): bigint => {
  if (isCount(value)) return BigInt(value);
  if (typeof value === 'string' && DIGITS.test(value)) return BigInt(value);
  throw new Unreadable('an amount is no count of the smallest unit');
};

/**
 * Below this, numbers of 8 decimals lie further apart than the doubles around them (2⁻²⁷ ≈ 0.75 × 10⁻⁸), so that the
 * double which JSON.parse gives is of one amount only, and `toFixed(8)` finds that one. Bitcoin has 21 million coins;
 * Dogecoin may pay more at once, and then only whole answers in satoshis say how much.
 */
export const EXACT_COINS_BELOW = 2 ** 26;

/** Whole coins as bitcoind writes them (a JSON number of 8 decimals), to satoshis. Throws Unreadable, never rounds. */
export const coins = (value: unknown): bigint => {
  const text =
    typeof value === 'number' && value >= 0 && value < EXACT_COINS_BELOW ? value.toFixed(SATOSHI_DECIMALS) : value;
  const raw = typeof text === 'string' && DECIMAL.test(text) ? parseUnits(text, SATOSHI_DECIMALS) : undefined;
  if (raw === undefined || (typeof value === 'number' && Number(text) !== value))
    throw new Unreadable('an amount is no exact number of coins');
  return raw;
};
