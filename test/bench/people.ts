import { BATCH_MOST as DISCORD_BATCH } from '../../lib/channels/discord/limits.ts';
import { MULTICAST_MOST } from '../../lib/channels/line/limits.ts';
import { BATCH_MOST as TELEGRAM_BATCH } from '../../lib/channels/telegram/limits.ts';
import type { ChannelId } from '../../lib/core/channel.ts';
import { SECOND } from '../../lib/core/time.ts';
import { createArrivalStore } from '../../lib/store/arrival-store.ts';
import { createBudgetStore } from '../../lib/store/budget-store.ts';
import type { Item } from '../../lib/store/table.ts';
import { requestOf } from '../app/webhook/fake-channel.ts';
import { receptionOn } from '../app/webhook/reception.ts';
import { createWorld, incidentOf, scriptedChannel, subscriberOf, type Delivered } from '../app/notify/world.ts';
import { startEmbeddedTable, type EmbeddedTable } from '../store/embedded-table.ts';
import { startPolled } from './polled.ts';

/** People that one alert reaches: one full batch on LINE. */
const AUDIENCE = MULTICAST_MOST;
const BATCH: Readonly<Record<ChannelId, number>> = {
  line: MULTICAST_MOST,
  telegram: TELEGRAM_BATCH,
  discord: DISCORD_BATCH,
};

/**
 * Units that a write costs in the indexes, which the embedded DynamoDB leaves out: progress moves in `owed` (one
 * out, one in), a person changes in `audience`, an incident in
 * `listing`, `history` and, until it is resolved, `unresolved`, and, while something is owed, in `owed`.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html: what an update of an index costs.
 */
const INDEX_UNITS: Readonly<Record<string, number>> = { progress: 2, subscriber: 1, incident: 5 };

interface Units {
  read: number;
  write: number;
  index: number;
}

const kindOf = ({ sk }: Item): string => sk.split('#')[0] ?? '';

/** What the index `audience` holds of a person: a write that changes none of it costs nothing there. */
const shownOf = ({ audience, address, level, subscriptions }: Item): string =>
  JSON.stringify([audience, Buffer.from((address ?? []) as Uint8Array).toString('base64'), level, subscriptions]);

const startCounted = async (): Promise<{ embedded: EmbeddedTable; units: Units }> => {
  const units: Units = { read: 0, write: 0, index: 0 };
  const embedded = await startEmbeddedTable((operation, count) => {
    units[operation] += count;
  });
  const put = embedded.table.put.bind(embedded.table);
  const shown = new Map<string, string>();
  embedded.table.put = async (item, condition) => {
    await put(item, condition);
    const now = kindOf(item) === 'subscriber' ? shownOf(item) : undefined;
    if (now === undefined || shown.get(item.pk) !== now) units.index += INDEX_UNITS[kindOf(item)] ?? 0;
    if (now !== undefined) shown.set(item.pk, now);
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

/** Each kind of command: what it reads, and what it keeps. */
const SAID: readonly [what: string, text: string][] = [
  ['first word', '/start'],
  ['a setting changed', '/subscribe kucoin'],
  ['a setting as it was', '/subscribe kucoin'],
  ['a question', '/list'],
  ['how the exchanges are', '/status'],
  ['how one with 900 rows is', '/status kucoin'],
  ['how one with 2,500 rows is', '/status gate'],
  ['a holding', '/hold kucoin BTC 0.5'],
  ['own risk, of a function just started', '/risk'],
  ['another holding', '/hold gate ETH 2'],
  ['own risk at two exchanges', '/risk'],
  ['incidents', '/incidents'],
  ['a phrase', '/code seven swallows'],
  ['a word that is none', 'good morning'],
  ['all that is stored', '/export'],
  ['all of it gone', '/delete yes'],
];

/** What a person says: from the webhook to the answer, the token's budget included. */
const talk = async (): Promise<Record<string, unknown>[]> => {
  const { embedded, units } = await startCounted();
  const { table } = embedded;
  // Nothing that was read for the last command is still shared by the next, but for prices.
  let ahead = 0;
  const clock = () => Date.now() + ahead;
  const { receive } = receptionOn(embedded, {
    ...(await startPolled(embedded, clock)),
    budget: createBudgetStore({ table, clock }),
    arrivals: createArrivalStore({ table, clock }),
  });
  const rows: Record<string, unknown>[] = [];
  const said = [...SAID.entries(), [SAID.length - 1, ['a repeated event', '/delete yes']] as const] as const;
  for (const [index, [what, text]] of said) {
    ahead += 2 * SECOND;
    Object.assign(units, { read: 0, write: 0, index: 0 });
    await receive(requestOf([{ eventId: `e${index}`, text }]));
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
