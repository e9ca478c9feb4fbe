/** Money is a whole number of trillionths of its unit: the smallest price here is 0.0000133334 of a dollar. */
export type Money = bigint;

const DIGITS = 12;
const ONE = 10n ** BigInt(DIGITS);

/** A price that is published for so many units at once. */
export interface Rate {
  /** Decimal, in the currency of the list that it stands in. */
  price: string;
  /** How many of what is counted that price buys. */
  per: number;
}

/** Reads a decimal of at most twelve places. Throws RangeError for anything else. */
export const moneyOf = (decimal: string): Money => {
  const [, whole = '', places = ''] = /^(\d{1,12})(?:\.(\d{1,12}))?$/.exec(decimal) ?? [];
  if (whole === '') throw new RangeError(`${decimal} is no amount`);
  return BigInt(whole) * ONE + BigInt(places.padEnd(DIGITS, '0'));
};

/** Division that rounds up: a part of a unit is paid for, and nothing is ever shown as cheaper than it is. */
export const ceilDivide = (dividend: bigint, divisor: bigint): bigint => (dividend + divisor - 1n) / divisor;

/** What so many units cost, rounded up to a trillionth. */
export const charge = ({ price, per }: Rate, quantity: bigint): Money =>
  ceilDivide(moneyOf(price) * quantity, BigInt(per));

/** With thousands separated, rounded up at so many places. */
export const showMoney = (money: Money, places = 2): string => {
  const scale = 10n ** BigInt(places);
  const rounded = ceilDivide(money * scale, ONE);
  const whole = (rounded / scale).toLocaleString('en-US');
  return places === 0 ? whole : `${whole}.${String(rounded % scale).padStart(places, '0')}`;
};
