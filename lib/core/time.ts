/** Milliseconds since the Unix epoch, UTC. Every time inside the system has this form. */
export type Instant = number;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** ISO 8601 in UTC with milliseconds: the form in which times leave the system. */
export const iso = (at: Instant): string => new Date(at).toISOString();

/** Reads the clock. Only adapters and `functions/` hold one; pure code takes `now` as a parameter. */
export type Clock = () => Instant;
