import type { Instant } from '../../../core/time.ts';
import { addDays, dayIn, instantOf, isDay, nearestMonth, nearestYear, type CalendarDay } from './calendar.ts';
import { marksIn, type Mark } from './marks.ts';

/** A moment named in a text. Where only a day is named, `at` is its beginning and `dayEnd` its end. */
export interface Moment {
  at: Instant;
  dayEnd: Instant | null;
  start: number;
  end: number;
}

export interface Reckoning {
  publishedAt: Instant | null;
  /** By which clock times are meant where the text names none. */
  zone: string;
}

type Time = Extract<Mark, { kind: 'time' }>;
type Dated = Mark & { calendar: CalendarDay };

/** Marks further apart do not belong together. */
const NEAR = 40;
/** "(8/21 更新)" is when it was written. */
const WRITTEN = /^\)?\s*(?:更新|現在|付|追記|改定|時点|updated)/;
/** "at 10:00 UTC on 3 August": the day follows. */
const ON_FOLLOWS = /^[\s,()a-z+0-9:]{0,16}\bon (?:the )?(?:[a-z]{3,9}day,? )?$/;

const calendarOf = (
  mark: Mark,
  known: CalendarDay | undefined,
  today: CalendarDay | undefined,
): CalendarDay | undefined => {
  if (mark.kind === 'relative') return today === undefined ? undefined : addDays(today, mark.days);
  if (mark.kind === 'day') {
    const to = known ?? today;
    return to === undefined ? undefined : nearestMonth(mark.day, to);
  }
  if (mark.kind !== 'date') return undefined;
  const { year, month, day } = mark;
  if (year !== null) return { year, month, day };
  if (today === undefined) return known === undefined ? undefined : { year: known.year, month, day };
  return nearestYear(month, day, today);
};

const isSame = (a: CalendarDay, b: CalendarDay): boolean => a.year === b.year && a.month === b.month && a.day === b.day;

/** The days of a text in its order; what is no day of the calendar is left out. */
const daysOf = (marks: readonly Mark[], text: string, today: CalendarDay | undefined): Dated[] => {
  const days: Dated[] = [];
  for (const mark of marks) {
    const calendar = calendarOf(mark, days.at(-1)?.calendar, today);
    if (calendar === undefined || !isDay(calendar) || WRITTEN.test(text.slice(mark.end, mark.end + 8))) continue;
    days.push({ ...mark, calendar });
  }
  return days;
};

const dayFor = (time: Time, days: readonly Dated[], text: string): Dated | undefined => {
  const after = days.find(({ start }) => start >= time.end);
  if (after !== undefined && ON_FOLLOWS.test(text.slice(time.end, after.start))) return after;
  const before = days.findLast(({ end }) => end <= time.start);
  if (before !== undefined) return before;
  return after !== undefined && after.start - time.end <= NEAR ? after : undefined;
};

const zoneFor = (time: Time, marks: readonly Mark[], usual: string): string => {
  const zones = marks.filter((mark) => mark.kind === 'zone');
  const near =
    zones.find(({ start }) => start >= time.end && start - time.end <= NEAR) ??
    zones.findLast(({ end }) => end <= time.start && time.start - end <= NEAR);
  return near?.zone ?? usual;
};

/** The moments that a normalised text names, in its order. A time without a day is none: nothing is invented. */
export const momentsIn = (text: string, { publishedAt, zone: usual }: Reckoning): Moment[] => {
  const marks = marksIn(text);
  const days = daysOf(marks, text, publishedAt === null ? undefined : dayIn(publishedAt, usual));
  const taken = new Set<Dated>();
  const moments: Moment[] = [];
  for (const mark of marks) {
    if (mark.kind !== 'time') continue;
    const day = dayFor(mark, days, text);
    if (day === undefined) continue;
    const at = instantOf(
      mark.nextDay ? addDays(day.calendar, 1) : day.calendar,
      mark.hour,
      mark.minute,
      zoneFor(mark, marks, usual),
    );
    if (at === undefined) continue;
    const start = taken.has(day) || day.start > mark.start ? mark.start : day.start;
    const last = !marks.some((other) => other.kind === 'time' && other.start >= mark.end && other.end <= day.start);
    moments.push({ at, dayEnd: null, start, end: day.start > mark.start && last ? day.end : mark.end });
    taken.add(day);
  }
  for (const day of days) {
    // "明日9月15日": one day, named twice.
    if ([...taken].some(({ calendar }) => isSame(calendar, day.calendar))) continue;
    const [at, dayEnd] = [instantOf(day.calendar, 0, 0, usual), instantOf(day.calendar, 24, 0, usual)];
    if (at !== undefined && dayEnd !== undefined) moments.push({ at, dayEnd, start: day.start, end: day.end });
  }
  return moments.toSorted((a, b) => a.start - b.start);
};
