import type { Exposure } from '../core/risk/exposed.ts';
import type { StructuralItem } from '../core/risk/structural.ts';
import type { Instant } from '../core/time.ts';

/** What is said of a person's risk, in one language. Sums are worded by `yen`, shares in whole percent. */
export interface RiskWords {
  title: (exchange: string | null) => string;
  /** Before anything is entered. */
  empty: string[];
  /** Two significant figures; `unpriced` parts of it have no price. */
  yen: (amount: string) => string;
  /** `sum` null: nothing has a price. */
  total: (sum: string | null, unpriced: number) => string;
  locked: (sum: string, lines: readonly string[]) => string;
  nothingLocked: string;
  lockedLine: (asset: string, exchange: string, since: Instant | null, age: string | null) => string;
  unknown: (assets: string) => string;
  exposed: (least: string, most: string, lines: readonly string[]) => string;
  notExposed: string;
  exposedLine: (exchange: string, exposure: Pick<Exposure, 'kind' | 'bound' | 'incident'>) => string;
  points: (points: number, lines: readonly string[]) => string;
  pointsLine: (exchange: string, points: number, unknown: number) => string;
  item: Record<StructuralItem, string>;
  itemLine: (item: string, points: number, most: number, known: boolean) => string;
  source: (date: string, url: string, verified: boolean) => string;
  concentration: (exchange: string, percent: number, flagged: boolean) => string;
  since: (at: Instant, before: string, now: string) => string;
  priced: (age: string) => string;
  footer: string;
  perExchange: (name: string) => string;
  enter: string;
  /** What the picture shows, for those who cannot see it. */
  picture: (parts: readonly string[]) => string;
  /** What stands in the picture besides sums and names. */
  drawn: {
    legend: Record<'open' | 'locked' | 'unknown' | 'exposed', string>;
    others: string;
    noPrice: string;
    time: (at: Instant) => string;
    notAdvice: string;
    /** One bar in words. */
    bar: (name: string, sum: string, locked: string | null, unknown: string | null, exposed: string | null) => string;
  };
}
