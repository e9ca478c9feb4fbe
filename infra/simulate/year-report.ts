import { reaches } from '../../lib/core/severity.ts';
import { SILENT_REASONS } from '../../lib/core/incident.ts';
import { confirmations, type Confirmed } from './year-emergency-delays.ts';
import { ALL_EXCHANGES } from './year-exchanges.ts';
import { judge, type Alert } from './year-judge.ts';
import { playYear, type YearPlayed } from './year-play.ts';
import { YEAR_REGIMES, type YearRegimeName } from './year-regimes.ts';
import { DAYS } from './year-script.ts';
import { writeYear } from './year-write.ts';

export interface YearSize {
  exchanges: number;
  days: number;
  seeds: readonly number[];
}

/** Injected halts are told within so many readings that show them. */
const READINGS_ALLOWED = 2;

/** Seeds 1 to 5 chose the rules, 41 to 54 led to two last changes; these chose nothing. No rule was chosen in `shift`. */
const FRESH: Readonly<Record<YearRegimeName, readonly number[]>> = { ordinary: [61], harsh: [62], shift: [63] };
const sized = (
  days: Readonly<Record<YearRegimeName, number>>,
  seeds: Readonly<Record<YearRegimeName, readonly number[]>>,
): Record<YearRegimeName, YearSize> => {
  const of = (name: YearRegimeName): YearSize => ({ exchanges: ALL_EXCHANGES, days: days[name], seeds: seeds[name] });
  return { ordinary: of('ordinary'), harsh: of('harsh'), shift: of('shift') };
};
/** The usual run takes a minute; the published figures are of `whole`. */
export const YEAR_SIZES = {
  usual: sized({ ordinary: 120, harsh: 30, shift: 15 }, FRESH),
  whole: sized({ ordinary: 365, harsh: 120, shift: 60 }, FRESH),
  quick: sized({ ordinary: 10, harsh: 10, shift: 10 }, FRESH),
};

interface Counted {
  alerts: Alert[];
  confirmed: Confirmed[];
  /** Messages below warn. */
  low: number;
  openMost: number;
}

const lowMessages = ({ told }: YearPlayed): number =>
  told.filter(
    ({ event }) =>
      !reaches(event.severity, 'warn') && event.reason !== 'resolved' && !SILENT_REASONS.includes(event.reason),
  ).length;

const count = async (name: YearRegimeName, { exchanges, days }: YearSize, seed: number): Promise<Counted> => {
  const scripts = writeYear(YEAR_REGIMES[name], { exchanges, days, seed });
  const played = await playYear(scripts, days);
  return {
    alerts: judge(scripts, played),
    confirmed: confirmations(scripts, played, days * DAYS),
    low: lowMessages(played),
    openMost: played.openMost,
  };
};

const round = (value: number, digits = 2): number => Math.round(value * 10 ** digits) / 10 ** digits;
const quantile = (sorted: readonly number[], share: number): number | null =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? null;

export interface YearReport {
  regime: YearRegimeName;
  seeds: readonly number[];
  exchangeYears: number;
  summary: Record<string, number | null>;
  /** A year and exchange. */
  falseFor: Record<string, number>;
  trueFor: Record<string, number>;
  halts: Record<string, string | number | null>[];
}

const perCause = (causes: readonly (string | null)[], years: number): Record<string, number> => {
  const counts = new Map<string, number>();
  for (const cause of causes) if (cause !== null) counts.set(cause, (counts.get(cause) ?? 0) + 1);
  const ordered = [...counts].toSorted(([, a], [, b]) => b - a);
  return Object.fromEntries(ordered.map(([cause, times]) => [cause, round(times / years)]));
};

const delays = (some: readonly Confirmed[]): Record<string, number | null> => {
  const readings = some.flatMap((one) => one.readings ?? []).toSorted((a, b) => a - b);
  return {
    halts: some.length,
    missed: some.filter((one) => one.readings === null).length,
    late: readings.filter((one) => one > READINGS_ALLOWED).length,
    'polls p50': quantile(readings, 0.5),
    'polls p99': quantile(readings, 0.99),
    'polls most': readings.at(-1) ?? null,
  };
};

/** Plays a regime with each of its seeds and counts them as one. */
export const reportYear = async (regime: YearRegimeName, size: YearSize): Promise<YearReport> => {
  const parts: Counted[] = [];
  for (const seed of size.seeds) parts.push(await count(regime, size, seed));
  const years = (size.exchanges * size.days * size.seeds.length) / 365;
  const alerts = parts.flatMap((part) => part.alerts);
  const confirmed = parts.flatMap((part) => part.confirmed);
  const falseAlerts = alerts.filter(({ falseFor }) => falseFor !== null);
  const kinds = [...new Set(confirmed.map(({ kind }) => kind))].toSorted();
  return {
    regime,
    seeds: size.seeds,
    exchangeYears: round(years, 1),
    summary: {
      'alerts a year': round(alerts.length / years),
      'false a year': round(falseAlerts.length / years),
      'of them critical': round(falseAlerts.filter(({ severity }) => severity === 'critical').length / years),
      'messages below warn a year': round(parts.reduce((sum, { low }) => sum + low, 0) / years),
      'incidents open at once': Math.max(...parts.map(({ openMost }) => openMost)),
      ...delays(confirmed),
    },
    falseFor: perCause(
      falseAlerts.map((one) => one.falseFor),
      years,
    ),
    trueFor: perCause(
      alerts.map((one) => one.trueFor),
      years,
    ),
    halts: kinds.map((kind) => ({ kind, ...delays(confirmed.filter((one) => one.kind === kind)) })),
  };
};
