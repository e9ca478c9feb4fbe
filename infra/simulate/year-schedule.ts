import { FLAPPING_PATIENCE, GATHERING_MS, UNLISTED_AFTER_MS } from '../../lib/core/suspension.ts';
import { MINUTE } from '../../lib/core/time.ts';
import type { Minute, Script } from './year-script.ts';

export const RECOVERY_MS = 15 * MINUTE;

const around = (afterMs: number): number[] => [-1, 0, 1, 2, 3, 4].map((more) => Math.ceil(afterMs / MINUTE) + more);
/**
 * After a change each minute counts for a few, then those at which a time of the rules is over. In all others a poll
 * finds what the one before it found, and changes nothing: a test plays every minute and compares.
 */
const AFTER_CHANGE = [
  ...new Set([
    -1,
    0,
    1,
    2,
    3,
    4,
    5,
    ...around(GATHERING_MS),
    ...around(RECOVERY_MS),
    ...around(RECOVERY_MS * FLAPPING_PATIENCE),
  ]),
];
/** After a row has left the list. */
const AFTER_LEAVING = [...AFTER_CHANGE, ...around(UNLISTED_AFTER_MS)];

/** The minutes at which an exchange must be polled, in order. */
export const minutesOf = (script: Script, end: Minute): Minute[] => {
  const { stops, faults, listings, says, looks } = script;
  const minutes = new Set<Minute>([0, 1, 2]);
  const add = (at: Minute, after: readonly number[]): void => {
    for (const more of after) if (at + more >= 0 && at + more < end) minutes.add(at + more);
  };
  for (const { from, until } of stops) for (const at of [from, until]) add(at, AFTER_CHANGE);
  for (const { from, until } of faults) for (const at of [from, until]) add(at, AFTER_CHANGE);
  for (const { at } of listings) add(at, AFTER_LEAVING);
  for (const { at, statement } of says) if (statement.label !== 'info') add(at, [1, 2, 3]);
  for (const at of looks) add(Math.round(at), [0]);
  return [...minutes].toSorted((a, b) => a - b);
};
