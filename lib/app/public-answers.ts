import type { ChainView } from '../core/chain-view.ts';
import type { ExchangeState } from '../core/exchange-view.ts';
import { readsFlags, type Exchange } from '../core/exchange.ts';
import { scopeOf, type Incident, type IncidentStatement } from '../core/incident.ts';
import type { FeedView } from '../core/source-board.ts';
import { sourceState } from '../core/source-state.ts';
import type { ExchangeHead, Flag } from '../core/exchange-store.ts';
import { iso, type Instant } from '../core/time.ts';
import { publicOutflow, publicOutflowAssets } from './public-outflow.ts';

interface PublicAt {
  now: Instant;
  pollMs: number;
  chains: readonly ChainView[];
  feeds: readonly FeedView[];
}

const isoOrNull = (at: Instant | null): string | null => (at === null ? null : iso(at));

/** Sources in the public form, with the age that makes a fresh one stale; feeds and chains are sources too. */
const publicSources = (
  exchange: Exchange,
  head: ExchangeHead | undefined,
  { now, pollMs, chains, feeds }: PublicAt,
) => [
  ...exchange.polls.map((id) => {
    const health = head?.sources[id];
    return {
      id,
      state: health === undefined ? ('unreachable' as const) : sourceState(health, now, pollMs),
      readAt: isoOrNull(health?.readAt ?? null),
      detail: health === undefined ? 'not read yet' : health.detail,
    };
  }),
  ...feeds.map(({ id, state, readAt, detail }) => ({ id, state, readAt: isoOrNull(readAt), detail })),
  ...chains.map(({ chain, state, readAt, detail }) => ({
    id: `chain:${chain}`,
    state,
    readAt: isoOrNull(readAt),
    detail,
  })),
];

/** An exchange as `GET /api/exchanges` lists it. `head` is undefined before its first poll. */
export const publicExchange = (
  exchange: Exchange,
  head: ExchangeHead | undefined,
  state: ExchangeState,
  at: PublicAt,
) => ({
  id: exchange.id,
  name: exchange.names.en,
  nameJa: exchange.names.ja,
  state,
  /** Whether its withdrawal flags are read: without them its state is known by what it says alone. */
  flags: readsFlags(exchange),
  /** What the exchange says of itself as a whole (trading, maintenance). */
  platform: head?.platform ?? null,
  rows: head?.rows ?? { all: 0, suspended: 0, unknown: 0 },
  sources: publicSources(exchange, head, at),
});
export type PublicExchange = ReturnType<typeof publicExchange>;

/** Rows of `GET /api/exchanges/ID`; one that is missing from the last reading is unknown, not what it was. */
export const publicAssets = (flags: readonly Flag[]) =>
  flags
    .map(({ asset, network, deposit, withdrawal, since, reason, missingSince }) => ({
      asset,
      network,
      deposit: missingSince === null ? deposit : ('unknown' as const),
      withdrawal: missingSince === null ? withdrawal : ('unknown' as const),
      since: isoOrNull(since),
      reason,
    }))
    .toSorted((a, b) => `${a.asset}\t${a.network ?? ''}`.localeCompare(`${b.asset}\t${b.network ?? ''}`, 'en'));

const publicStatement = ({ by, label, title, url, publishedAt, seenAt, window, ...about }: IncidentStatement) => ({
  by,
  label,
  title,
  url,
  publishedAt: isoOrNull(publishedAt),
  seenAt: iso(seenAt),
  window: window === null ? null : { from: isoOrNull(window.from), until: isoOrNull(window.until) },
  assets: about.assets,
  networks: about.networks,
  directions: about.directions,
});

/** An incident as the API shows it. */
export const publicIncident = (incident: Incident) => ({
  id: incident.id,
  exchange: incident.exchange,
  kind: incident.kind,
  scope: scopeOf(incident),
  assets:
    incident.outflow === undefined
      ? incident.members.map(({ asset, network, phase, offSince, reason }) => ({
          asset,
          network,
          phase,
          since: iso(offSince),
          reason,
        }))
      : publicOutflowAssets(incident.outflow),
  status: incident.status,
  severity: incident.severity,
  flapping: incident.flapping,
  openedAt: iso(incident.openedAt),
  updatedAt: iso(incident.updatedAt),
  resolvedAt: isoOrNull(incident.resolvedAt),
  timeline: incident.history.map(({ at, ...entry }) => ({ at: iso(at), ...entry })),
  /** What was said of it, where something was. */
  ...(incident.statement !== undefined && { statement: publicStatement(incident.statement) }),
  /** Of an outflow alone: what has left, and what that is known by. */
  ...(incident.outflow !== undefined && { outflow: publicOutflow(incident.outflow) }),
});
export type PublicIncident = ReturnType<typeof publicIncident>;
