import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDescribeExchange } from '../../../lib/app/describe-exchange.ts';
import { createPollExchange } from '../../../lib/app/poll-exchange.ts';
import { namedOutflow } from '../../../lib/core/outflow-lifecycle.ts';
import { createChainStore } from '../../../lib/store/chain-store.ts';
import { createExchangeStore } from '../../../lib/store/exchange-store.ts';
import { shardsFor } from '../../../lib/store/flag-shards.ts';
import { createSourceBoardStore } from '../../../lib/store/source-board-store.ts';
import { createIncidentStore } from '../../../lib/store/incident-store.ts';
import { rowsFrom } from '../../core/lifecycle-play.ts';
import { startEmbeddedTable, type EmbeddedTable } from '../../store/embedded-table.ts';
import { scriptedExchange, scriptedObserve, silentLog } from '../poll/scripted-exchange.ts';

const NOW = Date.parse('2026-01-01T00:00:00Z');
const clock = () => NOW;
let embedded: EmbeddedTable;
beforeEach(async () => {
  embedded = await startEmbeddedTable();
});
afterEach(() => embedded.close());

it('shows an open outflow with the exchange, whose state stays what its flags say', async () => {
  const { table } = embedded;
  const exchange = scriptedExchange();
  const stores = {
    exchanges: createExchangeStore({ table }),
    incidents: createIncidentStore({ table, clock }),
    chains: { store: createChainStore({ table }), ids: [] },
    board: createSourceBoardStore({ table }),
  };
  const poll = createPollExchange(
    {
      ...stores,
      observe: scriptedObserve(() => rowsFrom('++'), clock),
      queues: { announce: async () => undefined },
      log: silentLog,
    },
    { recoveryMs: 900_000, shardsFor },
  );
  await poll(exchange);
  const outflow = namedOutflow('scripted-o1', 'scripted', NOW);
  const views = createDescribeExchange({ directory: { scripted: exchange }, ...stores, clock, pollMs: 60_000 });
  expect(await views.shown('scripted')).not.toHaveProperty('openOutflow');
  const saved = await stores.incidents.save(outflow);
  const seen = { state: 'operational', openOutflow: saved };
  expect(await views.shown('scripted')).toMatchObject(seen);
  expect(await views.held(new Map([['scripted', ['BTC']]]))).toMatchObject({ open: [saved] });
  expect((await views.whole('scripted'))?.view).toMatchObject(seen);
});
