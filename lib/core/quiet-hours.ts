import type { Instant } from './time.ts';

/** From one time of day to another, over midnight where `to` is the earlier. */
export interface QuietHours {
  /** Minutes since midnight, 0 to 1,439. */
  from: number;
  to: number;
  /** IANA name of the time zone. */
  zone: string;
}

const HOUR_MINUTES = 60;
const DAY_MINUTES = 24 * HOUR_MINUTES;
const HOURS = /^(\d{1,2})(?:[:時](\d{2})?分?)?\s*[-~〜–—―ー]\s*(\d{1,2})(?:[:時](\d{2})?分?)?$/;

const minuteOf = (hour: string, minute: string | undefined): number | undefined => {
  const at = Number(hour) * HOUR_MINUTES + Number(minute ?? 0);
  return Number(minute ?? 0) < HOUR_MINUTES && at <= DAY_MINUTES ? at % DAY_MINUTES : undefined;
};

/** `23:00-07:00`, `23-7`, `２３時〜７時`, over midnight or not; undefined for what is none, or takes no time. */
export const readHours = (text: string): Pick<QuietHours, 'from' | 'to'> | undefined => {
  const [, hour, minute, untilHour, untilMinute] = HOURS.exec(text.normalize('NFKC').trim()) ?? [];
  if (hour === undefined || untilHour === undefined) return undefined;
  const [from, to] = [minuteOf(hour, minute), minuteOf(untilHour, untilMinute)];
  return from === undefined || to === undefined || from === to ? undefined : { from, to };
};

const minuteIn = (zone: string, at: Instant): number => {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).formatToParts(
    at,
  );
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value ?? 0);
  return (of('hour') % 24) * HOUR_MINUTES + of('minute');
};

/** Whether it is quiet then, in the person's own time zone, summer time included. */
export const isQuiet = (quiet: QuietHours | undefined, at: Instant): boolean => {
  if (quiet === undefined) return false;
  const now = minuteIn(quiet.zone, at);
  return quiet.from < quiet.to ? now >= quiet.from && now < quiet.to : now >= quiet.from || now < quiet.to;
};

/** `23:00` */
export const clockOf = (minutes: number): string =>
  [Math.floor(minutes / HOUR_MINUTES), minutes % HOUR_MINUTES].map((part) => String(part).padStart(2, '0')).join(':');
