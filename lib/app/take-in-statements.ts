import { createHash } from 'node:crypto';
import type { ExchangeHead, ExchangeStore } from '../core/exchange-store.ts';
import type { Incident } from '../core/incident.ts';
import {
  endByStatement,
  endsAll,
  hasBegun,
  isOfIncident,
  isOfStop,
  joinStatement,
  keptStatement,
  lapse,
  meaning,
  openFromStatement,
} from '../core/statement-incident.ts';
import { isLatePlan } from '../core/said.ts';
import type { Statement } from '../core/statement.ts';
import { Conflict, type IncidentStore, type Queues } from '../core/stores.ts';
import type { Clock, Instant } from '../core/time.ts';
import { firstHead } from './poll-exchange.ts';

/** Polls write the same head and incidents meanwhile: look again. */
const TRIES = 6;
/** Open incidents that one look goes through. */
const REVIEWED_MOST = 200;

export interface StatementPorts {
  exchanges: Pick<ExchangeStore, 'head' | 'saveHead'>;
  incidents: Pick<IncidentStore, 'load' | 'save' | 'list'>;
  queues: Pick<Queues, 'announce'>;
  clock: Clock;
}

/** The same statement has the same incident, however often it is taken in: nine digits of its key's hash. */
const incidentIdOf = (exchange: string, { key }: Statement): string =>
  `${exchange}-n${createHash('sha256').update(`${exchange} ${key}`).digest().readUIntBE(0, 6) % 1_000_000_000}`;

/** Words of another stop than one that is announced for later. */
const meets = (incident: Incident, statement: Statement, at: Instant): boolean =>
  isOfIncident(incident, statement) &&
  (statement.label !== 'halt_planned' || isLatePlan(statement)) &&
  hasBegun(incident, at);

const store = async (after: Incident, { incidents, queues }: StatementPorts): Promise<Incident> => {
  const saved = await incidents.save(after);
  if (saved.pending.length > 0) await queues.announce(saved.id);
  return saved;
};

/** A stop is named on the head before it is written: the flags' next reading looks at it. */
const nameOn = async (head: ExchangeHead, id: string, ports: StatementPorts): Promise<void> => {
  if (!head.open.includes(id)) await ports.exchanges.saveHead({ ...head, open: [...head.open, id] });
};

const renew = async (known: Incident, statement: Statement, ports: StatementPorts): Promise<void> => {
  const kept = keptStatement(statement);
  if (known.status === 'resolved' || JSON.stringify(known.statement?.window) === JSON.stringify(kept.window)) return;
  await store({ ...known, statement: kept, updatedAt: ports.clock() }, ports);
};

const takeIn = async (exchange: string, statement: Statement, ports: StatementPorts): Promise<void> => {
  const { exchanges, incidents, clock } = ports;
  const at = clock();
  const id = incidentIdOf(exchange, statement);
  const head = (await exchanges.head(exchange)) ?? firstHead(exchange);
  const open = (await Promise.all(head.open.map((one) => incidents.load(one)))).filter((one) => one !== undefined);
  const met = open.filter((one) => one.id !== id && meets(one, statement, at));
  if (statement.label === 'resume') {
    const ended = met.filter((one) => endsAll(one, statement));
    const after = ended.map((one) => endByStatement(one, at)).filter((one, index) => one !== ended[index]);
    for (const one of after) await store(one, ports);
    return;
  }
  if (meaning(statement) === undefined) return;
  const known = await incidents.load(id);
  if (known !== undefined) return renew(known, statement, ports);
  // What was announced in time says once more that it begins.
  if (
    isLatePlan(statement) &&
    open.some((one) => one.statement?.label === 'halt_planned' && isOfIncident(one, statement))
  )
    return;
  const [first] = isOfStop(statement) ? met : [];
  if (first !== undefined) {
    const after = joinStatement(first, statement, at);
    if (after !== first) await store(after, ports);
    return;
  }
  const opened = openFromStatement(id, exchange, statement, at);
  if (opened === undefined) return;
  if (isOfStop(statement)) await nameOn(head, id, ports);
  await store(opened, ports);
};

const retried = async (act: () => Promise<void>): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await act();
      return;
    } catch (error) {
      if (!(error instanceof Conflict) || attempt === TRIES) throw error;
    }
  }
};

const toldAt = ({ publishedAt, seenAt }: Statement): Instant => publishedAt ?? seenAt;

/**
 * Takes what was said of an exchange into its incidents, in order of time: a stop opens one or joins the one that lasts,
 * an end closes what rests on words alone, news stand by themselves. The same again changes nothing.
 */
export const createTakeInStatements =
  (ports: StatementPorts) =>
  async (exchange: string, statements: readonly Statement[]): Promise<void> => {
    for (const statement of statements.toSorted((a, b) => toldAt(a) - toldAt(b)))
      await retried(() => takeIn(exchange, statement, ports));
  };

/** Ends, silently, what rests on words that lie too far back. To be called now and then. */
export const createReviewStatements = (ports: StatementPorts) => async (): Promise<void> => {
  const { incidents } = await ports.incidents.list({ status: 'open', limit: REVIEWED_MOST });
  for (const { id, statement } of incidents)
    if (statement !== undefined)
      await retried(async () => {
        const incident = await ports.incidents.load(id);
        const after = incident === undefined ? undefined : lapse(incident, ports.clock());
        if (after !== undefined && after !== incident) await store(after, ports);
      });
};
