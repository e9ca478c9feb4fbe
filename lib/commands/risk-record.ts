import type { ExchangeFacts, Sourced } from '../core/risk/facts.ts';
import { structuralPoints, type StructuralItem } from '../core/risk/structural.ts';
import type { Instant } from '../core/time.ts';
import type { RiskWords } from '../locales/risk-words.ts';

/** The newest are the ones that weigh. */
const SOURCES_MOST = 2;

const sourcesOf = (facts: ExchangeFacts, item: StructuralItem): readonly Sourced[] => {
  const one = (fact: Sourced | null): Sourced[] => (fact === null ? [] : [fact]);
  const of: Record<StructuralItem, readonly Sourced[]> = {
    registration: one(facts.registered),
    losses: facts.losses,
    cold: one(facts.cold),
    orders: facts.orders,
    compensation: one(facts.compensation),
    audit: one(facts.audited),
    halts: [],
  };
  return of[item].slice(-SOURCES_MOST);
};

/** An exchange's record, item by item, each with its sources and their dates. */
export const recordLines = (id: string, facts: ExchangeFacts | undefined, words: RiskWords, now: Instant): string[] => {
  const { total, items } = structuralPoints(facts, null, now);
  const lines = items.flatMap(({ item, points, most, known }) => [
    words.itemLine(words.item[item], points, most, known),
    ...(facts === undefined
      ? []
      : sourcesOf(facts, item).map(({ date, source, verified }) => words.source(date, source, verified))),
  ]);
  return id === '' ? [] : [words.points(total, lines)];
};
