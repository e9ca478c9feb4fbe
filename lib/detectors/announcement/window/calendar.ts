import { DAY, MINUTE, type Instant } from '../../../core/time.ts';
import { instantIn, wallTimeIn } from '../../../core/zoned-time.ts';

/** A day of the calendar. */
export interface CalendarDay {
  year: number;
  month: number;
  day: number;
}

const dayOf = (at: Instant): CalendarDay => {
  const date = new Date(at);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
};

const utc = ({ year, month, day }: CalendarDay): Instant => Date.UTC(year, month - 1, day);

/** Whether there is such a day: there is no 30 February. */
export const isDay = (day: CalendarDay): boolean => {
  const back = dayOf(utc(day));
  return back.year === day.year && back.month === day.month && back.day === day.day;
};

export const addDays = (day: CalendarDay, days: number): CalendarDay => dayOf(utc(day) + days * DAY);

const FIXED = /^[+-]\d+$/;

/** Instant of a time of day (hours from 24 on are the next day's) by a clock: minutes from UTC such as `+540`, or a zone. */
export const instantOf = (day: CalendarDay, hour: number, minute: number, zone: string): Instant | undefined => {
  const date = addDays(day, Math.floor(hour / 24));
  if (FIXED.test(zone)) return utc(date) + ((hour % 24) * 60 + minute - Number(zone)) * MINUTE;
  return instantIn(zone, { ...date, hour: hour % 24, minute });
};

/** The day that a clock shows at that instant. */
export const dayIn = (at: Instant, zone: string): CalendarDay => {
  if (FIXED.test(zone)) return dayOf(at + Number(zone) * MINUTE);
  const { year, month, day } = wallTimeIn(zone, at);
  return { year, month, day };
};

/** A day of which only the number is told: of the month that was named before, or the nearest. */
export const nearestMonth = (day: number, to: CalendarDay): CalendarDay | undefined =>
  [-1, 0, 1]
    .map((shift) => new Date(Date.UTC(to.year, to.month - 1 + shift, 1)))
    .map((first) => ({ year: first.getUTCFullYear(), month: first.getUTCMonth() + 1, day }))
    .filter(isDay)
    .toSorted((a, b) => Math.abs(utc(a) - utc(to)) - Math.abs(utc(b) - utc(to)))[0];

/** Without a year the one that lies nearest to the announcement is meant: on 28 December "1/4" is next week. */
export const nearestYear = (month: number, day: number, to: CalendarDay): CalendarDay | undefined =>
  [to.year - 1, to.year, to.year + 1]
    .map((year) => ({ year, month, day }))
    .filter(isDay)
    .toSorted((a, b) => Math.abs(utc(a) - utc(to)) - Math.abs(utc(b) - utc(to)))[0];
