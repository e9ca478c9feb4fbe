import { createDescribeExchange } from '../app/describe-exchange.ts';
import { createOpenOutflow } from '../app/take-in-outflows.ts';
import type { IncidentStore } from '../core/stores.ts';
import { createChainStore } from '../store/chain-store.ts';
import { createExchangeStore } from '../store/exchange-store.ts';
import { createOutflowStore } from '../store/outflow-store.ts';
import { clock, directoryOf, type Base } from './base.ts';

/** What is known of one exchange now, from its flags, its chains and its open outflow. */
export const describeFrom = (
  { config, table, pollMs }: Base,
  incidents: IncidentStore,
): ReturnType<typeof createDescribeExchange> =>
  createDescribeExchange({
    directory: directoryOf(config),
    exchanges: createExchangeStore({ table }),
    incidents,
    openOutflow: createOpenOutflow(createOutflowStore({ table }), incidents),
    chains: { store: createChainStore({ table }), ids: config.MAMORI_CHAINS },
    clock,
    pollMs,
  });
