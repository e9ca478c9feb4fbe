import type { Incident } from '../core/incident.ts';
import type { ChainNames } from '../core/outflow-incident.ts';
import { advanceOutflow, namedOutflow } from '../core/outflow-lifecycle.ts';
import { officialWords } from '../core/official-words.ts';
import type { StatementStore } from '../core/statement.ts';
import { haltOf, type Halt } from '../core/outflow-signals.ts';
import { findingKey, type OutflowFinding, type Price } from '../core/outflow.ts';
import type { PriceBook } from '../core/price.ts';
import type { ExchangeStore } from '../core/exchange-store.ts';
import { Conflict, type IncidentStore, type OutflowHead, type OutflowStore, type Queues } from '../core/stores.ts';
import type { Clock } from '../core/time.ts';

/** Two chains may tell of one exchange at once, and a planner takes pending events out meanwhile: look again. */
const TRIES = 6;

export interface OutflowPorts {
  outflows: OutflowStore;
  incidents: IncidentStore;
  exchanges: Pick<ExchangeStore, 'head'>;
  /** What was said of exchanges; without it nothing is. */
  statements?: Pick<StatementStore, 'recent'>;
  prices: () => Promise<PriceBook>;
  /** Names of the chains, by id. */
  chains: Readonly<Record<string, ChainNames>>;
  queues: Pick<Queues, 'announce'>;
  clock: Clock;
}

const firstHead = (exchange: string): OutflowHead => ({ exchange, open: null, last: null, incidents: 0, version: 0 });

/**
 * What an incident that is over has told is not told anew: a wallet's state outlives it by a poll or two. What was
 * taken back, and then is there after all, is told.
 */
const untold = (findings: readonly OutflowFinding[], last: Incident | undefined): OutflowFinding[] => {
  if (last?.history.at(-1)?.reason === 'corrected') return [...findings];
  const told = new Map(last?.outflow?.parts.map((part) => [findingKey(part), part.at]));
  return findings.filter((finding) => finding.at > (told.get(findingKey(finding)) ?? 0));
};

const pricesOf = async (
  findings: readonly OutflowFinding[],
  { prices }: OutflowPorts,
): Promise<Record<string, Price>> => {
  if (findings.length === 0) return {};
  const book = await prices();
  return Object.fromEntries(
    findings.flatMap(({ asset }): [string, Price][] => {
      const price = book.priceOf(asset);
      return price === undefined ? [] : [[asset, price]];
    }),
  );
};

/** The exchange's own stops that last, as its flags show them. */
const haltsOf = async (exchange: string, { exchanges, incidents }: OutflowPorts): Promise<Halt[]> => {
  const { open = [] } = (await exchanges.head(exchange)) ?? {};
  const found = await Promise.all(open.map((id) => incidents.load(id)));
  return found.flatMap((incident) => (incident === undefined ? [] : (haltOf(incident) ?? [])));
};

/** The incident that takes the findings in, and those that are left for it; undefined where there is nothing to do. */
const begin = async (
  exchange: string,
  head: OutflowHead,
  findings: readonly OutflowFinding[],
  { outflows, incidents, clock }: OutflowPorts,
): Promise<{ head: OutflowHead; before: Incident; findings: readonly OutflowFinding[] } | undefined> => {
  const open = head.open === null ? undefined : await incidents.load(head.open);
  if (open !== undefined && open.status !== 'resolved') return { head, before: open, findings };
  const last = open ?? (head.last === null ? undefined : await incidents.load(head.last));
  const fresh = untold(findings, last);
  if (fresh.length === 0) return undefined;
  // A name that was given before a crash and never used is used now.
  const unused = open === undefined ? head.open : null;
  const id = unused ?? `${exchange}-o${head.incidents + 1}`;
  const named =
    unused === null
      ? await outflows.saveHead({ ...head, open: id, last: open?.id ?? head.last, incidents: head.incidents + 1 })
      : head;
  return { head: named, before: namedOutflow(id, exchange, clock()), findings: fresh };
};

const takeIn = async (
  exchange: string,
  found: readonly OutflowFinding[],
  withdrawn: readonly string[],
  ports: OutflowPorts,
): Promise<void> => {
  const { outflows, incidents, chains, queues, clock } = ports;
  const begun = await begin(exchange, (await outflows.head(exchange)) ?? firstHead(exchange), found, ports);
  if (begun === undefined) return;
  const { head, before, findings } = begun;
  const [halts, prices, said = []] = await Promise.all([
    haltsOf(exchange, ports),
    pricesOf(findings, ports),
    ports.statements?.recent(exchange),
  ]);
  const at = clock();
  const official = officialWords(said, at);
  const after = advanceOutflow(before, { findings, withdrawn, halts, official, prices, chains, at });
  if (after === before) return;
  const saved = await incidents.save(after);
  if (saved.pending.length > 0) await queues.announce(saved.id);
  if (saved.status === 'resolved') await outflows.saveHead({ ...head, open: null, last: saved.id });
};

/**
 * Takes what wallets show of one exchange into its outflow incident: one at a time gathers all its wallets, assets and
 * chains. The same again changes nothing; without findings, an open one is looked at anew (a stop that has come since,
 * hours that have passed). Throws Conflict where others write too often.
 */
export const createTakeInOutflows =
  (ports: OutflowPorts) =>
  async (exchange: string, findings: readonly OutflowFinding[], withdrawn: readonly string[]): Promise<void> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await takeIn(exchange, findings, withdrawn, ports);
        return;
      } catch (error) {
        if (!(error instanceof Conflict) || attempt === TRIES) throw error;
      }
    }
  };

/** Looks at every open outflow incident anew. One that fails harms no other. */
export const createReviewOutflows =
  (
    outflows: Pick<OutflowStore, 'heads'>,
    take: ReturnType<typeof createTakeInOutflows>,
    failed: (exchange: string, error: unknown) => void,
  ) =>
  async (exchanges: readonly string[]): Promise<void> => {
    const heads = await outflows.heads(exchanges);
    await Promise.all(
      heads
        .filter(({ open }) => open !== null)
        .map(({ exchange }) => take(exchange, [], []).catch((error: unknown) => failed(exchange, error))),
    );
  };
