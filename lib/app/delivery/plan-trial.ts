import type { Batch } from '../../core/batch.ts';
import { CHANNEL_IDS, type ChannelId } from '../../core/channel.ts';
import { followUp } from '../../core/follow-up.ts';
import type { Incident, IncidentEvent } from '../../core/incident.ts';
import { LOCALE_IDS } from '../../core/locale-id.ts';
import { reaches } from '../../core/severity.ts';
import type { SubscriberStore } from '../../core/stores.ts';
import type { Subscriber, SubscriberId } from '../../core/subscriber.ts';
import { wouldHear, type Reach } from '../../core/trial.ts';
import { AUDIENCE_PAGE, type FanOutPorts, type PlannedChannel } from './plan-ports.ts';
import { freezeBatch, freezeFollowing } from './freeze-batch.ts';

/** Administrators judge what would be told: they hear of every exchange from this severity on, subscribed or not. */
const TRIAL_LEVEL = 'watch';

/** Streams the audience of one channel and counts whom these events would have reached; nobody is kept. */
const countChannel = async (
  { id, edits }: PlannedChannel,
  exchange: string,
  events: readonly IncidentEvent[],
  subscribers: SubscriberStore,
): Promise<number> => {
  let count = 0;
  for (const locale of LOCALE_IDS) {
    let cursor: SubscriberId | null = null;
    do {
      const page = await subscribers.audience(id, locale, cursor, AUDIENCE_PAGE);
      count += page.members.filter((member) => wouldHear(member, exchange, events, edits)).length;
      cursor = page.after;
    } while (cursor !== null);
  }
  return count;
};

const reachOf = async (incident: Incident, event: IncidentEvent, ports: FanOutPorts): Promise<Reach> => {
  const events = (await ports.incidents.timeline(incident)).filter(({ seq }) => seq <= event.seq);
  const counts: Record<ChannelId, number> = { line: 0, telegram: 0, discord: 0 };
  for (const id of CHANNEL_IDS) {
    const channel = ports.channels.find((one) => one.id === id);
    if (channel !== undefined) counts[id] = await countChannel(channel, incident.exchange, events, ports.subscribers);
  }
  return counts;
};

/** The administrators who have written to the bot and have not left. */
const present = async (ids: readonly SubscriberId[], { subscribers }: FanOutPorts): Promise<Subscriber[]> =>
  (await Promise.all([...new Set(ids)].toSorted().map((id) => subscribers.load(id)))).filter(
    (one) => one?.active === true,
  ) as Subscriber[];

const chunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));

const planFirst = async (
  incident: Incident,
  event: IncidentEvent,
  channel: PlannedChannel,
  people: readonly Subscriber[],
  trial: Reach,
  ports: FanOutPorts,
): Promise<void> => {
  for (const locale of LOCALE_IDS) {
    const told = people.filter((one) => one.channel === channel.id && one.locale === locale);
    for (const [index, part] of chunks(told, channel.batchSize).entries()) {
      await freezeBatch(
        {
          id: [incident.id, event.seq, channel.id, locale, `s${index + 1}`].join('/'),
          incident: incident.id,
          event: event.seq,
          channel: channel.id,
          locale,
          source: { kind: 'first', after: null },
          recipients: part.map(({ id }) => ({ id })),
          createdAt: ports.clock(),
          trial,
        },
        ports,
      );
    }
  }
};

/**
 * Plans what administrators alone are told of an event, and counts whom it would have reached. `firsts` are the
 * incident's first batches so far: those of a trial alone are followed, so that nobody else hears anything.
 */
export const planTrial = async (
  incident: Incident,
  event: IncidentEvent,
  firsts: readonly Batch[],
  administrators: readonly SubscriberId[],
  ports: FanOutPorts,
): Promise<void> => {
  const plans = ports.channels.map((channel) => ({
    channel,
    ...followUp(event.reason, channel.edits, event.outflow !== undefined),
  }));
  if (plans.every(({ told, newly }) => told === 'nothing' && !newly)) return;
  const reach = await reachOf(incident, event, ports);
  const { reason, severity, seq } = event;
  ports.log.info('would have told', { incident: incident.id, event: seq, reason, severity, reach });
  const earlier = firsts.filter(({ trial, event: origin }) => trial !== undefined && origin < seq);
  const reached = new Set(earlier.flatMap(({ recipients }) => recipients.map(({ id }) => id)));
  const people = (await present(administrators, ports)).filter(({ id }) => !reached.has(id));
  for (const { channel, told, newly } of plans) {
    const own = earlier.filter((batch) => batch.channel === channel.id);
    if (told !== 'nothing') await freezeFollowing(event, own, told, ports, reach);
    if (newly && reaches(severity, TRIAL_LEVEL)) await planFirst(incident, event, channel, people, reach, ports);
  }
};
