import type { BatchProgress, RecipientResult } from '../../core/batch.ts';
import { Conflict, type BatchStore } from '../../core/stores.ts';
import type { Clock, Instant } from '../../core/time.ts';

/** Longer than any single request to a platform; each write of progress renews it. */
export const LEASE_MS = 20_000;

/** The progress of one batch while it is being sent. */
export interface Ledger {
  /** Someone else has taken the batch, or the store cannot be written: stop sending. */
  lost(): boolean;
  /** How many recipients have been done with since the batch was claimed. */
  settled(): number;
  /** A recipient is done with. */
  settle(index: number, result: RecipientResult, ref?: string | null): void;
  /** A recipient is to be tried again, after the others. */
  postpone(index: number): void;
  /** What `work` settles and postpones is written as one: a crash finds all of it or nothing. */
  together(work: () => void): void;
  /** Waits until everything so far is written; then writes the end of this round. Throws Conflict if the batch was lost. */
  close(end: { state: 'done' } | { state: 'pending'; dueAt: Instant; attempts: number }): Promise<void>;
}

/**
 * Writes progress behind the sends, one write at a time with whatever has come in meanwhile, so that a crash repeats
 * no more than what is in flight. `next` never passes a recipient that has not been settled or postponed.
 */
export const openLedger = (claimed: BatchProgress, batches: Pick<BatchStore, 'saveProgress'>, clock: Clock): Ledger => {
  let progress: BatchProgress = { ...claimed, refs: { ...claimed.refs }, failures: { ...claimed.failures } };
  const handled = new Set<number>();
  let settled = 0;
  let dirty = false;
  let held = false;
  let lost = false;
  let failure: unknown;
  let writing: Promise<void> | undefined;

  const advanceNext = (): void => {
    while (handled.delete(progress.next)) progress.next += 1;
  };
  const flush = async (): Promise<void> => {
    while (dirty && !lost) {
      dirty = false;
      const until = clock() + LEASE_MS;
      const snapshot = {
        ...progress,
        later: [...progress.later],
        refs: { ...progress.refs },
        failures: { ...progress.failures },
        leaseUntil: until,
        dueAt: until,
      };
      try {
        const { version } = await batches.saveProgress(snapshot);
        progress = { ...progress, version };
      } catch (error) {
        lost = true;
        failure = error;
      }
    }
  };
  const write = (): void => {
    dirty = true;
    if (held) return;
    writing ??= flush().finally(() => {
      writing = undefined;
    });
  };
  const handle = (index: number): void => {
    if (index >= progress.next) handled.add(index);
    advanceNext();
    write();
  };

  return {
    lost: () => lost,
    settled: () => settled,
    settle(index, result, ref) {
      progress.later = progress.later.filter((one) => one !== index);
      if (result !== 'sent') progress.failures[index] = result;
      if (ref !== undefined && ref !== null) progress.refs[index] = ref;
      settled += 1;
      handle(index);
    },
    postpone(index) {
      if (!progress.later.includes(index)) progress.later = [...progress.later, index];
      handle(index);
    },
    together(work) {
      held = true;
      work();
      held = false;
      if (dirty) write();
    },
    async close(end) {
      await writing;
      if (lost)
        throw failure instanceof Conflict ? failure : new Error('progress could not be written', { cause: failure });
      await batches.saveProgress({ ...progress, leaseUntil: 0, leaseOwner: null, ...end });
    },
  };
};
