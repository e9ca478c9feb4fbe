import type { SubscriberId } from './subscriber.ts';
import type { Instant } from './time.ts';

export const AUDIT_ACTS = [
  'notice-drafted',
  'notice-approved',
  'notice-cancelled',
  'silenced',
  'announced',
  'administrator-added',
  'administrator-removed',
  'refused',
] as const;
export type AuditAct = (typeof AUDIT_ACTS)[number];

/** One act of an administrator. Never changed; each names the one before. */
export interface AuditEntry {
  /** From 1 on, without a gap. */
  number: number;
  at: Instant;
  /** Who: the keyed hash, no id of a platform. */
  by: SubscriberId;
  act: AuditAct;
  /** What it was about: a notice's id and the hash of its text, an exchange. */
  about: string;
  /** The hash of the entry before; empty for the first. */
  previous: string;
  hash: string;
}

/** What an entry's hash is made of, in a form that is the same everywhere. */
export const auditText = ({ number, at, by, act, about, previous }: Omit<AuditEntry, 'hash'>): string =>
  JSON.stringify([number, at, by, act, about, previous]);

export type AuditFault = { number: number; what: 'missing' | 'changed' | 'unlinked' };

/**
 * The first entry that is not as it was written; undefined where all are. `last`: what the log's head says, so that
 * entries that were cut off at its end are missed.
 */
export const auditFault = (
  entries: readonly AuditEntry[],
  last: { number: number; hash: string },
  digest: (text: string) => string,
): AuditFault | undefined => {
  let previous = '';
  for (const [index, entry] of entries.entries()) {
    const number = index + 1;
    if (entry.number !== number) return { number, what: 'missing' };
    if (entry.hash !== digest(auditText(entry))) return { number, what: 'changed' };
    if (entry.previous !== previous) return { number, what: 'unlinked' };
    previous = entry.hash;
  }
  if (entries.length < last.number) return { number: entries.length + 1, what: 'missing' };
  return entries.length > 0 && entries.length === last.number && previous !== last.hash
    ? { number: last.number, what: 'unlinked' }
    : undefined;
};
