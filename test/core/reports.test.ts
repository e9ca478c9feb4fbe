import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AGE_FULL_MS,
  AGE_LEAST_MS,
  COHORT_MOST,
  COHORT_MS,
  countReports,
  DISTANT_WEIGHT,
  REPORT_COUNTS_MS,
  reportOf,
  weightOf,
  type Report,
} from '../../lib/core/report-weight.ts';
import {
  BASELINE_MOST,
  BASELINE_TIMES,
  CLEAR_SHARE,
  countReport,
  NO_REPORTS,
  REPORTS_A_DAY,
  REPORTS_KEPT,
  REPORTS_NEEDED,
  reportSignal,
  reportStanding,
  withoutReport,
  withReport,
  type ReportBook,
} from '../../lib/core/reports.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../lib/core/time.ts';
import { subscriberOf } from '../commands/conversation.ts';

const NOW = 20_000 * DAY;
const report = (number: number, more: Partial<Report> & { ageDays?: number } = {}): Report => {
  const { ageDays = 100 + number * 10, at = NOW, ...rest } = more;
  return { mark: `m${number}`, at, arrivedAt: at - ageDays * DAY, close: true, ...rest };
};
const many = (count: number, more: (number: number) => Partial<Report> & { ageDays?: number } = () => ({})): Report[] =>
  Array.from({ length: count }, (_, number) => report(number, more(number)));
const told = (reports: readonly Report[], book: ReportBook = NO_REPORTS): ReportBook =>
  reports.reduce(withReport, book);

const anyReport = fc.record({
  mark: fc.constantFrom(...Array.from({ length: 40 }, (_, number) => `m${number}`)),
  at: fc.integer({ min: NOW - 2 * HOUR, max: NOW }),
  arrivedAt: fc.integer({ min: NOW - 400 * DAY, max: NOW }),
  close: fc.boolean(),
});
const distinct = fc.uniqueArray(anyReport, { selector: ({ mark }) => mark, maxLength: 40 });

describe('the weight of a report', () => {
  it.each([
    ['new', 0, true, 0],
    ['a day old', 1, true, 0],
    ['just below the least age', AGE_LEAST_MS / DAY, true, 0],
    ['half grown', (AGE_LEAST_MS + AGE_FULL_MS) / 2 / DAY, true, 0.5],
    ['grown', AGE_FULL_MS / DAY, true, 1],
    ['years old', 2_000, true, 1],
    ['grown, and no customer', 2_000, false, DISTANT_WEIGHT],
    ['from the future, by a wrong clock', -3, true, 0],
  ])('of an account that is %s', (_, ageDays, close, weight) => {
    expect(weightOf(report(1, { ageDays, close }))).toBeCloseTo(weight, 10);
  });

  it.each([
    ['follows it', { subscriptions: { kraken: ['BTC'] } }, true],
    ['follows all', { subscriptions: { '*': ['*'] } }, true],
    ['holds something there', { holdings: [{ exchange: 'kraken', asset: 'BTC', amount: '1' }] }, true],
    ['follows another one', { subscriptions: { kucoin: ['*'] } }, false],
    ['has told nothing', {}, false],
  ])('is of a customer where he %s: %j', (_, more, close) => {
    expect(reportOf(subscriberOf(more), 'kraken', 'm', NOW).close).toBe(close);
  });

  it('takes the time of arrival by the hour, and never for an older one', () => {
    const { arrivedAt } = reportOf(subscriberOf({ createdAt: NOW - DAY + 1 }), 'kraken', 'm', NOW);
    expect([arrivedAt % HOUR, arrivedAt]).toEqual([0, NOW - DAY + HOUR]);
  });
});

