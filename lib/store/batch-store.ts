import { randomUUID } from 'node:crypto';
import type { Batch, BatchProgress, Recipient } from '../core/batch.ts';
import { Conflict, type BatchStore, type Seal } from '../core/stores.ts';
import { DAY, SECOND, type Clock } from '../core/time.ts';
import { pack, unpack } from './pack.ts';
import type { Item, Table } from './table.ts';

const OWED = 'batch';
/** A batch is kept as long as an incident is likely to last: its end is told to those in it. */
const KEPT_MS = 90 * DAY;
/** Queues hand a batch on at once; the sweep looks only at what has waited longer than that takes. */
export const SWEEP_AFTER_MS = 30 * SECOND;

const NUMBER_WIDTH = 6;
const padded = (part: string): string => part.replaceAll(/\d+/g, (digits) => digits.padStart(NUMBER_WIDTH, '0'));

/** `incident/event/channel/locale/n` to the item's key; numbers are padded so that the order of keys is theirs. */
const keyOf = (kind: 'batch' | 'progress', id: string): { pk: string; sk: string } => {
  const [incident = '', event = '', channel = '', locale = '', number = ''] = id.split('/');
  return { pk: `incident#${incident}`, sk: `${kind}#${[padded(event), channel, locale, padded(number)].join('#')}` };
};

const expiresAt = (now: number): number => Math.ceil((now + KEPT_MS) / SECOND);

interface Details extends Pick<BatchProgress, 'refs' | 'failures' | 'later'> {
  batch: string;
}

const progressItem = (
  { refs, failures, later, batch, dueAt, ...rest }: BatchProgress,
  channel: string,
  expiry: number,
): Item => ({
  ...keyOf('progress', batch),
  ...rest,
  channel,
  expiresAt: expiry,
  dueAt,
  details: pack({ batch, refs, failures, later } satisfies Details),
  // Only what is not done yet stands in the sweep's index.
  ...(rest.state !== 'done' && { owed: OWED }),
});

const progressOf = (item: Item): BatchProgress => {
  const { pk: _pk, sk: _sk, owed: _owed, channel: _channel, expiresAt: _expiresAt, details, ...rest } = item;
  return { ...(rest as unknown as Omit<BatchProgress, keyof Details>), ...(unpack(details) as Details) };
};

const fresh = (batch: string, now: number): BatchProgress => ({
  batch,
  state: 'pending',
  next: 0,
  later: [],
  attempts: 0,
  leaseUntil: 0,
  leaseOwner: null,
  dueAt: now + SWEEP_AFTER_MS,
  refs: {},
  failures: {},
  version: 1,
});

/** Batches: recipients frozen and sealed as one value, and their progress in an item of its own. */
export const createBatchStore = ({ table, seal, clock }: { table: Table; seal: Seal; clock: Clock }): BatchStore => {
  const batchItem = ({ recipients, ...rest }: Batch): Item => ({
    ...keyOf('batch', rest.id),
    ...rest,
    expiresAt: expiresAt(clock()),
    recipients: seal.seal(JSON.stringify(recipients), rest.id),
  });
  const batchOf = (item: Item): Batch => {
    const { pk: _pk, sk: _sk, expiresAt: _expiresAt, recipients, ...rest } = item;
    const batch = rest as unknown as Omit<Batch, 'recipients'>;
    return { ...batch, recipients: JSON.parse(seal.open(recipients as Uint8Array, batch.id)) as Recipient[] };
  };
  const putUnless = async (item: Item): Promise<'created' | 'exists'> => {
    try {
      await table.put(item, { text: 'attribute_not_exists(pk)' });
      return 'created';
    } catch (error) {
      if (error instanceof Conflict) return 'exists';
      throw error;
    }
  };
  const write = async (progress: BatchProgress): Promise<BatchProgress> => {
    const next = { ...progress, version: progress.version + 1 };
    await table.put(progressItem(next, channelIn(progress.batch), expiresAt(clock())), {
      text: '#version = :version',
      names: { '#version': 'version' },
      values: { ':version': progress.version },
    });
    return next;
  };
  const loadProgress = async (id: string): Promise<BatchProgress | undefined> => {
    const { pk, sk } = keyOf('progress', id);
    const item = await table.get(pk, sk);
    return item === undefined ? undefined : progressOf(item);
  };

  return {
    async create(batch) {
      const frozen = await putUnless(batchItem(batch));
      // A crash between the two leaves a batch without progress: whoever comes next repairs it.
      await putUnless(progressItem(fresh(batch.id, clock()), batch.channel, expiresAt(clock())));
      return frozen;
    },
    async load(id) {
      const { pk, sk } = keyOf('batch', id);
      const [item, progress] = await Promise.all([table.get(pk, sk), loadProgress(id)]);
      return item === undefined || progress === undefined ? undefined : { batch: batchOf(item), progress };
    },
    progress: loadProgress,
    async *ofIncident(incident, event) {
      const prefix = event === undefined ? 'batch#' : `batch#${padded(String(event))}#`;
      const items = table.query({
        key: {
          text: 'pk = :pk AND begins_with(sk, :prefix)',
          values: { ':pk': `incident#${incident}`, ':prefix': prefix },
        },
        consistent: true,
      });
      for await (const item of items) yield batchOf(item);
    },
    async claim(id, owner, leaseMs) {
      const [progress, now] = [await loadProgress(id), clock()];
      if (
        progress === undefined ||
        progress.state === 'done' ||
        (progress.state === 'sending' && progress.leaseUntil > now)
      )
        return undefined;
      try {
        return await write({
          ...progress,
          state: 'sending',
          leaseOwner: `${owner}#${randomUUID()}`,
          leaseUntil: now + leaseMs,
          dueAt: now + leaseMs,
        });
      } catch (error) {
        if (error instanceof Conflict) return undefined;
        throw error;
      }
    },
    saveProgress: write,
    async owed(now) {
      const owed: { id: string; channel: Batch['channel']; leaseUntil: number }[] = [];
      const items = table.query({
        index: 'owed',
        key: { text: 'owed = :owed AND dueAt <= :now', values: { ':owed': OWED, ':now': now } },
      });
      for await (const { pk, sk, channel, leaseUntil } of items) {
        owed.push({ id: idOf(pk, sk), channel: channel as Batch['channel'], leaseUntil: Number(leaseUntil) });
      }
      return owed;
    },
  };
};

const channelIn = (id: string): string => id.split('/')[2] ?? '';
const unpadded = (part: string): string => part.replaceAll(/\d+/g, (digits) => String(Number(digits)));

/** The opposite of `keyOf`. */
const idOf = (pk: string, sk: string): string => {
  const [, event = '', channel = '', locale = '', number = ''] = sk.split('#');
  return [pk.slice('incident#'.length), unpadded(event), channel, locale, unpadded(number)].join('/');
};
