import { type AssetRow, type Availability } from '../core/availability.ts';
import { Unreadable } from '../core/exchange.ts';

/** Words of a source are shown to people: no longer than this. */
const REASON_MOST = 200;
/** No exchange's asset or network code comes near this. */
const CODE_MOST = 64;

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The named field if the value is an object that has it as its own. */
export const field = (value: unknown, name: string): unknown => (isFields(value) && Object.hasOwn(value, name) ? value[name] : undefined);

export const listOf = (value: unknown, what: string): readonly unknown[] => {
  if (!Array.isArray(value)) throw new Unreadable(`${what} is no list`);
  return value;
};

/** A code as the exchange writes it, or undefined where there is none: such a row is passed over. */
export const code = (value: unknown): string | undefined => {
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return text === '' || text.length > CODE_MOST ? undefined : text;
};

/** What a source says in its own words; null where it says nothing. */
export const words = (value: unknown): string | null => {
  if (typeof value !== 'string') return null;
  const text = value.replaceAll(/\s+/g, ' ').trim();
  return text === '' ? null : text.slice(0, REASON_MOST);
};

/** A flag keeps its meaning in another JSON type; anything else is not known. */
export const flag = (value: unknown): boolean | undefined => {
  if (value === true || value === 1 || value === 'true' || value === '1') return true;
  if (value === false || value === 0 || value === 'false' || value === '0') return false;
  return undefined;
};

/** `enabled`-style flags: true is open. */
export const openIf = (value: unknown): Availability => {
  const enabled = flag(value);
  return enabled === undefined ? 'unknown' : enabled ? 'open' : 'suspended';
};

/** `disabled`-style flags: true is suspended. */
export const suspendedIf = (value: unknown): Availability => {
  const disabled = flag(value);
  return disabled === undefined ? 'unknown' : disabled ? 'suspended' : 'open';
};

/** Rows with one key each. A second row of the same key is kept under a name of its own, never merged. */
export const uniqueRows = (rows: readonly AssetRow[], what: string): AssetRow[] => {
  if (rows.length === 0) throw new Unreadable(`${what} holds no row`);
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const key = `${row.asset}\t${row.network ?? ''}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? row : { ...row, network: `${row.network ?? ''}#${count}` };
  });
};
