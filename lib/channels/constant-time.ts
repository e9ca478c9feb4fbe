import { createHash, timingSafeEqual } from 'node:crypto';

/** Compares two secrets without telling by its time where they differ, or how long they are. */
export const sameSecret = (given: string, expected: string): boolean => {
  const digest = (value: string): Buffer => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(given), digest(expected));
};
