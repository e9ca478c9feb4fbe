import type { Batch, BatchProgress } from '../core/batch.ts';
import { Conflict, type BatchStore, type Queues, type SubscriberStore } from '../core/stores.ts';
import { SECOND } from '../core/time.ts';
import { LEASE_MS, openLedger, type Ledger } from './delivery/ledger.ts';
import { subjectOf, type SubjectPorts } from './delivery/subject.ts';
import { sendMulticast, sendRound, type Round, type RoundEnd, type RoundPorts } from './delivery/send-round.ts';

/**
 * Rounds in a row that get nobody further, after which the rest is given up: the waits between them grow to a quarter
 * of an hour, so that a platform may be down for half an hour. Who is told so late is better off than who is not.
 */
const ATTEMPTS_MOST = 10;
const BACKOFF_FIRST_MS = 2 * SECOND;
const BACKOFF_MOST_MS = 900 * SECOND;
/** Out of time, or the token rests: another process goes on after this. */
const HAND_OVER_MS = 2 * SECOND;
/** A batch that follows another looks again so soon, and less often the longer it has waited. */
const FOLLOW_WAIT_MS = 3 * SECOND;
const FOLLOW_WAIT_MOST_MS = 60 * SECOND;
const FOLLOW_WAIT_SHARE = 0.1;

export interface DeliverPorts extends RoundPorts, SubjectPorts {
  subscribers: Pick<SubscriberStore, 'markGone' | 'learnRoute' | 'present'>;
  batches: BatchStore;
  queues: Pick<Queues, 'deliver'>;
  /** Names this process in leases. */
  owner: string;
}

/** `attempts`: fruitless rounds so far, this one included. What the platform asks for is the least. */
const waitAfter = (end: RoundEnd, attempts: number): number => {
  if (end.state === 'out-of-time') return Math.min(BACKOFF_MOST_MS, Math.max(HAND_OVER_MS, end.forMs));
  const backoffMs = Math.min(BACKOFF_MOST_MS, BACKOFF_FIRST_MS * 2 ** Math.max(0, attempts - 1));
  return end.state === 'stopped' ? Math.max(end.forMs, backoffMs) : backoffMs;
};

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);

const send = async (round: Round, progress: BatchProgress, ports: DeliverPorts): Promise<RoundEnd> => {
  const untouched = progress.next === 0 && progress.later.length === 0;
  const all = untouched ? await sendMulticast(round, ports) : undefined;
  if (all?.state === 'through') return sendRound(round, all.others, ports);
  if (all !== undefined) return all;
  const fresh = range(progress.next, round.batch.recipients.length);
  return sendRound(round, fresh.length > 0 ? fresh : progress.later, ports);
};

/** What is written, and queued, when a round is over. */
const conclude = async (
  batch: Batch,
  claimed: BatchProgress,
  end: RoundEnd,
  ledger: Ledger,
  ports: DeliverPorts,
): Promise<'done' | 'later'> => {
  const { batches, queues, clock, log } = ports;
  // Everything so far is written; what is stored now tells what is left.
  const attempts = ledger.settled() > 0 ? 0 : claimed.attempts + (end.state === 'out-of-time' ? 0 : 1);
  const waitMs = waitAfter(end, attempts);
  await ledger.close({ state: 'pending', dueAt: clock() + waitMs + LEASE_MS, attempts });
  const now = await batches.progress(batch.id);
  if (now === undefined) return 'done';
  const open = now.later.length + batch.recipients.length - now.next;
  if (open === 0 || attempts >= ATTEMPTS_MOST) {
    const given = Object.fromEntries(
      [...now.later, ...range(now.next, batch.recipients.length)].map((index) => [index, 'unknown' as const]),
    );
    if (open > 0) log.error('gave up on some recipients', { channel: batch.channel, batch: batch.id, count: open });
    await batches.saveProgress({
      ...now,
      state: 'done',
      next: batch.recipients.length,
      later: [],
      failures: { ...now.failures, ...given },
    });
    return 'done';
  }
  await queues.deliver(batch.channel, batch.id, waitMs / SECOND);
  return 'later';
};

/**
 * Sends one batch: claims it by a lease, sends from where it stands, and keeps what became of each recipient. What
 * cannot be finished now goes back to the queue with a delay. `busy`: another process is at it; the sweep comes back.
 */
export const createDeliver =
  (ports: DeliverPorts) =>
  async (batchId: string, remainingMs: () => number): Promise<'done' | 'later' | 'busy'> => {
    const { batches, queues, subscribers, channel, owner, clock, log } = ports;
    const loaded = await batches.load(batchId);
    if (loaded === undefined || loaded.progress.state === 'done') return 'done';
    const { batch } = loaded;
    const origin = batch.source.kind === 'follow' ? await batches.progress(batch.source.batch) : undefined;
    if (origin !== undefined && origin.state !== 'done') {
      const waitMs = Math.max(FOLLOW_WAIT_MS, (clock() - batch.createdAt) * FOLLOW_WAIT_SHARE);
      await queues.deliver(channel.id, batchId, Math.min(FOLLOW_WAIT_MOST_MS, waitMs) / SECOND);
      return 'later';
    }
    const claimed = await batches.claim(batchId, owner, LEASE_MS);
    if (claimed === undefined) return 'busy';
    const subject = await subjectOf(batch, ports);
    if (subject === undefined) throw new Error('a batch without its event');
    const people = await subscribers.present(
      batch.recipients.map(({ id }) => id),
      batch,
    );
    const words = await subject.word(people.values());
    const ledger = openLedger(claimed, batches, clock);
    const round: Round = {
      batch,
      ...words,
      severity: subject.severity,
      isStopped: subject.isStopped,
      ledger,
      origin,
      people,
      remainingMs,
    };
    try {
      return await conclude(batch, claimed, await send(round, claimed, ports), ledger, ports);
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      log.warn('another process has taken this batch', { channel: channel.id, batch: batchId });
      return 'busy';
    }
  };
