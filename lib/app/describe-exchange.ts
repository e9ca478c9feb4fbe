import type { ExchangeReader } from '../core/board.ts';
import type { ChainStore } from '../core/chain-stores.ts';
import { chainsOf } from '../core/chain-view.ts';
import { isPolled, type Exchange } from '../core/exchange.ts';
import { summariseExchange, viewExchange, type ExchangeView, type ExchangeViews } from '../core/exchange-view.ts';
import type { Incident } from '../core/incident.ts';
import type { ExchangeHead, Flag } from '../core/exchange-store.ts';
import { troublesOf, type SourceBoardStore } from '../core/source-board.ts';
import type { IncidentStore } from '../core/stores.ts';
import type { Clock } from '../core/time.ts';
import { fundingEndpoint } from './poll-exchange.ts';

export interface DescribePorts {
  /** The exchanges that are polled. */
  directory: Readonly<Record<string, Exchange>>;
  exchanges: ExchangeReader;
  incidents: Pick<IncidentStore, 'list'>;
  /** What is read of chains, and which. */
  chains: { store: Pick<ChainStore, 'heads'>; ids: readonly string[] };
  /** How feeds stand. */
  board: Pick<SourceBoardStore, 'load'>;
  clock: Clock;
  pollMs: number;
}

/** Looks up what is stored of exchanges. */
export interface DescribeExchange extends ExchangeViews {
  /** With all its flags; undefined where it was never polled. */
  whole(id: string): Promise<{ head: ExchangeHead; flags: Flag[]; view: ExchangeView } | undefined>;
}

/** More incidents than these are never open at once on purpose. */
const OPEN_MOST = 200;

/** Of an exchange that is not polled nothing is stored. */
export const polledIn = (directory: Readonly<Record<string, Exchange>>): string[] =>
  Object.values(directory)
    .filter(isPolled)
    .map(({ id }) => id);

export const createDescribeExchange = (ports: DescribePorts): DescribeExchange => {
  const { directory, exchanges, incidents, chains, clock, pollMs } = ports;
  const viewedAt = (exchange: Exchange, open: readonly Incident[]) => ({
    funding: fundingEndpoint(exchange) ?? '',
    open,
    now: clock(),
    pollMs,
  });

  /** The head, with what is open there. */
  const look = async (id: string) => {
    const exchange = Object.hasOwn(directory, id) ? directory[id] : undefined;
    if (exchange === undefined) return undefined;
    const [head, { incidents: open }] = await Promise.all([
      exchanges.head(id),
      incidents.list({ status: 'open', exchange: id, limit: OPEN_MOST }),
    ]);
    if (head === undefined) return undefined;
    const said = open.filter(({ statement }) => statement !== undefined);
    const outflow = open.find((incident) => incident.outflow !== undefined);
    return {
      head,
      at: viewedAt(exchange, open),
      more: { ...(outflow !== undefined && { openOutflow: outflow }), ...(said.length > 0 && { said }) },
    };
  };

  const whole: DescribeExchange['whole'] = async (id) => {
    const [found, heads] = await Promise.all([look(id), chains.store.heads(chains.ids)]);
    if (found === undefined) return undefined;
    const { head, at, more } = found;
    const flags = head.shards === 0 ? [] : await exchanges.flags(head);
    return { head, flags, view: { ...viewExchange(head, flags, chainsOf(heads, id, at), at), ...more } };
  };

  return {
    whole,

    async shown(id) {
      const [found, heads, list] = await Promise.all([
        look(id),
        chains.store.heads(chains.ids),
        exchanges.suspended(id),
      ]);
      if (found === undefined) return undefined;
      if (list === undefined) return (await whole(id))?.view;
      const { head, at, more } = found;
      return {
        ...summariseExchange(head, at),
        chains: chainsOf(heads, id, at),
        suspended: list.changed,
        unnamed: { more: list.more, fromStart: list.fromStart },
        ...more,
      };
    },

    async held(assets) {
      const [heads, { incidents: open }] = await Promise.all([
        exchanges.heads([...assets.keys()].filter((id) => Object.hasOwn(directory, id))),
        incidents.list({ status: 'open', limit: OPEN_MOST }),
      ]);
      const views = heads.map(async (head) => {
        const exchange = directory[head.exchange] as Exchange;
        const flags = await exchanges.flagsOf(head, assets.get(head.exchange) ?? []);
        const at = viewedAt(
          exchange,
          open.filter((incident) => incident.exchange === exchange.id),
        );
        return [exchange.id, viewExchange(head, flags, [], at)] as const;
      });
      return { views: new Map(await Promise.all(views)), open };
    },

    async troubles(id) {
      const exchange = Object.hasOwn(directory, id) ? directory[id] : undefined;
      return exchange === undefined ? [] : troublesOf(exchange, await ports.board.load(), { now: clock(), pollMs });
    },

    async all() {
      const [heads, { incidents: open }] = await Promise.all([
        exchanges.heads(polledIn(directory)),
        incidents.list({ status: 'open', limit: OPEN_MOST }),
      ]);
      const openAt = Map.groupBy(open, ({ exchange }) => exchange);
      return new Map(
        heads.flatMap((head) => {
          const exchange = directory[head.exchange];
          return exchange === undefined
            ? []
            : [[exchange.id, summariseExchange(head, viewedAt(exchange, openAt.get(exchange.id) ?? []))] as const];
        }),
      );
    },
  };
};
