import { Unreadable } from '../../core/exchange.ts';

/** A JSON object, whatever stands in it. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The named field if the value is an object that has it as its own: nothing is read from a prototype. */
export const field = (value: unknown, name: string): unknown =>
  isFields(value) && Object.hasOwn(value, name) ? value[name] : undefined;

export const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

const HASH = /^[0-9a-f]{64}$/;
export const isHash = (value: unknown): value is string => typeof value === 'string' && HASH.test(value);

/** Throws Unreadable, naming the field. */
export const listIn = (value: unknown, name: string): readonly unknown[] => {
  const found = field(value, name);
  if (!Array.isArray(found)) throw new Unreadable(`${name} is no list`);
  return found as unknown[];
};

/** Throws Unreadable, naming the field. */
export const countIn = (value: unknown, name: string): number => {
  const found = field(value, name);
  if (!isCount(found)) throw new Unreadable(`${name} is no whole number`);
  return found;
};

/** Throws Unreadable, naming the field. */
export const hashIn = (value: unknown, name: string): string => {
  const found = field(value, name);
  if (!isHash(found)) throw new Unreadable(`${name} is no hash`);
  return found;
};

/** A transaction's id; null where the answer lacks it. Throws Unreadable for anything else. */
export const txidIn = (value: unknown, name: string): string | null => {
  const found = field(value, name);
  if (found === undefined || found === null) return null;
  if (!isHash(found)) throw new Unreadable(`${name} is no hash`);
  return found;
};

/** What an input spends, as `txid:vout`; undefined where the answer has it not. */
export const outpointIn = (input: Fields, txid: string, vout: string): string | undefined =>
  isHash(input[txid]) && isCount(input[vout]) ? `${input[txid]}:${input[vout]}` : undefined;
