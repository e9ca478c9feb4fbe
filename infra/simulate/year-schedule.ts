import {
  FLAPPING_PATIENCE,
  GATHERING_MS,
  RETURNING_DOUBT_SHARE,
  UNLISTED_AFTER_MS,
} from '../../lib/core/verdict-limits.ts';
import { MINUTE } from '../../lib/core/time.ts';
import type { Minute, Script } from './year-script.ts';

export const RECOVERY_MS = 15 * MINUTE;
const DOUBT_MS = RETURNING_DOUBT_SHARE * RECOVERY_MS;

const after = (ms: number): number[] => [0, 1, 2].map((more) => Math.ceil(ms / MINUTE) + more);
/**
 * After a change each minute counts for a few, then those at which a time of the rules is over. In all others a poll
 * finds what the one before it found, and changes nothing: a test plays every minute and compares.
 */
const AFTER_CHANGE = [
  ...new Set([
    0,
    1,
    2,
    3,
    4,
    ...[DOUBT_MS, DOUBT_MS * FLAPPING_PATIENCE, GATHERING_MS, RECOVERY_MS, RECOVERY_MS * FLAPPING_PATIENCE].flatMap(
      after,
    ),
  ]),
];
/** After a row has left the list. */
const AFTER_LEAVING = [...AFTER_CHANGE, ...after(UNLISTED_AFTER_MS)];

/** The minutes at which an exchange must be polled, in order. */
export const minutesOf = (script: Script, end: Minute): Minute[] => {
  const { stops, faults, listings, says, looks } = script;
  const minutes = new Set<Minute>([0, 1, 2]);
  const add = (at: Minute, minutesAfter: readonly number[]): void => {
    for (const more of minutesAfter) if (at + more >= 0 && at + more < end) minutes.add(at + more);
  };
  for (const { from, until } of stops) for (const at of [from, until]) add(at, AFTER_CHANGE);
  for (const { from, until } of faults) for (const at of [from, until]) add(at, AFTER_CHANGE);
  for (const { at } of listings) add(at, AFTER_LEAVING);
  for (const { at, statement } of says) if (statement.label !== 'info') add(at, AFTER_CHANGE);
  for (const at of looks) add(Math.round(at), [0]);
  return [...minutes].toSorted((a, b) => a - b);
};
