import { createPollExchange } from '../../lib/app/poll-exchange.ts';
import type { AssetRow } from '../../lib/core/availability.ts';
import { isPolled } from '../../lib/core/exchange.ts';
import { EXCHANGES } from '../../lib/exchanges/index.ts';
import { createExchangeStore } from '../../lib/store/exchange-store.ts';
import { shardsFor } from '../../lib/store/flag-shards.ts';
import { createIncidentStore } from '../../lib/store/incident-store.ts';
import { scriptedExchange, scriptedObserve, silentLog } from '../app/poll/scripted-exchange.ts';
import { startEmbeddedTable } from '../store/embedded-table.ts';
import { startPolled } from './polled.ts';

const SIZES = [200, 2_500];
const MINUTE = 60_000;

const rowsOf = (count: number, off: (index: number) => boolean): AssetRow[] =>
  Array.from({ length: count }, (_, index) => ({
    asset: `COIN${index}`,
    network: 'ERC20',
    deposit: 'open',
    withdrawal: off(index) ? 'suspended' : 'open',
    reason: null,
  }));

/** Every exchange that is polled, with what all of them share, where nothing has changed since the last time. */
const allAtOnce = async (): Promise<Record<string, unknown>> => {
  const units = { read: 0, write: 0 };
  const embedded = await startEmbeddedTable((operation, count) => {
    units[operation] += count;
  });
  const { poll, rows: rowsOfAll } = await startPolled(embedded, Date.now);
  // Two have open incidents: the third reading settles what they are.
  await poll();
  Object.assign(units, { read: 0, write: 0 });
  await poll();
  await embedded.close();
  const polled = Object.values(EXCHANGES).filter(isPolled).length;
  return {
    exchanges: polled,
    rows: rowsOfAll,
    poll: 'all exchanges, no change',
    'read units': units.read,
    'write units': units.write,
  };
};

/**
 * Read and write units of one poll of one exchange, by what the poll finds. Counted by the embedded DynamoDB,
 * which leaves the indexes out: an incident's write counts once more for each index that it stands in.
 */
export const unitsBench = async (): Promise<Record<string, unknown>[]> => {
  const results: Record<string, unknown>[] = [];
  for (const size of SIZES) {
    const units = { read: 0, write: 0 };
    const embedded = await startEmbeddedTable((operation, count) => {
      units[operation] += count;
    });
    let now = 1_700_000_000_000;
    let rows: AssetRow[] = [];
    const clock = () => now;
    const poll = createPollExchange(
      {
        observe: scriptedObserve(() => rows, clock),
        exchanges: createExchangeStore({ table: embedded.table }),
        incidents: createIncidentStore({ table: embedded.table, clock }),
        queues: { announce: async () => undefined },
        log: silentLog,
      },
      { recoveryMs: 15 * MINUTE, shardsFor },
    );
    const cases: [string, (index: number) => boolean][] = [
      ['first sight', () => false],
      ['no change', () => false],
      ['one asset stops: reported', (index) => index === 7],
      ['second reading: confirmed', (index) => index === 7],
      ['still off, no change', (index) => index === 7],
      ['everything stops', () => true],
      ['confirmed', () => true],
    ];
    for (const [found, off] of cases) {
      now += MINUTE;
      rows = rowsOf(size, off);
      Object.assign(units, { read: 0, write: 0 });
      await poll(scriptedExchange());
      results.push({ exchanges: 1, rows: size, poll: found, 'read units': units.read, 'write units': units.write });
    }
    await embedded.close();
  }
  return [...results, await allAtOnce()];
};
