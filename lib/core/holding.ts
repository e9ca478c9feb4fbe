import { parseUnits, formatUnits } from './decimal.ts';

/** What somebody says that he holds at an exchange: his own word, never checked with the exchange. */
export interface Holding {
  /** Id of the exchange. */
  exchange: string;
  /** Asset code in capitals; JPY is an asset too. */
  asset: string;
  /** Exact decimal, whole units, above zero. */
  amount: string;
}

/** More than these are no list that anyone reads; a person's item stays below 8 KB with them. */
export const HOLDINGS_MOST = 100;
/** Of an asset's smallest unit: Ether has the most that is in use. */
const DECIMALS_MOST = 18;
/** Digits before the point: a thousand times the supply of the most plentiful token that is listed (10^15). */
const WHOLE_DIGITS_MOST = 18;

const GROUPED = /^\d{1,3}(,\d{3})+(\.\d*)?$/;
const PLAIN = /^(\d+(\.\d*)?|\.\d+)$/;

/**
 * An amount as people write it (`0.5`, `０．５`, `1,000.5`, `.5`) as an exact decimal; undefined for what is none: signs,
 * exponents, words, more digits than any asset has.
 */
export const readAmount = (text: string): string | undefined => {
  const written = text.normalize('NFKC').replaceAll('、', ',').trim();
  if (!GROUPED.test(written) && !PLAIN.test(written)) return undefined;
  const [whole = '', fraction = ''] = written.replaceAll(',', '').split('.');
  const digits = whole.replace(/^0+/, '');
  if (digits.length > WHOLE_DIGITS_MOST || fraction.replace(/0+$/, '').length > DECIMALS_MOST) return undefined;
  const units = parseUnits(
    `${digits === '' ? '0' : digits}.${fraction.slice(0, DECIMALS_MOST).padEnd(1, '0')}`,
    DECIMALS_MOST,
  );
  return units === undefined ? undefined : formatUnits(units, DECIMALS_MOST);
};

const isOf = (holding: Holding, { exchange, asset }: Pick<Holding, 'exchange' | 'asset'>): boolean =>
  holding.exchange === exchange && holding.asset === asset;

/** With a holding in the place of the one before; an amount of 0 takes it away. In the order of first mention. */
export const withHolding = (holdings: readonly Holding[], holding: Holding): Holding[] => {
  const known = holdings.some((one) => isOf(one, holding));
  if (holding.amount === '0') return holdings.filter((one) => !isOf(one, holding));
  return known ? holdings.map((one) => (isOf(one, holding) ? holding : one)) : [...holdings, holding];
};
