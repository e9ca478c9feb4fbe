import type { Batch, Recipient } from '../core/batch.ts';
import type { ChannelId, OutboundChannel } from '../core/channel.ts';
import { followUp } from '../core/follow-up.ts';
import type { Incident, IncidentEvent } from '../core/incident.ts';
import type { Log } from '../core/log.ts';
import type { BatchStore, IncidentStore, Queues, SubscriberStore } from '../core/stores.ts';
import { LOCALE_IDS, type LocaleId } from '../core/locale-id.ts';
import { concerns, type SubscriberId } from '../core/subscriber.ts';
import type { Clock } from '../core/time.ts';

/** People read at once from the index: well below a page of 1 MB. */
const AUDIENCE_PAGE = 1_000;

export interface FanOutPorts {
  incidents: IncidentStore;
  subscribers: SubscriberStore;
  batches: BatchStore;
  queues: Queues;
  /** The channels that are switched on. */
  channels: readonly Pick<OutboundChannel, 'id' | 'edits' | 'batchSize'>[];
  clock: Clock;
  log: Log;
}

interface Chain {
  incident: Incident;
  event: IncidentEvent;
  channel: FanOutPorts['channels'][number];
  locale: LocaleId;
}

const firstId = ({ incident, event, channel, locale }: Chain, number: number): string =>
  [incident.id, event.seq, channel.id, locale, number].join('/');

/** A batch that was frozen before counts as it was frozen: it is never cut anew. */
const freeze = async (batch: Batch, { batches, queues }: FanOutPorts): Promise<Batch> => {
  const state = await batches.create(batch);
  const frozen = state === 'created' ? batch : ((await batches.load(batch.id))?.batch ?? batch);
  await queues.deliver(batch.channel, batch.id);
  return frozen;
};

/** People whom this event newly reaches, in order of id, from a cursor on. */
async function* newlyReached(
  chain: Chain,
  after: SubscriberId | null,
  told: ReadonlySet<SubscriberId>,
  { subscribers }: FanOutPorts,
): AsyncGenerator<Recipient> {
  let cursor = after;
  do {
    const page = await subscribers.audience(chain.channel.id, chain.locale, cursor, AUDIENCE_PAGE);
    for (const member of page.members) {
      if (!told.has(member.id) && concerns(member, { ...chain.event, exchange: chain.incident.exchange }))
        yield { id: member.id, address: member.address };
    }
    cursor = page.after;
  } while (cursor !== null);
}

/** The next people of a stream, no more than a batch holds. */
const take = async (people: AsyncGenerator<Recipient>, most: number): Promise<Recipient[]> => {
  const taken: Recipient[] = [];
  while (taken.length < most) {
    const { value, done } = await people.next();
    if (done === true) break;
    taken.push(value);
  }
  return taken;
};

/** Cuts what is left of an audience into batches, each frozen and queued before the next is cut. Answers how many people. */
const planNew = async (
  chain: Chain,
  frozen: readonly Batch[],
  told: ReadonlySet<SubscriberId>,
  ports: FanOutPorts,
): Promise<number> => {
  const { incident, event, channel, locale } = chain;
  const last = frozen.at(-1)?.source;
  if (last?.kind === 'first' && last.after === null) return 0;
  let people = newlyReached(chain, last?.kind === 'first' ? last.after : null, told, ports);
  let count = 0;
  for (let number = frozen.length + 1; ; number += 1) {
    const recipients = await take(people, channel.batchSize);
    const lastId = recipients.length === channel.batchSize ? recipients.at(-1)?.id : undefined;
    if (recipients.length === 0) return count;
    const cut: Batch = {
      id: firstId(chain, number),
      incident: incident.id,
      event: event.seq,
      channel: channel.id,
      locale,
      source: { kind: 'first', after: lastId ?? null },
      recipients,
      createdAt: ports.clock(),
    };
    const { source, recipients: counted } = await freeze(cut, ports);
    count += counted.length;
    if (source.kind !== 'first' || source.after === null) return count;
    // Somebody else had frozen this one otherwise: go on where his ends.
    if (source.after !== lastId) people = newlyReached(chain, source.after, told, ports);
  }
};

const planFollowing = async (
  event: IncidentEvent,
  earlier: readonly Batch[],
  mode: 'edit' | 'send',
  ports: FanOutPorts,
): Promise<void> => {
  for (const { id, incident, event: origin, channel, locale, recipients } of earlier) {
    const number = `f${origin}-${id.split('/').at(-1) ?? ''}`;
    await freeze(
      {
        id: [incident, event.seq, channel, locale, number].join('/'),
        incident,
        event: event.seq,
        channel,
        locale,
        source: { kind: 'follow', batch: id, mode },
        recipients,
        createdAt: ports.clock(),
      },
      ports,
    );
  }
};

const planEvent = async (incident: Incident, event: IncidentEvent, ports: FanOutPorts): Promise<void> => {
  const firsts = new Map<ChannelId, Batch[]>(ports.channels.map(({ id }) => [id, []]));
  for await (const batch of ports.batches.ofIncident(incident.id)) {
    if (batch.source.kind === 'first' && batch.event <= event.seq) firsts.get(batch.channel)?.push(batch);
  }
  for (const channel of ports.channels) {
    const known = firsts.get(channel.id) ?? [];
    const earlier = known.filter(({ event: seq }) => seq < event.seq);
    const { told, newly } = followUp(event.reason, channel.edits);
    if (told !== 'nothing') await planFollowing(event, earlier, told, ports);
    if (!newly) continue;
    const reached = new Set(earlier.flatMap(({ recipients }) => recipients.map(({ id }) => id)));
    for (const locale of LOCALE_IDS) {
      const frozen = known.filter((batch) => batch.event === event.seq && batch.locale === locale);
      const count = await planNew({ incident, event, channel, locale }, frozen, reached, ports);
      if (count > 0)
        ports.log.info('audience planned', {
          incident: incident.id,
          event: event.seq,
          channel: channel.id,
          locale,
          people: count,
        });
    }
  }
};

/**
 * Plans who is told of an incident's pending events, in their order, and takes each out of the pending ones when
 * all its batches are frozen and queued. A plan that was cut off goes on where its last frozen batch ends; two at
 * once freeze the same batches.
 */
export const createFanOut =
  (ports: FanOutPorts) =>
  async (incidentId: string): Promise<void> => {
    const incident = await ports.incidents.load(incidentId);
    for (const event of incident?.pending ?? []) {
      if (incident !== undefined) await planEvent(incident, event, ports);
      await ports.incidents.complete(incidentId, event);
    }
  };
