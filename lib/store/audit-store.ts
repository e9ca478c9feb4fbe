import { createHmac, hkdfSync } from 'node:crypto';
import { auditText, type AuditAct, type AuditEntry } from '../core/audit.ts';
import { Conflict, type AuditStore } from '../core/stores.ts';
import type { SubscriberId } from '../core/subscriber.ts';
import type { Clock } from '../core/time.ts';
import type { Item, Table } from './table.ts';

const AUDIT = 'audit';
const HEAD = 'head';
const NUMBER_WIDTH = 12;
const keyOf = (number: number): string => `entry#${String(number).padStart(NUMBER_WIDTH, '0')}`;
/** Several administrators may act at once: each round one of them wins. */
const TRIES = 10;
const HASH_BYTES = 32;

/** A keyed hash: whoever can write the table but has no key cannot make a chain that holds. */
export const createAuditDigest = (master: Uint8Array): ((text: string) => string) => {
  const key = Buffer.from(hkdfSync('sha256', master, new Uint8Array(), 'mamori/audit/1', HASH_BYTES));
  return (text) => createHmac('sha256', key).update(text).digest('base64url');
};

const entryOf = ({ pk: _pk, sk: _sk, ...entry }: Item): AuditEntry => entry as unknown as AuditEntry;

/** Entries are put where none is, and never written again; a head says which is the last. */
export const createAuditStore = ({
  table,
  digest,
  clock,
}: {
  table: Table;
  digest: (text: string) => string;
  clock: Clock;
}): AuditStore => {
  const head = async (): Promise<{ number: number; hash: string }> => {
    const item = await table.get(AUDIT, HEAD, true);
    return item === undefined ? { number: 0, hash: '' } : { number: item.number as number, hash: item.hash as string };
  };
  const advance = async ({ number, hash }: Pick<AuditEntry, 'number' | 'hash'>): Promise<void> => {
    try {
      await table.put(
        { pk: AUDIT, sk: HEAD, number, hash },
        {
          text: 'attribute_not_exists(pk) OR #number = :before',
          names: { '#number': 'number' },
          values: { ':before': number - 1 },
        },
      );
    } catch (error) {
      // Somebody else has moved it on already.
      if (!(error instanceof Conflict)) throw error;
    }
  };
  const put = async (by: SubscriberId, act: AuditAct, about: string): Promise<boolean> => {
    const last = await head();
    const entry = { number: last.number + 1, at: clock(), by, act, about, previous: last.hash };
    const whole: AuditEntry = { ...entry, hash: digest(auditText(entry)) };
    try {
      await table.put({ pk: AUDIT, sk: keyOf(whole.number), ...whole }, { text: 'attribute_not_exists(pk)' });
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      // One that was written, and whose writer broke off: the head is moved on to it.
      const other = await table.get(AUDIT, keyOf(whole.number), true);
      if (other !== undefined) await advance(entryOf(other));
      return false;
    }
    await advance(whole);
    return true;
  };
  return {
    async append(by, act, about) {
      for (let attempt = 1; attempt <= TRIES; attempt += 1) if (await put(by, act, about)) return;
      throw new Conflict('the audit log is busy');
    },
    head,
    async *entries() {
      const items = table.query({
        key: { text: 'pk = :pk AND begins_with(sk, :entry)', values: { ':pk': AUDIT, ':entry': 'entry#' } },
        consistent: true,
      });
      for await (const item of items) yield entryOf(item);
    },
  };
};
