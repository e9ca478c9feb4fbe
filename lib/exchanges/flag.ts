import type { Availability } from '../core/availability.ts';

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

export interface BothWays {
  readonly deposit: Availability;
  readonly withdrawal: Availability;
}

const NOT_KNOWN: BothWays = { deposit: 'unknown', withdrawal: 'unknown' };

/** What a state's name means for both directions; a name that the table does not hold is not known. */
export const stateIn = (table: Readonly<Record<string, BothWays>>, value: unknown): BothWays =>
  (typeof value === 'string' && Object.hasOwn(table, value) ? table[value] : undefined) ?? NOT_KNOWN;