describe('independent voices', () => {
  it('are as many as people who came apart', () => {
    expect(countReports(many(6), NOW)).toBe(6);
  });

  it.each([2, 10, 1_000])('%d accounts that came together count little more than one', (count) => {
    const crowd = many(count, (number) => ({ ageDays: 100 + number / 10_000 }));
    expect(countReports(crowd, NOW)).toBeGreaterThan(1);
    expect(countReports(crowd, NOW)).toBeLessThanOrEqual(1 + COHORT_MOST);
  });

  it('are two where accounts came exactly as far apart as is asked, and one below that', () => {
    const pair = (apart: number) => [
      report(1, { arrivedAt: NOW - 200 * DAY }),
      report(2, { arrivedAt: NOW - 200 * DAY + apart }),
    ];
    expect(countReports(pair(COHORT_MS), NOW)).toBe(2);
    expect(countReports(pair(COHORT_MS - 1), NOW)).toBeLessThan(1 + COHORT_MOST);
  });

  it('last an hour', () => {
    expect(countReports(many(3), NOW + REPORT_COUNTS_MS - 1)).toBe(3);
    expect(countReports(many(3), NOW + REPORT_COUNTS_MS)).toBe(0);
  });

  it('are no more than the weights together, and no fewer than the heaviest', () => {
    fc.assert(
      fc.property(distinct, (reports) => {
        const weights = reports.filter(({ at }) => NOW - at < HOUR).map(weightOf);
        const sum = weights.reduce((all, weight) => all + weight, 0);
        const count = countReports(reports, NOW);
        expect(count).toBeLessThanOrEqual(sum + 1e-9);
        expect(count).toBeGreaterThanOrEqual(Math.max(0, ...weights) - 1e-9);
      }),
    );
  });

  it('are the same in any order', () => {
    fc.assert(
      fc.property(fc.array(anyReport, { maxLength: 60 }), fc.infiniteStream(fc.integer()), (reports, keys) => {
        const keyed = reports.map((one) => ({ one, key: keys.next().value as number }));
        const shuffled = keyed.toSorted((a, b) => a.key - b.key).map(({ one }) => one);
        expect(countReports(shuffled, NOW)).toBe(countReports(reports, NOW));
      }),
    );
  });

  it('are never fewer for one person more', () => {
    fc.assert(
      fc.property(distinct, anyReport, (reports, one) => {
        const more = [...reports, { ...one, mark: 'another' }];
        expect(countReports(more, NOW)).toBeGreaterThanOrEqual(countReports(reports, NOW) - 1e-9);
      }),
    );
  });

  it('count one person once, however often and of whatever age he seems', () => {
    fc.assert(
      fc.property(fc.array(anyReport, { minLength: 1, maxLength: 60 }), (reports) => {
        expect(
          countReports(
            reports.map((one) => ({ ...one, mark: 'one' })),
            NOW,
          ),
        ).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('the standing of an exchange', () => {
  it('is raised by as many voices as are needed, and not by one fewer', () => {
    expect(reportStanding(told(many(REPORTS_NEEDED)), NOW).state).toBe('quiet');
    // What the first have taught of the usual asks for a little more.
    const raised = told(many(REPORTS_NEEDED + 1));
    expect(reportStanding(raised, NOW)).toMatchObject({ state: 'several', since: NOW });
    expect(raised.raisedAt).toBe(NOW);
  });

  it('falls when less than half is left, and not before', () => {
    const book = told(many(6, (number) => ({ at: NOW + number * 10 * MINUTE })));
    expect(book.raisedAt).toBe(NOW + 40 * MINUTE);
    const { needed } = reportStanding(book, NOW + 50 * MINUTE);
    const left = (at: number) => [reportStanding(book, at).state, Math.round(countReports(book.reports, at))];
    expect(left(NOW + HOUR + 20 * MINUTE)).toEqual(['several', 3]);
    expect(3).toBeGreaterThan(CLEAR_SHARE * needed);
    expect(left(NOW + HOUR + 40 * MINUTE)).toEqual(['quiet', 1]);
    // From there on it takes all of it again.
    const again = told(
      [report(20, { at: NOW + HOUR + 41 * MINUTE }), report(21, { at: NOW + HOUR + 42 * MINUTE })],
      book,
    );
    expect(again.raisedAt).toBeNull();
  });

  it('is never raised by accounts younger than the least age, however many', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ age: fc.integer({ min: 0, max: AGE_LEAST_MS }), after: fc.integer({ min: 0, max: HOUR }) }),
          {
            maxLength: 200,
          },
        ),
        (people) => {
          const reports = people
            .map(({ age, after }, number) => report(number, { at: NOW + after, ageDays: age / DAY }))
            .toSorted((a, b) => a.at - b.at);
          expect(told(reports)).toBe(NO_REPORTS);
        },
      ),
    );
  });

  it('is not raised by any number of old accounts that were made in one week', () => {
    const sleepers = many(2_000, (number) => ({ ageDays: 400 + (number % 700) / 101 }));
    expect(told(sleepers.slice(0, 300)).raisedAt).toBeNull();
    expect(countReports(sleepers, NOW)).toBeLessThan(REPORTS_NEEDED);
  });

  it('keeps those who came apart where a crowd fills the book', () => {
    const crowd = many(200, (number) => ({ ageDays: 400 + number / 1_000 }));
    const customers = many(5, (number) => ({ mark: `c${number}`, ageDays: 40 + number * 10 }));
    for (const reports of [
      [...crowd, ...customers],
      [...customers, ...crowd],
    ]) {
      const book = told(reports);
      expect(book.reports.length).toBeLessThanOrEqual(REPORTS_KEPT);
      // Three and the crowd's one voice and a quarter are enough: the others are not needed any more.
      expect(book.reports.filter(({ mark }) => mark.startsWith('c')).length).toBeGreaterThanOrEqual(3);
      expect(book.raisedAt).not.toBeNull();
    }
  });

  it('asks for more where people grumble anyway, within bounds, and forgets it in days', () => {
    // Two an hour for two days.
    const grumbles = Array.from({ length: 96 }, (_, number) =>
      report(number % 40, { at: NOW + number * 30 * MINUTE, ageDays: 100 + (number % 40) * 8 }),
    );
    const book = told(grumbles);
    const end = grumbles.at(-1)?.at ?? 0;
    const { needed, state } = reportStanding(book, end);
    expect(state).toBe('quiet');
    expect(needed).toBeGreaterThan(REPORTS_NEEDED + BASELINE_TIMES * 1.2);
    expect(needed).toBeLessThanOrEqual(REPORTS_NEEDED + BASELINE_TIMES * 2);
    expect(reportStanding(book, end + 7 * DAY).needed).toBeCloseTo(REPORTS_NEEDED, 1);
    expect(reportStanding({ ...book, baseline: 1_000 }, end).needed).toBe(
      REPORTS_NEEDED + BASELINE_TIMES * BASELINE_MOST,
    );
  });

  it('learns nothing of the usual while it is raised', () => {
    const raised = told(many(REPORTS_NEEDED + 1));
    expect(told(many(30), raised).baseline).toBe(raised.baseline);
  });

  it('changes nothing by a repeat, nor by more of the same when there are enough', () => {
    const book = told(many(5));
    expect(withReport(book, report(1, { at: NOW + MINUTE }))).toBe(book);
    const full = told(many(60, (number) => ({ at: NOW + number * SECOND, ageDays: 40 + number * 8 })));
    expect(full.reports).toHaveLength(REPORTS_KEPT);
    expect(withReport(full, report(99, { at: NOW + 50 * SECOND }))).toBe(full);
    expect(withReport(full, report(99, { at: NOW + 10 * MINUTE }))).not.toBe(full);
  });

  it('takes out what one person has said, and only that', () => {
    const book = told(many(3));
    expect(withoutReport(book, 'm1').reports.map(({ mark }) => mark)).toEqual(['m0', 'm2']);
    expect(withoutReport(book, 'nobody')).toBe(book);
  });
});

describe('the signal', () => {
  it('is weak and unofficial, and counts voices in whole', () => {
    expect(reportSignal(told(many(3)), NOW)).toBeNull();
    expect(reportSignal(told(many(7)), NOW + MINUTE)).toEqual({
      kind: 'reported-by-customers',
      official: false,
      severity: 'watch',
      since: NOW,
      voices: 7,
    });
    expect(reportSignal(told(many(7)), NOW + HOUR)).toBeNull();
  });
});

describe('reports of one person', () => {
  it('are counted for a day, and no more than so many', () => {
    let before: number[] = [];
    for (let number = 0; number < REPORTS_A_DAY; number += 1) {
      const { reported, tooMany } = countReport(before, NOW + number * HOUR);
      expect(tooMany).toBe(false);
      before = reported;
    }
    expect(countReport(before, NOW + 23 * HOUR)).toEqual({ reported: before, tooMany: true });
    expect(countReport(before, NOW + 24 * HOUR).tooMany).toBe(false);
    expect(countReport([NOW + DAY], NOW)).toEqual({ reported: [NOW], tooMany: false });
  });
});
