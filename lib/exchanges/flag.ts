import { DELISTED, type Availability } from '../core/availability.ts';

/** A flag keeps its meaning in another JSON type; anything else, or nothing, is not known. */
export const flag = (value: unknown): boolean | undefined => {
  if (value === true || value === 1 || value === 'true' || value === '1') return true;
  if (value === false || value === 0 || value === 'false' || value === '0') return false;
  return undefined;
};

/** `enabled`-style flags: true is open. */
export const openIf = (value: unknown): Availability => {
  const enabled = flag(value);
  if (enabled === undefined) return 'unknown';
  return enabled ? 'open' : 'suspended';
};

/** `disabled`-style flags: true is suspended. */
export const suspendedIf = (value: unknown): Availability => {
  const disabled = flag(value);
  if (disabled === undefined) return 'unknown';
  return disabled ? 'suspended' : 'open';
};

/** Flags in words: open where the word is one of `open`, suspended where it is one of `shut`; else as openIf. */
export const openIfWord = (value: unknown, open: readonly string[], shut: readonly string[]): Availability => {
  if (typeof value === 'string' && open.includes(value)) return 'open';
  return typeof value === 'string' && shut.includes(value) ? 'suspended' : openIf(value);
};

export interface BothWays {
  readonly deposit: Availability;
  readonly withdrawal: Availability;
}

const NOT_KNOWN: BothWays = { deposit: 'unknown', withdrawal: 'unknown' };

/** What a state's name means for both directions; a name that the table does not hold is not known. */
export const stateIn = (table: Readonly<Record<string, BothWays>>, value: unknown): BothWays =>
  (typeof value === 'string' && Object.hasOwn(table, value) ? table[value] : undefined) ?? NOT_KNOWN;

/** Two flags of one thing: it is open where both say so, and suspended where either does. */
export const openByBoth = (one: Availability, other: Availability): Availability => {
  if (one === 'suspended' || other === 'suspended') return 'suspended';
  return one === 'open' && other === 'open' ? 'open' : 'unknown';
};

const SHUT: BothWays = { deposit: 'suspended', withdrawal: 'suspended' };

/** What an asset is that has been taken off the exchange: shut both ways for good, whatever its flags still say. */
export const DELISTED_STATE: BothWays & { readonly reason: string } = { ...SHUT, reason: DELISTED };
