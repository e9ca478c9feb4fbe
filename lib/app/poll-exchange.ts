import { createHash } from 'node:crypto';
import { WHOLE_EXCHANGE, type AssetRow, type Observation } from '../core/availability.ts';
import { NOTHING_SAID, type Said } from '../core/said.ts';
import type { Endpoint, Exchange } from '../core/exchange.ts';
import { advanceFlags, rowsOf } from '../core/flag.ts';
import { AT_ONCE, type InTurn } from '../core/in-turn.ts';
import type { Incident } from '../core/incident.ts';
import type { LifecycleRules } from '../core/incident-lifecycle.ts';
import type { Log } from '../core/log.ts';
import type { ExchangeHead, ExchangeStore, SourceHealth } from '../core/exchange-store.ts';
import { Conflict, type IncidentStore, type Queues } from '../core/stores.ts';
import { readingOf } from '../core/suspension.ts';
import { planIncidents, reconcileIncident } from './reconcile-incidents.ts';

/** Reads one endpoint. Never throws: a failure is part of the observation. */
export type ObserveEndpoint = (
  exchange: Exchange,
  endpoint: Endpoint,
  previous: { etag: string | null; lastModified: string | null },
) => Promise<Observation>;

const nothingSaid = async (): Promise<Said> => NOTHING_SAID;

export interface PollPorts {
  /** What is known of an exchange's withdrawals beside its flags; asked where its flags are looked at. */
  said?: (exchange: string) => Promise<Said>;
  observe: ObserveEndpoint;
  exchanges: ExchangeStore;
  incidents: IncidentStore;
  queues: Pick<Queues, 'announce'>;
  log: Log;
  /** When the flags of this exchange are taken in, if those of others are too; at once without it. */
  inTurn?: InTurn;
}

/** The name of the endpoint whose flags decide. */
export const fundingEndpoint = (exchange: Exchange): string | undefined =>
  exchange.polls.find((name) =>
    exchange.endpoints.some((endpoint) => endpoint.name === name && endpoint.about === 'funding'),
  );

/** Of an exchange of which nothing is stored yet. */
export const firstHead = (exchange: string): ExchangeHead => ({
  exchange,
  sources: {},
  platform: null,
  digest: null,
  rows: { all: 0, suspended: 0, unknown: 0 },
  shards: 0,
  open: [],
  incidents: 0,
  version: 0,
});

const healthOf = (before: SourceHealth | undefined, { outcome, readAt }: Observation): SourceHealth => {
  const heard = outcome.state === 'fresh' || outcome.state === 'unchanged';
  const state = heard ? 'fresh' : outcome.state;
  return {
    state,
    readAt: heard ? readAt : (before?.readAt ?? null),
    triedAt: readAt,
    since: before?.state === state ? before.since : readAt,
    detail: heard ? null : outcome.detail,
    etag: outcome.state === 'fresh' ? (outcome.etag ?? null) : (before?.etag ?? null),
    lastModified: outcome.state === 'fresh' ? (outcome.lastModified ?? null) : (before?.lastModified ?? null),
  };
};

/** What the exchange says of itself as a whole; kept as it was where its status cannot be read. */
const platformOf = (
  before: string | null,
  observations: readonly Observation[],
  funding: string | undefined,
): string | null => {
  const status = observations.find(({ endpoint, outcome }) => endpoint !== funding && outcome.state === 'fresh');
  if (status?.outcome.state !== 'fresh') return before;
  return status.outcome.rows.find(({ asset }) => asset === WHOLE_EXCHANGE)?.reason ?? null;
};

/** A body's volatile parts (block heights, times) do not count as a change: the rows do. */
const digestOf = (rows: readonly AssetRow[]): string => {
  const hash = createHash('sha256');
  for (const row of rows)
    hash.update(`${row.asset}\t${row.network}\t${row.deposit}\t${row.withdrawal}\t${row.reason}\n`);
  return hash.digest('base64url');
};

const countRows = (rows: readonly AssetRow[]): ExchangeHead['rows'] => ({
  all: rows.length,
  suspended: rows.filter(({ withdrawal }) => withdrawal === 'suspended').length,
  unknown: rows.filter(({ withdrawal }) => withdrawal === 'unknown').length,
});

/**
 * A name without an incident stays: it is another poll's, which has not written it yet, or of one that broke off, and
 * then it is the name of the next incident.
 */
const stillOpen = (
  { open }: Pick<ExchangeHead, 'open'>,
  found: readonly Incident[],
  saved: readonly Incident[],
): string[] => {
  const over = new Set([...found, ...saved].filter(({ status }) => status === 'resolved').map(({ id }) => id));
  return open.filter((id) => !over.has(id));
};

