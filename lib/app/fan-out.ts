import type { Batch } from '../core/batch.ts';
import { followUp } from '../core/follow-up.ts';
import type { Incident, IncidentEvent } from '../core/incident.ts';
import { LOCALE_IDS } from '../core/locale-id.ts';
import { isDigestId } from '../core/digest.ts';
import { isNoticeId } from '../core/notice.ts';
import { isSilenced } from '../core/silence.ts';
import { concerns, type AudienceMember } from '../core/subscriber.ts';
import { isWatchId } from '../core/watchdog.ts';
import { freezeFollowing } from './delivery/freeze-batch.ts';
import { planNew } from './delivery/plan-new.ts';
import { planDigest } from './delivery/plan-digest.ts';
import { planNotice } from './delivery/plan-notice.ts';
import type { FanOutPorts, PlannedChannel } from './delivery/plan-ports.ts';
import { planTrial } from './delivery/plan-trial.ts';
import { planWatch } from './delivery/plan-watch.ts';

const planChannel = async (
  incident: Incident,
  event: IncidentEvent,
  channel: PlannedChannel,
  known: readonly Batch[],
  elsewhere: ReadonlySet<string>,
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
    const chain = {
      incident: incident.id,
      event: event.seq,
      channel,
      locale,
      isMeant: (member: AudienceMember) =>
        !reached.has(member.id) &&
        !elsewhere.has(member.id) &&
        concerns(member, { ...event, exchange: incident.exchange }),
    };
    const people = await planNew(chain, frozen, ports);
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

/** Who has been told that the same chain stands still, by the incident of another exchange: it is told once. */
const toldElsewhere = async ({ elsewhere = [] }: IncidentEvent, { batches }: FanOutPorts): Promise<Set<string>> => {
  const told = new Set<string>();
  for (const incident of elsewhere)
    for await (const { source, trial, recipients } of batches.ofIncident(incident))
      if (source.kind === 'first' && trial === undefined) for (const { id } of recipients) told.add(id);
  return told;
};

const planEvent = async (incident: Incident, event: IncidentEvent, ports: FanOutPorts): Promise<void> => {
  if (isSilenced(await ports.silences.of(incident.exchange), event, ports.clock())) {
    ports.log.warn('held back by an administrator', { incident: incident.id, event: event.seq });
    return;
  }
  const firsts: Batch[] = [];
  for await (const batch of ports.batches.ofIncident(incident.id)) {
    if (batch.source.kind === 'first' && batch.event <= event.seq) firsts.push(batch);
  }
  if (ports.administrators !== undefined)
    return planTrial(incident, event, firsts, await ports.administrators(), ports);
  const elsewhere = await toldElsewhere(event, ports);
  for (const channel of ports.channels) {
    const known = firsts.filter((batch) => batch.channel === channel.id);
    await planChannel(incident, event, channel, known, elsewhere, ports);
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
    if (isNoticeId(incidentId)) return planNotice(incidentId, ports);
    if (isDigestId(incidentId)) return planDigest(incidentId, ports);
    if (isWatchId(incidentId)) return planWatch(incidentId, ports);
    const incident = await ports.incidents.load(incidentId);
    for (const event of incident?.pending ?? []) {
      if (incident !== undefined) await planEvent(incident, event, ports);
      await ports.incidents.complete(incidentId, event);
    }
  };
