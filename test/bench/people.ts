import { BATCH_MOST as DISCORD_BATCH } from '../../lib/channels/discord/limits.ts';
import { MULTICAST_MOST } from '../../lib/channels/line/limits.ts';
import { BATCH_MOST as TELEGRAM_BATCH } from '../../lib/channels/telegram/limits.ts';
import type { ChannelId } from '../../lib/core/channel.ts';
import type { Item } from '../../lib/store/table.ts';
import { requestOf } from '../app/webhook/fake-channel.ts';
import { receptionOn } from '../app/webhook/reception.ts';
import { createWorld, incidentOf, scriptedChannel, subscriberOf, type Delivered } from '../app/notify/world.ts';
import { startEmbeddedTable, type EmbeddedTable } from '../store/embedded-table.ts';

/** People that one alert reaches: one full batch on LINE. */
const AUDIENCE = MULTICAST_MOST;
const BATCH: Readonly<Record<ChannelId, number>> = {
  line: MULTICAST_MOST,
  telegram: TELEGRAM_BATCH,
  discord: DISCORD_BATCH,
};

/**
 * Units that a write costs in the indexes, which the embedded DynamoDB leaves out: progress moves in `owed` (one
 * out, one in), a person changes in `audience`, an incident in `listing` and, while something is owed, in `owed`.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html: what an update of an index costs.
 */
const INDEX_UNITS: Readonly<Record<string, number>> = { progress: 2, subscriber: 1, incident: 3 };

interface Units {
  read: number;
  write: number;
  index: number;
}

const kindOf = ({ sk }: Item): string => sk.split('#')[0] ?? '';

const startCounted = async (): Promise<{ embedded: EmbeddedTable; units: Units }> => {
  const units: Units = { read: 0, write: 0, index: 0 };
  const embedded = await startEmbeddedTable((operation, count) => {
    units[operation] += count;
  });
  const put = embedded.table.put.bind(embedded.table);
  embedded.table.put = async (item, condition) => {
    await put(item, condition);
    units.index += INDEX_UNITS[kindOf(item)] ?? 0;
  };
  return { embedded, units };
};

const row = (what: string, people: number, units: Units): Record<string, unknown> => ({
  what,
  people,
  'read units': units.read,
  'write units': units.write,
  'index write units': units.index,
});

/** What a person says: from the webhook to the answer. */
const talk = async (): Promise<Record<string, unknown>[]> => {
  const { embedded, units } = await startCounted();
  const { receive } = receptionOn(embedded);
  const said: [string, string, string][] = [
    ['first word', 'e1', '/start'],
    ['a setting changed', 'e2', '/subscribe kucoin'],
    ['a question', 'e3', '/list'],
    ['a repeated event', 'e3', '/list'],
  ];
  const rows: Record<string, unknown>[] = [];
  for (const [what, eventId, text] of said) {
    Object.assign(units, { read: 0, write: 0, index: 0 });
    await receive(requestOf([{ eventId, text }]));
    rows.push(row(what, 1, units));
  }
  await embedded.close();
  return rows;
};

/** An alert to AUDIENCE people of one channel, planned and sent; then its end to the same. */
const alert = async (id: ChannelId): Promise<Record<string, unknown>[]> => {
  const { embedded, units } = await startCounted();
  const delivered: Delivered[] = [];
  const channel = { ...scriptedChannel(id, delivered).channel, batchSize: BATCH[id] };
  const world = createWorld(embedded, [channel]);
  await world.addSubscribers(Array.from({ length: AUDIENCE }, (_, n) => subscriberOf(id, n)));
  // Reported and confirmed; those with level `warn` are told by the second.
  await world.stores.incidents.save(incidentOf(['++', '-+', '-+']));
  Object.assign(units, { read: 0, write: 0, index: 0 });
  await world.fanOut()('kucoin-1');
  const rows = [row(`${id}: an alert is planned`, AUDIENCE, units)];
  Object.assign(units, { read: 0, write: 0, index: 0 });
  await world.drain();
  if (delivered.length !== AUDIENCE) throw new Error(`${delivered.length} of ${AUDIENCE} were told on ${id}`);
  rows.push(row(`${id}: an alert is sent`, AUDIENCE, units));
  await embedded.close();
  return rows;
};

/** Read and write units of what people cause, by the embedded DynamoDB: what they say, and what they are told. */
export const peopleBench = async (): Promise<Record<string, unknown>[]> => [
  ...(await talk()),
  ...(await alert('line')),
  ...(await alert('telegram')),
  ...(await alert('discord')),
];
