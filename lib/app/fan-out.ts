import type { Batch, Recipient } from '../core/batch.ts';
import { followUp } from '../core/follow-up.ts';
import type { Incident, IncidentEvent } from '../core/incident.ts';
import { LOCALE_IDS, type LocaleId } from '../core/locale-id.ts';
import { concerns, type SubscriberId } from '../core/subscriber.ts';
import { freezeBatch, freezeFollowing } from './delivery/freeze-batch.ts';
import { AUDIENCE_PAGE, type FanOutPorts, type PlannedChannel } from './delivery/plan-ports.ts';
import { planTrial } from './delivery/plan-trial.ts';

interface Chain {
  incident: Incident;
  event: IncidentEvent;
  channel: PlannedChannel;
  locale: LocaleId;
}

const firstId = ({ incident, event, channel, locale }: Chain, number: number): string =>
  [incident.id, event.seq, channel.id, locale, number].join('/');

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
        yield { id: member.id };
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
    const { source, recipients: counted } = await freezeBatch(cut, ports);
    count += counted.length;
    if (source.kind !== 'first' || source.after === null) return count;
    // Somebody else had frozen this one otherwise: go on where his ends.
    if (source.after !== lastId) people = newlyReached(chain, source.after, told, ports);
  }
};

const planChannel = async (
  incident: Incident,
  event: IncidentEvent,
  channel: PlannedChannel,
  known: readonly Batch[],
  ports: FanOutPorts,
): Promise<void> => {
  const earlier = known.filter(({ event: seq }) => seq < event.seq);
  const { told, newly } = followUp(event.reason, channel.edits, event.outflow !== undefined);
  if (told !== 'nothing') await freezeFollowing(event, earlier, told, ports);
  if (!newly) return;
  // Those who had this very event as a trial have had it.
  const before = known.filter(({ event: seq, trial }) => seq < event.seq || trial !== undefined);
  const reached = new Set(before.flatMap(({ recipients }) => recipients.map(({ id }) => id)));
  for (const locale of LOCALE_IDS) {
    const frozen = known.filter(
      (batch) => batch.event === event.seq && batch.locale === locale && batch.trial === undefined,
    );
    const people = await planNew({ incident, event, channel, locale }, frozen, reached, ports);
    if (people > 0)
      ports.log.info('audience planned', {
        incident: incident.id,
        event: event.seq,
        channel: channel.id,
        locale,
        people,
      });
  }
};

const planEvent = async (incident: Incident, event: IncidentEvent, ports: FanOutPorts): Promise<void> => {
  const firsts: Batch[] = [];
  for await (const batch of ports.batches.ofIncident(incident.id)) {
    if (batch.source.kind === 'first' && batch.event <= event.seq) firsts.push(batch);
  }
  if (ports.administrators !== undefined) return planTrial(incident, event, firsts, ports.administrators, ports);
  for (const channel of ports.channels) {
    const known = firsts.filter((batch) => batch.channel === channel.id);
    await planChannel(incident, event, channel, known, ports);
  }
};

/**
 * Plans who is told of an incident's pending events (everyone concerned, or administrators alone), in their order, and takes each out of the pending ones when
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
