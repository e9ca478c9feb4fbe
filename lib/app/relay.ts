import type { Log } from '../core/log.ts';
import type { BatchStore, IncidentStore, NoticeStore, Queues } from '../core/stores.ts';
import { digestId } from '../core/digest.ts';
import { HOUR, MINUTE, SECOND, type Clock } from '../core/time.ts';

/** What falls due before the next sweep is put back now, with the delay that its lease asks for. */
const HORIZON_MS = 30 * SECOND;

/** An hour's digests are asked for in each sweep at its beginning: whoever plans them does so once. */
const DIGESTS_WITHIN_MS = 10 * MINUTE;

/** Sweeps what is owed back into the queues: what a crash, or a queue that lost a message, has left. */
export const createRelay =
  ({
    incidents,
    notices,
    batches,
    queues,
    clock,
    log,
  }: {
    incidents: Pick<IncidentStore, 'owed'>;
    notices: Pick<NoticeStore, 'owed'>;
    batches: Pick<BatchStore, 'owed'>;
    queues: Queues;
    clock: Clock;
    log: Log;
  }) =>
  async (): Promise<{ events: number; batches: number }> => {
    const now = clock();
    const [events, released, owed] = await Promise.all([
      incidents.owed(now + HORIZON_MS),
      notices.owed(now + HORIZON_MS),
      batches.owed(now + HORIZON_MS),
    ]);
    const digests = now % HOUR < DIGESTS_WITHIN_MS ? [digestId(now)] : [];
    for (const name of [...events, ...released, ...digests]) await queues.announce(name);
    for (const { id, channel, leaseUntil } of owed)
      await queues.deliver(channel, id, Math.max(0, leaseUntil - now) / SECOND);
    // A notice is looked at in each sweep until it is through: that is no trouble.
    const put = { events: events.length, batches: owed.length };
    if (put.events + put.batches > 0) log.warn('put back what was owed', put);
    return put;
  };
