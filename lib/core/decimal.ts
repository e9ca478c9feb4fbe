/**
 * Amounts as whole numbers of an asset's smallest unit (`raw`) and their exact decimal strings. No amount that is
 * shown, stored or compared with a person's threshold ever is a binary float; only scores are.
 */

const DECIMAL = /^(-?)(\d+)(?:\.(\d*))?$/;
/** More decimals than any asset has; a contract may claim 255. */
export const DECIMALS_MOST = 255;

/** `450290000000n` with 8 decimals → `4502.9`. No exponent, no trailing zeros, never `-0`. */
export const formatUnits = (raw: bigint, decimals: number): string => {
  const digits = (raw < 0n ? -raw : raw).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return `${raw < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
};

/** `4502.9` with 8 decimals → `450290000000n`. Undefined where it is no decimal or has more decimals than that. */
export const parseUnits = (text: string, decimals: number): bigint | undefined => {
  const [, sign = '', whole = '', fraction = ''] = DECIMAL.exec(text) ?? [];
  const kept = fraction.replace(/0+$/, '');
  if (whole === '' || kept.length > decimals) return undefined;
  const raw = BigInt(whole + kept.padEnd(decimals, '0'));
  return sign === '-' ? -raw : raw;
};

/** For scores and shares alone: what is shown is `formatUnits`. */
export const approximately = (raw: bigint, decimals: number): number => Number(raw) / 10 ** decimals;

const decimalsOf = (text: string): number => DECIMAL.exec(text)?.[3]?.length ?? 0;
const exactly = (text: string, decimals: number): bigint => {
  const raw = parseUnits(text, decimals);
  if (raw === undefined) throw new RangeError('not a decimal');
  return raw;
};

/** The exact sum of two decimal strings. Throws RangeError for what is no decimal. */
export const addDecimals = (a: string, b: string): string => {
  const decimals = Math.max(decimalsOf(a), decimalsOf(b));
  return formatUnits(exactly(a, decimals) + exactly(b, decimals), decimals);
};

/** The exact product of two decimal strings. Throws RangeError for what is no decimal. */
export const multiplyDecimals = (a: string, b: string): string => {
  const [ofA, ofB] = [decimalsOf(a), decimalsOf(b)];
  return formatUnits(exactly(a, ofA) * exactly(b, ofB), ofA + ofB);
};

/** Below, equal or above zero, as a comparison of two decimal strings. Throws RangeError for what is no decimal. */
export const compareDecimals = (a: string, b: string): number => {
  const decimals = Math.max(decimalsOf(a), decimalsOf(b));
  const difference = exactly(a, decimals) - exactly(b, decimals);
  return difference < 0n ? -1 : Number(difference > 0n);
};
