import type { ChannelId } from '../../../lib/core/channel.ts';
import { LOCALE_IDS } from '../../../lib/core/locale-id.ts';
import type { Log } from '../../../lib/core/log.ts';
import type { ExchangeStore } from '../../../lib/core/exchange-store.ts';
import type { BatchStore, IncidentStore, SubscriberStore } from '../../../lib/core/stores.ts';
import type { SubscriberId } from '../../../lib/core/subscriber.ts';
import type { Table } from '../../../lib/store/table.ts';
import { DEMO_ID } from '../../../lib/exchanges/demo.ts';

export interface PastRunPorts {
  table: Table;
  subscribers: SubscriberStore;
  batches: BatchStore;
  incidents: IncidentStore;
  exchanges: ExchangeStore;
  log: Log;
}

const OPEN_MOST = 200;

/** Whether a channel has people besides the simulated one: people of the real platform, who must not be played with. */
export const hasRealPeople = async (
  channel: ChannelId,
  simulated: SubscriberId,
  { subscribers, log }: PastRunPorts,
): Promise<boolean> => {
  try {
    const pages = await Promise.all(LOCALE_IDS.map((locale) => subscribers.audience(channel, locale, null, 2)));
    return pages.some(({ members }) => members.some(({ id }) => id !== simulated));
  } catch (error) {
    // Sealed with another key: somebody is there.
    log.warn('the people of a channel cannot be read: it is not simulated', { channel, error });
    return true;
  }
};

/** Incidents of which anything may still be told. */
const untold = async ({ incidents, batches }: PastRunPorts): Promise<Set<string>> => {
  const [{ incidents: open }, events, owed] = await Promise.all([
    incidents.list({ status: 'open', limit: OPEN_MOST }),
    incidents.owed(Number.MAX_SAFE_INTEGER),
    batches.owed(Number.MAX_SAFE_INTEGER),
  ]);
  return new Set([...open.map(({ id }) => id), ...events, ...owed.map(({ id }) => id.split('/')[0] ?? '')]);
};

/**
 * Sees to it that the simulated person of an earlier run is never written to on the real platform, where nobody has
 * his id and one such id fails a whole multicast: neither by what is planned from now on, nor by batches that were
 * frozen, nor by what follows them. A channel is simulated only while it has no other people, so that such a batch
 * holds him alone.
 */
export const silenceSimulated = async (
  channel: ChannelId,
  simulated: SubscriberId,
  ports: PastRunPorts,
): Promise<void> => {
  const { subscribers, batches } = ports;
  const person = await subscribers.load(simulated);
  if (person === undefined) return;
  for (const incident of await untold(ports)) {
    for await (const { id, channel: of, recipients } of batches.ofIncident(incident)) {
      const progress = await batches.progress(id);
      const his = of === channel && recipients.length === 1 && recipients[0]?.id === simulated;
      if (!his || progress === undefined || progress.failures[0] === 'gone') continue;
      await batches.saveProgress({ ...progress, state: 'done', next: 1, later: [], failures: { 0: 'gone' } });
    }
  }
  // Last: after a crash in between it is done again.
  await subscribers.markGone(simulated);
};

/**
 * Takes the demonstration's exchange and all its incidents out of the store. A run that does not show the
 * demonstration must not show an invented freeze among real ones, nor owe anybody news of it.
 */
export const forgetDemonstration = async ({ table, exchanges }: PastRunPorts): Promise<void> => {
  const head = await exchanges.head(DEMO_ID);
  if (head === undefined) return;
  const names = Array.from({ length: head.incidents }, (_, index) => `incident#${DEMO_ID}-${index + 1}`);
  // The exchange last: after a crash in between it is done again.
  for (const pk of [...names, `exchange#${DEMO_ID}`]) {
    for await (const { sk } of table.query({ key: { text: 'pk = :pk', values: { ':pk': pk } }, consistent: true }))
      await table.remove(pk, sk);
  }
};