/**
 * Takes fresh flags in: incidents first, then the flags, then the head, so that a crash in between is seen again
 * by the next poll and changes nothing twice. Answers the head to be written last.
 */
const takeIn = async (
  observation: Observation,
  before: ExchangeHead,
  { exchanges, incidents, queues, said = nothingSaid }: PollPorts,
  rules: LifecycleRules & { shardsFor: (rows: number, now: number) => number },
): Promise<ExchangeHead> => {
  const { outcome, requestedAt, readAt } = observation;
  const digest = outcome.state === 'fresh' ? digestOf(outcome.rows) : before.digest;
  const nothingToLookAt = digest === before.digest && before.open.length === 0;
  if (nothingToLookAt || (outcome.state === 'unchanged' && before.shards === 0)) return before;

  const flags = before.shards === 0 ? [] : await exchanges.flags(before);
  const rows = outcome.state === 'fresh' ? outcome.rows : rowsOf(flags);
  const { after, turnedOff } = advanceFlags(flags, rows, readAt);
  const reading = readingOf(after, requestedAt, readAt, await said(before.exchange));
  const found = (await Promise.all(before.open.map((id) => incidents.load(id)))).filter(
    (incident) => incident !== undefined,
  );
  const plan = planIncidents(before, found, turnedOff, reading);
  const named = plan.head === before ? before : await exchanges.saveHead(plan.head);

  const saved = await Promise.all(plan.shares.map((share) => reconcileIncident(incidents, share, reading, rules)));
  const changed = saved.filter(({ version }, index) => version !== plan.shares[index]?.incident.version);
  await Promise.all(changed.filter(({ pending }) => pending.length > 0).map(({ id }) => queues.announce(id)));

  const shards = rules.shardsFor(after.length, before.shards);
  await exchanges.saveFlags(before.exchange, shards, shards === before.shards ? flags : [], after, readAt);
  return {
    ...named,
    digest,
    rows: countRows(rows),
    shards,
    open: stillOpen(named, found, saved),
  };
};

/** Once a change of state, or of why a key is refused: that one is the operator's to mend. */
const tellChange = (
  log: Log,
  before: ExchangeHead,
  { exchange, endpoint, outcome }: Observation,
  sources: Readonly<Record<string, SourceHealth>>,
): void => {
  const [was, is] = [before.sources[endpoint], sources[endpoint]];
  const refused = 'refused' in outcome;
  if (was?.state === is?.state && !(refused && was?.detail !== is?.detail)) return;
  const change = { exchange, endpoint, was: was?.state, is: is?.state, detail: is?.detail };
  if (refused) log.warn('the exchange refuses the key', change);
  else log.info('source changed state', change);
};

/**
 * One poll of one exchange. Each of its endpoints is a source of its own; only its funding flags can open an
 * incident, and only a fresh reading of them can change one: what cannot be read freezes every transition.
 * An overlapping poll of the same exchange makes this one give up: the other has seen at least as much.
 */
export const createPollExchange =
  (ports: PollPorts, rules: LifecycleRules & { shardsFor: (rows: number, now: number) => number }) =>
  async (exchange: Exchange): Promise<'stored' | 'overlapped'> => {
    const head = (await ports.exchanges.head(exchange.id)) ?? firstHead(exchange.id);
    const funding = fundingEndpoint(exchange);
    const { recoveryMs = rules.recoveryMs } = exchange;
    const { inTurn = AT_ONCE } = ports;
    const endpoints = exchange.endpoints.filter(({ name }) => exchange.polls.includes(name));
    const observations = await Promise.all(
      endpoints.map((endpoint) => {
        const { etag = null, lastModified = null } = head.sources[endpoint.name] ?? {};
        return ports.observe(exchange, endpoint, { etag, lastModified });
      }),
    );
    const sources = Object.fromEntries(
      observations.map((observation) => [
        observation.endpoint,
        healthOf(head.sources[observation.endpoint], observation),
      ]),
    );
    for (const observation of observations) tellChange(ports.log, head, observation, sources);
    const heard = observations.find(
      ({ endpoint, outcome }) => endpoint === funding && (outcome.state === 'fresh' || outcome.state === 'unchanged'),
    );
    try {
      const next =
        heard === undefined ? head : await inTurn(() => takeIn(heard, head, ports, { ...rules, recoveryMs }));
      await ports.exchanges.saveHead({ ...next, sources, platform: platformOf(head.platform, observations, funding) });
      return 'stored';
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      ports.log.info('another poll of this exchange was faster', { exchange: exchange.id });
      return 'overlapped';
    }
  };
