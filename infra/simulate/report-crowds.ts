import type { Report } from '../../lib/core/report-weight.ts';
import { NO_REPORTS, REPORTS_KEPT_MS, withReport } from '../../lib/core/reports.ts';
import { DAY, HOUR, MINUTE } from '../../lib/core/time.ts';
import { createRandom, type Random } from './random.ts';

/*
 * Assumptions, none of them measured: how people come and complain. A deployment that has run for a year, half of whose
 * followers came steadily and half on some days of news; one follower in two grumbles once a year; a day of congestion a month.
 */
export const RUNNING_DAYS = 365;
const NEWS_DAYS = 8;
const ON_NEWS_DAYS = 0.5;
const NEWS_LAST_DAYS = 1;
const CLOSE_SHARE = 0.8;
const GRUMBLES_A_YEAR = 0.5;
const CONGESTED_TIMES = 10;
const CONGESTED_HOURS = 6;
const CONGESTED_EACH_DAYS = 30;
/** People write by day: the rate swings by this share. */
const DAILY_SWING = 0.8;
/** Delay of a report behind the freeze: log-normal. */
const DELAY_MEDIAN_MS = HOUR;
const DELAY_SIGMA = 1;
/** A freeze that nobody has signalled by then is missed. */
const WAITED_MS = DAY;

const START = 20_000 * DAY;

type Account = Pick<Report, 'mark' | 'arrivedAt' | 'close'>;

const peopleOf = (followers: number, random: Random, days = RUNNING_DAYS): Account[] => {
  const news = Array.from({ length: NEWS_DAYS }, () => random.between(0, days));
  return Array.from({ length: followers }, (_, number) => {
    const day =
      random.uniform() < ON_NEWS_DAYS
        ? (news[Math.floor(random.uniform() * NEWS_DAYS)] ?? 0) + NEWS_LAST_DAYS * random.uniform()
        : random.between(0, days);
    return {
      mark: `person-${number}`,
      arrivedAt: Math.ceil((START - day * DAY) / HOUR) * HOUR,
      close: random.uniform() < CLOSE_SHARE,
    };
  });
};

interface Freeze {
  followers: number;
  /** Share of them who report it, within a day or so. */
  reporting: number;
  /** How long the deployment has run. */
  days: number;
}

/** Milliseconds from the freeze to the signal; null where there is none within a day. */
const freeze = ({ followers, reporting, days }: Freeze, random: Random): number | null => {
  const reports = peopleOf(followers, random, days)
    .filter(() => random.uniform() < reporting)
    .map((account) => ({ ...account, at: START + DELAY_MEDIAN_MS * Math.exp(DELAY_SIGMA * random.normal()) }))
    .filter(({ at }) => at - START < WAITED_MS)
    .toSorted((a, b) => a.at - b.at);
  let book = NO_REPORTS;
  for (const report of reports) {
    book = withReport(book, report);
    if (book.raisedAt !== null) return report.at - START;
  }
  return null;
};

const minutes = (sorted: readonly (number | null)[], share: number): number | string => {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return value === null || value === undefined ? 'never' : Math.round(value / MINUTE);
};

/** How soon a true freeze is signalled, by how many follow the exchange and which share of them reports it. */
export const freezeRow = (which: Freeze, runs: number, seed: number): Record<string, unknown> => {
  const random = createRandom(seed);
  const delays = Array.from({ length: runs }, () => freeze(which, random)).toSorted(
    (a, b) => (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY),
  );
  return {
    followers: which.followers,
    'report it, %': which.reporting * 100,
    'days since deployment': which.days,
    'signalled, %': Math.round((100 * delays.filter((delay) => delay !== null).length) / runs),
    'minutes p50': minutes(delays, 0.5),
    'minutes p90': minutes(delays, 0.9),
  };
};

interface Grumbling {
  ordinary: number;
  /** While a chain is congested, which is no freeze, and no calm either. */
  congested: number;
}

/** Signals that are raised in so many years without any freeze. */
const grumbling = (followers: number, years: number, random: Random): Grumbling => {
  const people = peopleOf(followers, random);
  const perHour = (followers * GRUMBLES_A_YEAR * HOUR) / (365 * DAY);
  const signals = { ordinary: 0, congested: 0 };
  let [book, congestedUntil, last] = [NO_REPORTS, 0, 0];
  for (let at = START; at < START + years * 365 * DAY; at += HOUR) {
    if (random.uniform() < HOUR / (CONGESTED_EACH_DAYS * DAY)) congestedUntil = at + CONGESTED_HOURS * HOUR;
    const swing = 1 + DAILY_SWING * Math.sin((2 * Math.PI * at) / DAY);
    const count = random.poisson(perHour * swing * (at < congestedUntil ? CONGESTED_TIMES : 1));
    const times = Array.from({ length: count }, () => at + random.uniform() * HOUR).toSorted((a, b) => a - b);
    for (const time of times) {
      const account = people[Math.floor(random.uniform() * followers)];
      if (account === undefined) continue;
      if (time - last > REPORTS_KEPT_MS) book = NO_REPORTS;
      last = time;
      book = withReport(book, { ...account, at: time });
      if (book.raisedAt === time) signals[at < congestedUntil + HOUR ? 'congested' : 'ordinary'] += 1;
    }
  }
  return signals;
};

/** False signals a year at one exchange, on ordinary days and on congested ones. */
export const grumblingRow = (followers: number, years: number, seed: number): Record<string, unknown> => {
  const { ordinary, congested } = grumbling(followers, years, createRandom(seed));
  const aYear = (count: number): number => Math.round((100 * count) / years) / 100;
  return {
    followers,
    'exchange-years': years,
    'false signals a year': aYear(ordinary),
    'while a chain is congested': aYear(congested),
  };
};
