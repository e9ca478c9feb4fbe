import { countReports, currentReports, weightOf, type Report } from './report-weight.ts';
import type { SubscriberId } from './subscriber.ts';
import type { Statement } from './statement.ts';
import { DAY, HOUR, MINUTE, type Instant } from './time.ts';

/** Of one person in a day, at all exchanges together: whoever has more to tell is told to ask the exchange. */
export const REPORTS_A_DAY = 5;

/**
 * Independent voices of full weight within the hour. Simulated: of freezes that 2 % of 500 followers report, three see 81 %,
 * four 54 %, five 24 %; the grumbling of 5,000 raises 2.25, 0.05 and no false signals a year.
 * The first reports of an hour teach some of the usual themselves: of people who come at once the fifth raises it.
 */
export const REPORTS_NEEDED = 4;
/** What is raised falls at this share of what raised it: a report that has aged out does not make it flicker. */
export const CLEAR_SHARE = 0.5;
/** So many times the usual voices of an hour are needed besides … */
export const BASELINE_TIMES = 3;
/** … which is remembered so long: a day has all its hours in it. */
export const BASELINE_MEMORY_MS = DAY;
/** Who grumbles for days on end cannot raise the bar beyond this many an hour. */
export const BASELINE_MOST = 5;

/** Packed, so many fill one write unit of the store (1 KB), and are several times what is ever needed. */
export const REPORTS_KEPT = 48;
/**
 * What nobody has added to for so long is gone: docs/privacy.md says so. As long as the baseline is to last: forgotten after a
 * night of two hours' silence, it let 527 false signals a year through where 50,000 follow (simulated).
 */
export const REPORTS_KEPT_MS = 2 * DAY;
/** While a full book is raised, one report in so long keeps it up: thousands at once do not fight for one item. */
const ENOUGH_FOR_MS = MINUTE;

/** What is kept of one exchange. */
export interface ReportBook {
  reports: Report[];
  /** Voices an hour on ordinary days, as of `learnedAt`. */
  baseline: number;
  learnedAt: Instant;
  /** Since when it has been raised; null while it is quiet. */
  raisedAt: Instant | null;
}

export const NO_REPORTS: ReportBook = { reports: [], baseline: 0, learnedAt: 0, raisedAt: null };

export interface ReportStanding {
  state: 'quiet' | 'several';
  /** Independent voices, by weight. */
  count: number;
  /** What raises it at this exchange now. */
  needed: number;
  /** Since when it is `several`; null while it is quiet. */
  since: Instant | null;
}

const baselineAt = ({ baseline, learnedAt }: ReportBook, now: Instant): number =>
  baseline * Math.exp(-Math.max(0, now - learnedAt) / BASELINE_MEMORY_MS);

/** How an exchange stands by what its customers say. */
export const reportStanding = (book: ReportBook, now: Instant): ReportStanding => {
  const count = countReports(book.reports, now);
  const needed = REPORTS_NEEDED + BASELINE_TIMES * Math.min(BASELINE_MOST, baselineAt(book, now));
  const raised = count >= (book.raisedAt === null ? needed : CLEAR_SHARE * needed);
  return raised
    ? { state: 'several', count, needed, since: book.raisedAt ?? now }
    : { state: 'quiet', count, needed, since: null };
};

/** Without the report that is missed least, the oldest of such: what came in a crowd goes first. */
const withoutLeast = (reports: readonly Report[], now: Instant): Report[] => {
  const ordered = reports.toSorted((a, b) => a.at - b.at || (a.mark < b.mark ? -1 : 1));
  const left = ordered.map((report) => ordered.filter((other) => other !== report));
  return left.reduce((best, next) => (countReports(next, now) > countReports(best, now) ? next : best));
};

const isEnough = ({ reports }: ReportBook, now: Instant): boolean =>
  reports.length >= REPORTS_KEPT && reports.some(({ at }) => now - at < ENOUGH_FOR_MS);

/** Whether this person has said so already within the hour. */
export const saidBefore = ({ reports }: ReportBook, { mark, at }: Report): boolean =>
  currentReports(reports, at).some((report) => report.mark === mark);

/** The book with a report in it. The same object where that changes nothing: a repeat, a weight of nothing, enough of them. */
export const withReport = (book: ReportBook, report: Report): ReportBook => {
  const now = report.at;
  const reports = currentReports(book.reports, now);
  const before = reportStanding(book, now);
  if (weightOf(report) === 0 || saidBefore(book, report)) return book;
  if (before.state === 'several' && isEnough({ ...book, reports }, now)) return book;
  const all = [...reports, report];
  const next: ReportBook = {
    ...book,
    reports: all.length > REPORTS_KEPT ? withoutLeast(all, now) : all,
    raisedAt: before.since,
  };
  const after = reportStanding(next, now);
  // What is out of the ordinary is not what is usual.
  if (after.state === 'several') return { ...next, raisedAt: after.since };
  // By what it adds to the voices: a crowd that came together cannot raise the bar for all others.
  const learned = baselineAt(book, now) + (Math.max(0, after.count - before.count) * HOUR) / BASELINE_MEMORY_MS;
  return { ...next, baseline: learned, learnedAt: now };
};

/** The book without what one person has said; the same object where there is nothing of his. */
export const withoutReport = (book: ReportBook, mark: string): ReportBook =>
  book.reports.some((report) => report.mark === mark)
    ? { ...book, reports: book.reports.filter((report) => report.mark !== mark) }
    : book;

/** A weak signal beside what is read: told as reported by customers, never confirmed by it alone. */
export interface ReportSignal {
  kind: 'reported-by-customers';
  official: false;
  /** The most that it may make of an incident that nothing else supports. */
  severity: 'watch';
  since: Instant;
  /** Independent voices, whole ones: fewer than have spoken. */
  voices: number;
}

/** What the verdict on an exchange may use of its customers' reports; null while they are few. */
export const reportSignal = (book: ReportBook, now: Instant): ReportSignal | null => {
  const { state, count, since } = reportStanding(book, now);
  return state === 'quiet' || since === null
    ? null
    : { kind: 'reported-by-customers', official: false, severity: 'watch', since, voices: Math.floor(count) };
};

/** The signal as verdicts take it in: the same from when it was raised until it falls. */
export const reportStatement = ({ since }: ReportSignal, now: Instant): Statement => ({
  key: `customers#${since}`,
  by: 'customers',
  feed: 'customers',
  title: '',
  url: null,
  publishedAt: since,
  seenAt: now,
  label: 'halt_incident',
  confidence: 0,
  evidence: [],
  assets: [],
  networks: [],
  directions: ['withdrawal'],
  whole: false,
  window: null,
});

/** How often somebody has reported of late: the times of a day, in his own item. */
export const countReport = (
  before: readonly Instant[] = [],
  now: Instant,
): { reported: Instant[]; tooMany: boolean } => {
  // A time that lies ahead is of a clock that was wrong.
  const today = before.filter((at) => at <= now && now - at < DAY);
  return today.length >= REPORTS_A_DAY
    ? { reported: today, tooMany: true }
    : { reported: [...today, now], tooMany: false };
};

export interface ReportStore {
  /** What was reported within the hour. One small read; it needs no key. */
  recent(exchange: string): Promise<ReportBook>;
}

/** For those who take reports in. */
export interface ReportDesk extends ReportStore {
  /** How a person is told from others at one exchange. */
  mark(exchange: string, id: SubscriberId): string;
  /** Where too many write at once it is let go: they say the same. */
  add(exchange: string, report: Report): Promise<void>;
  /** Takes out what one person has said, everywhere. */
  forget(id: SubscriberId): Promise<void>;
}
