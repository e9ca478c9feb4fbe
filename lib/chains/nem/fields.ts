import { Unreadable } from '../../core/exchange.ts';

/** The named field if the value is an object that has it as its own. */
export const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;

/** No amount of this chain comes near 2^53: what does not fit was not sent by it, or has lost digits on the way. */
export const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** A number from zero up. Throws Unreadable naming the field. */
export const count = (value: unknown, name: string): number => {
  const found = field(value, name);
  if (isCount(found)) return found;
  throw new Unreadable(`${name} is no number`);
};

const HASH = /^[0-9a-f]{64}$/;
/** NIS1 writes a hash as `{"data":"…"}`; undefined where it is none. */
export const hashIn = (value: unknown): string | undefined => {
  const hash = field(value, 'data');
  return typeof hash === 'string' && HASH.test(hash) ? hash : undefined;
};
