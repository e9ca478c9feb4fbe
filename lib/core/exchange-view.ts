import type { SourceState } from './availability.ts';
import type { ChainView } from './chain-view.ts';
import type { Incident } from './incident.ts';
import type { SourceTrouble } from './source-trouble.ts';
import { sourceState } from './source-state.ts';
import type { ExchangeHead, Flag } from './exchange-store.ts';
import type { SuspendedAsset, SuspendedList } from './suspended-list.ts';
import { isOff } from './suspension.ts';
import type { Instant } from './time.ts';

/**
 * operational: nothing that was open is shut. partly-suspended: something is. suspended: the whole exchange.
 * unknown: the flags cannot be read now, or never could be; what was read last is shown with its age.
 */
export type ExchangeState = 'operational' | 'partly-suspended' | 'suspended' | 'unknown';

/** What can be said of an exchange now, for people and programs. */
export interface ExchangeView {
  id: string;
  state: ExchangeState;
  /** The last fresh reading of its flags; null before the first. */
  readAt: Instant | null;
  sourceState: SourceState;
  /** Withdrawals that are off now, the latest change first. */
  suspended: SuspendedAsset[];
  /** How many more are off, where not all are named. */
  unnamed?: Pick<SuspendedList, 'more' | 'fromStart'>;
  /** By asset code: `partly` where one network is open and another is not. Missing: nothing is said of it. */
  assetStates?: ReadonlyMap<string, 'open' | 'partly' | 'suspended' | 'unknown'>;
  /** How many rows the reading has. */
  assets: number;
  /** How well its wallets are seen, a chain each; empty where none is watched. */
  chains: ChainView[];
  /** An unusual outflow that lasts: it says nothing of withdrawals, and leaves the state alone. */
  openOutflow?: Incident;
  /** What was said of it and still holds, the newest first. */
  said?: Incident[];
}

const bySince = (a: SuspendedAsset, b: SuspendedAsset): number =>
  (b.since ?? 0) - (a.since ?? 0) || (a.asset < b.asset ? -1 : 1);

export interface ViewedAt {
  /** The name of the source of the flags. */
  funding: string;
  /** The exchange's incidents that are not resolved. */
  open: readonly Pick<Incident, 'whole' | 'members' | 'kind' | 'status' | 'statement'>[];
  now: Instant;
  /** The interval of the polls. */
  pollMs: number;
}

export type ExchangeSummary = Pick<ExchangeView, 'id' | 'state' | 'readAt' | 'sourceState' | 'assets'>;

/** What people are shown of exchanges, each by the least that must be read. Undefined: it was never polled. */
export interface ExchangeViews {
  /** One of them: the latest that is off by name, its chains, its outflow. */
  shown(id: string): Promise<ExchangeView | undefined>;
  /** What is known of the assets that somebody holds, by exchange, and what is open anywhere. */
  held(assets: ReadonlyMap<string, readonly string[]>): Promise<{
    views: ReadonlyMap<string, ExchangeView>;
    open: readonly Incident[];
  }>;
  /** All of them in short, by id. */
  all(): Promise<ReadonlyMap<string, ExchangeSummary>>;
  /** What is wrong with one's sources beside its flags; empty for one that nobody knows. */
  troubles(id: string): Promise<SourceTrouble[]>;
}

/** The state and where it comes from, of what the head alone shows. */
export const summariseExchange = (head: ExchangeHead, { funding, open, now, pollMs }: ViewedAt): ExchangeSummary => {
  const health = head.sources[funding];
  const source = health === undefined ? 'unreachable' : sourceState(health, now, pollMs);
  const isSaid = ({ kind, status, statement, members }: ViewedAt['open'][number]): boolean =>
    statement !== undefined && members.length === 0 && kind === 'withdrawal-suspension' && status === 'confirmed';
  const said = open.filter(isSaid);
  const stopped = [...open.filter(({ members }) => members.some(isOff)), ...said];
  const shown = stopped.some(({ whole }) => whole)
    ? 'suspended'
    : stopped.length > 0
      ? 'partly-suspended'
      : 'operational';
  const seen = source === 'fresh' && head.rows.all > head.rows.unknown;
  return {
    id: head.exchange,
    // What it says itself needs no flags; without either nothing is known.
    state: seen || said.length > 0 ? shown : 'unknown',
    readAt: health?.readAt ?? null,
    sourceState: source,
    assets: head.rows.all,
  };
};

const stateOf = (flags: readonly Flag[]): 'open' | 'partly' | 'suspended' | 'unknown' => {
  const states = new Set(flags.map(({ withdrawal }) => withdrawal));
  if (states.has('open') || states.has('delayed')) return states.has('suspended') ? 'partly' : 'open';
  return states.size === 1 && states.has('suspended') ? 'suspended' : 'unknown';
};

const assetStatesOf = (flags: readonly Flag[]): NonNullable<ExchangeView['assetStates']> =>
  new Map(
    [
      ...Map.groupBy(
        flags.filter(({ missingSince }) => missingSince === null),
        ({ asset }) => asset,
      ),
    ].map(([asset, of]) => [asset, stateOf(of)]),
  );

const suspendedIn = (flags: readonly Flag[]): SuspendedAsset[] =>
  flags
    .filter((flag) => flag.withdrawal === 'suspended' && flag.missingSince === null)
    .map(({ asset, network, since, reason }) => ({ asset, network, since, reason }))
    .toSorted(bySince);

/** The `most` latest changes by name, the others by their number. */
export const listSuspended = (flags: readonly Flag[], most: number): SuspendedList => {
  const all = suspendedIn(flags);
  const changed = all.filter(({ since }) => since !== null);
  return {
    changed: changed.slice(0, most),
    more: Math.max(0, changed.length - most),
    fromStart: all.length - changed.length,
  };
};

export const viewExchange = (
  head: ExchangeHead,
  flags: readonly Flag[],
  chains: ChainView[],
  at: ViewedAt,
): ExchangeView => ({
  ...summariseExchange(head, at),
  chains,
  assetStates: assetStatesOf(flags),
  suspended: suspendedIn(flags),
});
