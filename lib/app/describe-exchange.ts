import type { Exchange } from '../core/exchange.ts';
import { viewExchange, type ExchangeView } from '../core/exchange-view.ts';
import { chainsOf } from '../core/chain-view.ts';
import type { ChainStore } from '../core/chain-stores.ts';
import type { ExchangeHead, ExchangeStore, Flag, IncidentStore } from '../core/stores.ts';
import type { Incident } from '../core/incident.ts';
import type { Clock } from '../core/time.ts';
import { fundingEndpoint } from './poll-exchange.ts';

export interface ExchangeReading {
  head: ExchangeHead;
  flags: Flag[];
  view: ExchangeView;
}

export interface DescribePorts {
  /** The exchanges that are polled. */
  directory: Readonly<Record<string, Exchange>>;
  exchanges: ExchangeStore;
  incidents: IncidentStore;
  /** What is read of chains, and which. */
  chains: { store: Pick<ChainStore, 'heads'>; ids: readonly string[] };
  /** The exchange's outflow incident that is not resolved. */
  openOutflow?: (exchange: string) => Promise<Incident | undefined>;
  clock: Clock;
  pollMs: number;
}

/** Reads what is stored of one exchange; undefined before its first poll. */
export const createDescribeExchange =
  ({ directory, exchanges, incidents, chains, openOutflow, clock, pollMs }: DescribePorts) =>
  async (id: string): Promise<ExchangeReading | undefined> => {
    const exchange = Object.hasOwn(directory, id) ? directory[id] : undefined;
    const head = exchange === undefined ? undefined : await exchanges.head(id);
    if (exchange === undefined || head === undefined) return undefined;
    const [flags, heads, outflow, ...found] = await Promise.all([
      head.shards === 0 ? [] : exchanges.flags(head),
      chains.store.heads(chains.ids),
      openOutflow?.(id),
      ...head.open.map((incident) => incidents.load(incident)),
    ]);
    const open = found.filter((incident) => incident !== undefined && incident.status !== 'resolved');
    const at = {
      funding: fundingEndpoint(exchange) ?? '',
      open: open.filter((incident) => incident !== undefined),
      now: clock(),
      pollMs,
    };
    const view = viewExchange(head, flags, chainsOf(heads, id, at), at);
    return { head, flags, view: { ...view, ...(outflow !== undefined && { openOutflow: outflow }) } };
  };
