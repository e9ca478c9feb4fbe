import { afterEach, beforeEach, expect, it } from 'vitest';
import { startEmbeddedTable, type EmbeddedTable } from '../../store/embedded-table.ts';
import { createWorld, incidentOf, scriptedChannel, subscriberOf, type Delivered } from './world.ts';

// What is told to one person alone, among those who are told the same.

const CONFIRMED = ['++', '-+', '-+'];

let embedded: EmbeddedTable;
let delivered: Delivered[];
beforeEach(async () => {
  embedded = await startEmbeddedTable();
  delivered = [];
});
afterEach(() => embedded.close());

const told = (): string[] => delivered.map(({ to, title }) => `${to}: ${title}`).toSorted();
const ALL_DAY = { from: 0, to: 1_439, zone: 'UTC' };

it('those with words of their own are told one by one, the others by one request', async () => {
  const { channel, requests } = scriptedChannel('line', delivered);
  channel.batchSize = 10;
  const world = createWorld(embedded, [channel]);
  await world.addSubscribers([
    subscriberOf('line', 0),
    subscriberOf('line', 1, { phrase: '月が *きれい*' }),
    subscriberOf('line', 2),
    subscriberOf('line', 3, { holdings: [{ exchange: 'kucoin', asset: 'A', amount: '0.5' }] }),
    subscriberOf('line', 4, { holdings: [{ exchange: 'upbit', asset: 'A', amount: '0.5' }] }),
    subscriberOf('line', 5, { quiet: ALL_DAY }),
  ]);
  await world.incidents.save(incidentOf(CONFIRMED));
  await world.queues.announce('kucoin-1');
  await world.drain();
  expect(told()).toEqual([
    'line0: confirmed A',
    'line1: confirmed A phrase 月が *きれい*',
    'line2: confirmed A',
    // Told at the first reading already, for the asset is his.
    'line3: reported A own 0.5 A = 1',
    'line4: confirmed A',
    'line5: confirmed A silent',
  ]);
  expect(requests.count).toBe(4);
});

it('a watch event is a warning to whoever holds the asset there', async () => {
  const { channel } = scriptedChannel('telegram', delivered);
  const world = createWorld(embedded, [channel]);
  const holding = (exchange: string, asset: string) => ({ holdings: [{ exchange, asset, amount: '1' }] });
  await world.addSubscribers([
    subscriberOf('telegram', 0),
    subscriberOf('telegram', 1, holding('kucoin', 'A')),
    subscriberOf('telegram', 2, holding('kucoin', 'B')),
    subscriberOf('telegram', 3, holding('upbit', 'A')),
  ]);
  await world.incidents.save(incidentOf(['++', '-+']));
  await world.queues.announce('kucoin-1');
  await world.drain();
  expect(told()).toEqual(['telegram1: reported A own 1 A = 2']);
});

it.each(['line', 'telegram', 'discord'] as const)(
  '%s: whoever deletes himself while an alert is on its way is sent nothing, and is in no batch',
  async (id) => {
    const { channel } = scriptedChannel(id, delivered);
    const world = createWorld(embedded, [channel]);
    await world.addSubscribers([0, 1, 2].map((n) => subscriberOf(id, n)));
    await world.incidents.save(incidentOf(CONFIRMED));
    await world.fanOut()('kucoin-1');
    await world.subscribers.forget(`${id}-000001`);
    await world.drain();
    expect(told()).toEqual([`${id}0: confirmed A`, `${id}2: confirmed A`]);
    for await (const { recipients } of world.batches.ofIncident('kucoin-1'))
      expect(JSON.stringify(recipients)).not.toContain(`${id}1`);
  },
);
