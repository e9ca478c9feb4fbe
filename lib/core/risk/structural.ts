import { DAY, type Instant } from '../time.ts';
import type { ExchangeFacts } from './facts.ts';

/** The most that each item weighs; a judgement, and said to be one (../shared/design/detection.md). */
export const WEIGHTS = {
  registration: 25,
  losses: 25,
  cold: 15,
  orders: 15,
  compensation: 10,
  audit: 5,
  halts: 5,
} as const;
export type StructuralItem = keyof typeof WEIGHTS;

/** Points halve with these. */
const LOSS_HALF_LIFE_YEARS = 3;
const ORDER_HALF_LIFE_YEARS = 2;
/** Of the fifteen for orders. */
const ORDER_POINTS = { suspension: 10, improvement: 5 } as const;
const ORDER_KINDS = ['suspension', 'improvement'] as const;
/** Of a loss that was made good in full. */
const COMPENSATED_FACTOR = 0.5;
/** So many halts without notice in 90 days are the most. */
const HALTS_MOST = 5;
const YEAR_MS = 365.25 * DAY;
/** What is not known counts half: neither good nor bad. */
const UNKNOWN_FACTOR = 0.5;

export interface StructuralPoints {
  item: StructuralItem;
  /** 0 to the item's weight. */
  points: number;
  most: number;
  known: boolean;
}

export interface Structural {
  /** 0 to 100. */
  total: number;
  items: StructuralPoints[];
}

/** `2018`, `2018-03` and `2018-03-12` alike: the middle of what is named is near enough for a half-life of years. */
const timeOf = (date: string): Instant =>
  Date.parse(date.length === 4 ? `${date}-07-01` : date.length === 7 ? `${date}-15` : date);

const faded = (date: string, halfLifeYears: number, now: Instant): number =>
  0.5 ** (Math.max(0, now - timeOf(date)) / (halfLifeYears * YEAR_MS));

const newest = <T extends { date: string }>(all: readonly T[], points: (one: T) => number): number =>
  Math.max(0, ...all.map(points));

type Told = Record<StructuralItem, number | null>;

const tell = (facts: ExchangeFacts, halts: number | null, now: Instant): Told => ({
  registration: facts.registered === null ? null : facts.registered.is ? 0 : WEIGHTS.registration,
  losses: newest(
    facts.losses,
    ({ date, compensated }) =>
      WEIGHTS.losses * faded(date, LOSS_HALF_LIFE_YEARS, now) * (compensated === 'in full' ? COMPENSATED_FACTOR : 1),
  ),
  cold: facts.cold === null ? null : facts.cold.disclosed ? 0 : WEIGHTS.cold,
  orders: ORDER_KINDS.reduce(
    (sum, kind) =>
      sum +
      newest(
        facts.orders.filter((order) => order.kind === kind),
        ({ date }) => ORDER_POINTS[kind] * faded(date, ORDER_HALF_LIFE_YEARS, now),
      ),
    0,
  ),
  compensation: facts.compensation === null ? null : facts.compensation.says === 'full' ? 0 : WEIGHTS.compensation,
  audit: facts.audited === null ? null : facts.audited.is ? 0 : WEIGHTS.audit,
  halts: halts === null ? null : WEIGHTS.halts * Math.min(1, halts / HALTS_MOST),
});

const ITEMS = Object.keys(WEIGHTS) as StructuralItem[];

/**
 * What an exchange's record says of it: 0 to 100 points, the more the worse, item by item. `halts`: stops without notice
 * in the last 90 days of our own log, null where it is shorter. Without any facts everything is unknown.
 */
export const structuralPoints = (facts: ExchangeFacts | undefined, halts: number | null, now: Instant): Structural => {
  const told: Partial<Told> = facts === undefined ? { halts } : tell(facts, halts, now);
  const items = ITEMS.map((item): StructuralPoints => {
    const points = told[item] ?? null;
    const most = WEIGHTS[item];
    return { item, most, points: points ?? most * UNKNOWN_FACTOR, known: points !== null };
  });
  return { total: items.reduce((sum, { points }) => sum + points, 0), items };
};
