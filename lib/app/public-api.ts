import { chainsOf } from '../core/chain-view.ts';
import { summariseExchange } from '../core/exchange-view.ts';
import type { Incident } from '../core/incident.ts';
import { feedViewsOf } from '../core/source-board.ts';
import type { IncidentStore } from '../core/stores.ts';
import { createDescribeExchange, polledIn, type DescribePorts } from './describe-exchange.ts';
import { fundingEndpoint } from './poll-exchange.ts';
import { createHeartbeat, type Heartbeat } from './heartbeat.ts';
import {
  publicAssets,
  publicExchange,
  publicIncident,
  type PublicExchange,
  type PublicIncident,
} from './public-answers.ts';

const LIMIT_DEFAULT = 20;
/** A page of a list: what a stranger can make us read at once. */
const LIMIT_MOST = 100;
/** More incidents than these are never open at once on purpose; the rest is found by the cursor. */
const OPEN_MOST = 200;

export interface IncidentQuery {
  status?: string;
  exchange?: string;
  limit?: string;
  cursor?: string;
}

/** A query that cannot be answered as asked; the message says what it takes. */
export class BadQuery extends Error {
  override name = 'BadQuery';
}

export interface PublicApi {
  exchanges(): Promise<PublicExchange[]>;
  exchange(id: string): Promise<(PublicExchange & { assets: ReturnType<typeof publicAssets> }) | undefined>;
  /** Newest first. Throws BadQuery. */
  incidents(query: IncidentQuery): Promise<{ incidents: PublicIncident[]; cursor: string | null }>;
  incident(id: string): Promise<PublicIncident | undefined>;
  /** Are exchanges still being polled? */
  heartbeat(): Promise<Heartbeat>;
}

const byExchange = (incidents: readonly Incident[]): Map<string, Incident[]> =>
  Map.groupBy(incidents, ({ exchange }) => exchange);

const readLimit = (text: string | undefined): number => {
  if (text === undefined) return LIMIT_DEFAULT;
  if (!/^\d{1,4}$/.test(text) || Number(text) < 1)
    throw new BadQuery(`limit takes a whole number from 1 to ${LIMIT_MOST}`);
  return Math.min(Number(text), LIMIT_MOST);
};

/** The read-only API: what is stored, and how old it is. It reads a bounded number of items whatever it is asked. */
export const createPublicApi = (ports: DescribePorts & { incidents: IncidentStore }): PublicApi => {
  const { directory, exchanges, incidents, chains, board, clock, pollMs } = ports;
  const describe = createDescribeExchange(ports);
  return {
    heartbeat: createHeartbeat(ports),

    async exchanges() {
      const [heads, chainHeads, sources, { incidents: open }] = await Promise.all([
        exchanges.heads(polledIn(directory)),
        chains.store.heads(chains.ids),
        board.load(),
        incidents.list({ status: 'open', limit: OPEN_MOST }),
      ]);
      const [headOf, openAt, now] = [new Map(heads.map((head) => [head.exchange, head])), byExchange(open), clock()];
      return Object.values(directory).map((exchange) => {
        const head = headOf.get(exchange.id);
        const at = {
          funding: fundingEndpoint(exchange) ?? '',
          open: openAt.get(exchange.id) ?? [],
          now,
          pollMs,
          chains: chainsOf(chainHeads, exchange.id, { now, pollMs }),
          feeds: feedViewsOf(exchange, sources, { now, pollMs }),
        };
        return publicExchange(exchange, head, head === undefined ? 'unknown' : summariseExchange(head, at).state, at);
      });
    },

    async exchange(id) {
      const exchange = Object.hasOwn(directory, id) ? directory[id] : undefined;
      if (exchange === undefined) return undefined;
      const [reading, sources] = await Promise.all([describe.whole(id), board.load()]);
      return {
        ...publicExchange(exchange, reading?.head, reading?.view.state ?? 'unknown', {
          now: clock(),
          pollMs,
          chains: reading?.view.chains ?? [],
          feeds: feedViewsOf(exchange, sources, { now: clock(), pollMs }),
        }),
        assets: publicAssets(reading?.flags ?? []),
      };
    },

    async incidents({ status, exchange, limit, cursor }) {
      if (status !== undefined && status !== 'open' && status !== 'resolved')
        throw new BadQuery('status takes open or resolved');
      if (exchange !== undefined && !Object.hasOwn(directory, exchange))
        throw new BadQuery('exchange takes the id of an exchange that is watched');
      const page = await incidents.list({
        limit: readLimit(limit),
        ...(status !== undefined && { status }),
        ...(exchange !== undefined && { exchange }),
        ...(cursor !== undefined && { cursor }),
      });
      return { incidents: page.incidents.map(publicIncident), cursor: page.cursor ?? null };
    },

    async incident(id) {
      const incident = /^[a-z0-9-]{1,80}$/.test(id) ? await incidents.load(id) : undefined;
      return incident === undefined ? undefined : publicIncident(incident);
    },
  };
};
