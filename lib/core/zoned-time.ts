import { DAY, MINUTE, type Instant } from './time.ts';

/** A time of day on a date, as a clock on the wall shows it. */
export interface WallTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
}

/** What a clock in a time zone (IANA name) shows. */
export const wallTimeIn = (zone: string, at: Instant): WallTime => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    calendar: 'gregory',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value ?? 0);
  return { year: of('year'), month: of('month'), day: of('day'), hour: of('hour'), minute: of('minute') };
};

const asIfUtc = ({ year, month, day, hour, minute }: WallTime): Instant => Date.UTC(year, month - 1, day, hour, minute);

const isReal = (wall: WallTime): boolean => {
  const date = new Date(asIfUtc(wall));
  return date.getUTCMonth() === wall.month - 1 && date.getUTCDate() === wall.day && wall.hour < 24 && wall.minute < 60;
};

/**
 * When a clock in the zone shows that; undefined for what is no date (30 February), or what summer time leaves out. What
 * it shows twice is taken for the first.
 */
export const instantIn = (zone: string, wall: WallTime): Instant | undefined => {
  if (!isReal(wall)) return undefined;
  const wanted = asIfUtc(wall);
  // No zone is further than a day from UTC; the offset before and the one after are all that it can be.
  const offsets = [wanted - DAY, wanted + DAY].map((at) => {
    const floor = Math.floor(at / MINUTE) * MINUTE;
    return asIfUtc(wallTimeIn(zone, floor)) - floor;
  });
  return offsets
    .map((offset) => wanted - offset)
    .toSorted((a, b) => a - b)
    .find((at) => asIfUtc(wallTimeIn(zone, at)) === wanted);
};

const DATE = /^(?:(\d{4})[-/.])?(\d{1,2})[-/.](\d{1,2})[T_ ](\d{1,2}):(\d{2})$/i;
const TIME = /^(\d{1,2}):(\d{2})$/;

/** `2026-12-01T09:00`, `12/1T9:00` (the next such day), `9:00` (the next such time), in the zone. Undefined for what is none. */
export const readWhen = (text: string, zone: string, now: Instant): Instant | undefined => {
  const written = text.normalize('NFKC').trim();
  const today = wallTimeIn(zone, now);
  const [, hour, minute] = TIME.exec(written) ?? [];
  if (hour !== undefined && minute !== undefined) {
    const candidates = [now, now + DAY].map((at) =>
      instantIn(zone, { ...wallTimeIn(zone, at), hour: Number(hour), minute: Number(minute) }),
    );
    return candidates.find((at) => at !== undefined && at > now);
  }
  const [, year, month, day, hours, minutes] = DATE.exec(written) ?? [];
  if (month === undefined) return undefined;
  const on = (which: number): Instant | undefined =>
    instantIn(zone, {
      year: which,
      month: Number(month),
      day: Number(day),
      hour: Number(hours),
      minute: Number(minutes),
    });
  if (year !== undefined) return on(Number(year));
  return [today.year, today.year + 1].map(on).find((at) => at !== undefined && at > now);
};
