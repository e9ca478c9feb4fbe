import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Incident } from '../../../lib/core/incident.ts';
import { eventOf } from '../../../lib/core/incident-lifecycle.ts';
import { withEvent } from '../../../lib/core/incident-event.ts';
import { startEmbeddedTable, type EmbeddedTable } from '../../store/embedded-table.ts';
import { createWorld, incidentOf, scriptedChannel, subscriberOf, type Delivered } from './world.ts';

let embedded: EmbeddedTable;
let delivered: Delivered[];
beforeEach(async () => {
  embedded = await startEmbeddedTable();
  delivered = [];
});
afterEach(() => embedded.close());

/** The same chain at another exchange: what is off is excused by the first one's incident. */
const sameChainAt = (exchange: string, first: string): Incident => {
  const incident = { ...incidentOf(['+++', '-++']), id: `${exchange}-1`, exchange, pending: [], events: 0 };
  const excused: Incident = {
    ...incident,
    kind: 'chain-event',
    members: incident.members.map((member) => ({
      ...member,
      excuse: { kind: 'chain' as const, until: null, partial: true as const, with: [first] },
    })),
  };
  return withEvent(excused, eventOf(excused, 'reported', 60_000));
};

it('is told once to whoever follows several of the exchanges at which the chain stands still', async () => {
  const world = createWorld(embedded, [scriptedChannel('telegram', delivered).channel]);
  const follows = (n: number, ...exchanges: string[]) =>
    subscriberOf('telegram', n, {
      level: 'watch',
      subscriptions: Object.fromEntries(exchanges.map((exchange) => [exchange, ['*']])),
    });
  await world.addSubscribers([follows(1, 'kucoin', 'gate'), follows(2, 'kucoin'), follows(3, 'gate')]);
  await world.stores.incidents.save(incidentOf(['+++', '-++']));
  await world.fanOut()('kucoin-1');
  await world.drain();
  expect(delivered.map(({ to }) => to).toSorted()).toEqual(['telegram1', 'telegram2']);

  delivered.length = 0;
  await world.stores.incidents.save(sameChainAt('gate', 'kucoin-1'));
  await world.fanOut()('gate-1');
  await world.drain();
  expect(delivered.map(({ to }) => to)).toEqual(['telegram3']);
  expect(delivered[0]?.title).toBe('reported A');
});
