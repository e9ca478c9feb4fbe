import type { Batch } from '../../core/batch.ts';
import type { IncidentEvent } from '../../core/incident.ts';
import type { BatchStore, Queues } from '../../core/stores.ts';
import type { Clock } from '../../core/time.ts';
import type { Reach } from '../../core/trial.ts';

export interface FreezePorts {
  batches: Pick<BatchStore, 'create' | 'load'>;
  queues: Pick<Queues, 'deliver'>;
  clock: Clock;
}

/** A batch that was frozen before counts as it was frozen: it is never cut anew. */
export const freezeBatch = async (batch: Batch, { batches, queues }: FreezePorts): Promise<Batch> => {
  const state = await batches.create(batch);
  const frozen = state === 'created' ? batch : ((await batches.load(batch.id))?.batch ?? batch);
  await queues.deliver(batch.channel, batch.id);
  return frozen;
};

/** The recipients of earlier batches again, in their order: their card is edited, or they are sent what is new. */
export const freezeFollowing = async (
  event: IncidentEvent,
  earlier: readonly Batch[],
  mode: 'edit' | 'send',
  ports: FreezePorts,
  trial?: Reach,
): Promise<void> => {
  for (const { id, incident, event: origin, channel, locale, recipients } of earlier) {
    const number = `f${origin}-${id.split('/').at(-1) ?? ''}`;
    await freezeBatch(
      {
        id: [incident, event.seq, channel, locale, number].join('/'),
        incident,
        event: event.seq,
        channel,
        locale,
        source: { kind: 'follow', batch: id, mode },
        recipients,
        createdAt: ports.clock(),
        ...(trial !== undefined && { trial }),
      },
      ports,
    );
  }
};
