import type { Exchange } from '../core/exchange.ts';
import { viewExchange, type ExchangeView } from '../core/exchange-view.ts';
import type { ExchangeHead, ExchangeStore, Flag, IncidentStore } from '../core/stores.ts';
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
  clock: Clock;
  pollMs: number;
}

/** Reads what is stored of one exchange; undefined before its first poll. */
export const createDescribeExchange =
  ({ directory, exchanges, incidents, clock, pollMs }: DescribePorts) =>
  async (id: string): Promise<ExchangeReading | undefined> => {
    const exchange = Object.hasOwn(directory, id) ? directory[id] : undefined;
    const head = exchange === undefined ? undefined : await exchanges.head(id);
    if (exchange === undefined || head === undefined) return undefined;
    const [flags, ...found] = await Promise.all([
      head.shards === 0 ? [] : exchanges.flags(head),
      ...head.open.map((incident) => incidents.load(incident)),
    ]);
    const open = found.filter((incident) => incident !== undefined && incident.status !== 'resolved');
    const at = {
      funding: fundingEndpoint(exchange) ?? '',
      open: open.filter((incident) => incident !== undefined),
      now: clock(),
      pollMs,
    };
    return { head, flags, view: viewExchange(head, flags, at) };
  };
