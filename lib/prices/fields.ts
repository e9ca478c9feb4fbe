import { Unreadable } from '../core/exchange.ts';

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});

/** Throws Unreadable. */
export const listOf = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value as unknown[];
  throw new Unreadable('the answer has no list of markets');
};

/** Throws Unreadable for an answer of which nothing could be read: a ticker is never empty. */
export const some = <T>(quotes: T[]): T[] => {
  if (quotes.length === 0) throw new Unreadable('the answer has no price');
  return quotes;
};

/** No market quotes more digits; longer texts are none of a market's. */
const PRICE = /^\d{1,18}(\.\d{1,30})?$/;

/**
 * A price above zero as an exact decimal. JSON numbers are taken as JavaScript prints them, which is the number as sent
 * up to fifteen digits. Undefined where it is none.
 */
export const priceIn = (value: unknown): string | undefined => {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';
  if (!PRICE.test(text) || !/[1-9]/.test(text)) return undefined;
  const plain = text.replace(/^0+(?=\d)/, '');
  return plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain;
};

/** An asset's code in upper case. */
export const assetIn = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[A-Za-z0-9]{2,12}$/.test(value) ? value.toUpperCase() : undefined;
