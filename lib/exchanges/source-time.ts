import type { Instant } from '../core/time.ts';

/** Before the first exchange there was no body: what is smaller counts seconds, or nothing at all. */
const EARLIEST = Date.UTC(2010, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

const plausible = (at: number): Instant | null => (at >= EARLIEST && at < LATEST ? Math.trunc(at) : null);

/** A body's own time in milliseconds; null where it is none. */
export const millisecondsIn = (value: unknown): Instant | null =>
  typeof value === 'number' || (typeof value === 'string' && /^\d{13}$/.test(value)) ? plausible(Number(value)) : null;

/** A body's own time in ISO 8601 with its zone; null where it is none. */
export const isoIn = (value: unknown): Instant | null =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/.test(value)
    ? plausible(Date.parse(value))
    : null;
