import type { ExchangeHead, ExchangeStore, Flag } from '../../lib/core/exchange-store.ts';
import type { Incident, IncidentEvent } from '../../lib/core/incident.ts';
import { keptOf, type Statement, type StatementStore } from '../../lib/core/statement.ts';
import { Conflict, type IncidentStore } from '../../lib/core/stores.ts';
import type { Clock } from '../../lib/core/time.ts';

/** Answers no question that the polls and the feeds do not ask. */
const unasked = async (): Promise<never> => {
  throw new Error('the simulated year does not ask for this');
};

export const memoryExchangeStore = (): ExchangeStore => {
  const heads = new Map<string, ExchangeHead>();
  const flags = new Map<string, readonly Flag[]>();
  return {
    head: async (exchange) => heads.get(exchange),
    heads: unasked,
    async saveHead(head) {
      if ((heads.get(head.exchange)?.version ?? 0) !== head.version) throw new Conflict('head');
      const next = { ...head, version: head.version + 1 };
      heads.set(head.exchange, next);
      return next;
    },
    flags: async ({ exchange }) => [...(flags.get(exchange) ?? [])],
    flagsOf: unasked,
    suspended: unasked,
    async saveFlags(exchange, _shards, _before, after) {
      flags.set(exchange, after);
    },
  };
};

/** What is to be told is told at once: `tell` gets each event with its incident as it was saved. */
export const memoryIncidentStore = (tell: (incident: Incident, event: IncidentEvent) => void) => {
  const all = new Map<string, Incident>();
  const open = new Map<string, Incident>();
  const store: IncidentStore = {
    load: async (id) => all.get(id),
    async save(incident) {
      if ((all.get(incident.id)?.version ?? 0) !== incident.version) throw new Conflict(incident.id);
      for (const event of incident.pending) tell(incident, event);
      const next = { ...incident, pending: [], version: incident.version + 1 };
      all.set(next.id, next);
      if (next.status === 'resolved') open.delete(next.id);
      else open.set(next.id, next);
      return next;
    },
    async list({ limit }) {
      const incidents = [...open.values()].toSorted((a, b) => b.openedAt - a.openedAt).slice(0, limit);
      return { incidents };
    },
    timeline: unasked,
    complete: unasked,
    judge: unasked,
    owed: unasked,
  };
  return { store, open };
};

export const memoryStatementStore = (clock: Clock): StatementStore => {
  const kept = new Map<string, Statement[]>();
  return {
    recent: async (exchange) => kept.get(exchange) ?? [],
    async add(exchange, statements) {
      const keys = new Set(statements.map(({ key }) => key));
      const rest = (kept.get(exchange) ?? []).filter(({ key }) => !keys.has(key));
      kept.set(exchange, keptOf([...rest, ...statements], clock()));
      return [...statements];
    },
  };
};
