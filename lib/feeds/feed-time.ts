import type { DateOrder } from '../core/feed.ts';
import { DAY, HOUR, MINUTE, SECOND, type Instant } from '../core/time.ts';
import { instantIn, type WallTime } from '../core/zoned-time.ts';

/** The first block of Bitcoin: no exchange made anything known before. */
const EARLIEST = Date.UTC(2009, 0, 3);
/** Maintenance is announced for months ahead; a year further on is a slip of the pen. */
const LATEST = Date.UTC(2100, 0, 1);
/** Clocks and zones differ; what lies further ahead is no date of a publication. */
const AHEAD_MOST = DAY;
/** Of a text that a time is looked for in. */
const WRITTEN_MOST = 200;

/**
 * https://www.rfc-editor.org/rfc/rfc822#section-5.1 and those that sources write besides, in hours. Names that mean
 * several zones (IST) are none.
 */
const ZONES: Readonly<Record<string, number>> = {
  Z: 0,
  UT: 0,
  UTC: 0,
  GMT: 0,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  JST: 9,
  KST: 9,
  HKT: 8,
  SGT: 8,
  WET: 0,
  WEST: 1,
  CET: 1,
  CEST: 2,
  EET: 2,
  EEST: 3,
};
const MONTHS = 'january february march april may june july august september october november december'.split(' ');

const TIME = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,]\d+)?)?`;
const TIME_IN_WORDS = String.raw`(?<half>午前|午後)?\s*(?<hours>\d{1,2})時(?:\s*(?<minutes>\d{1,2})分)?`;
/** A word at the very end is a zone as well, though none that is known; elsewhere it belongs to what follows. */
const ZONE = String.raw`(?:\s*\(?(?:(?<zone>[+-]\d{2}:?\d{2}(?!\d)|(?:${Object.keys(ZONES).join('|')})\b)|(?<odd>[A-Z]{2,5}\)?\s*$)))?`;
/** Between a date and its time: the day of the week, a T, blanks. */
const BETWEEN = String.raw`(?:\s*[(（]?[月火水木金土日](?:曜日?)?[)）]?|(?<t>T))?[\s,]*`;
const REST = String.raw`(?:${BETWEEN}(?:${TIME}|${TIME_IN_WORDS})${ZONE})?`;

const NAMED = new RegExp(
  String.raw`(?<!\d)(?<day>\d{1,2})[\s-](?<name>[A-Za-z]{3,9})\.?,?[\s-](?<year>\d{4}|\d{2})(?!\d)${REST}`,
  'i',
);
const NAME_FIRST = new RegExp(
  String.raw`(?<![A-Za-z])(?<name>[A-Za-z]{3,9})\.?\s(?<day>\d{1,2}),\s(?<year>\d{4})(?!\d)${REST}`,
  'i',
);
const IN_FIGURES: Readonly<Record<DateOrder, RegExp>> = {
  ymd: new RegExp(
    String.raw`(?<!\d)(?<year>\d{4})\s*[-/.年]\s*(?<month>\d{1,2})\s*[-/.月]\s*(?<day>\d{1,2})(?!\d)日?${REST}`,
  ),
  mdy: new RegExp(String.raw`(?<!\d)(?<month>\d{1,2})[-/.](?<day>\d{1,2})[-/.](?<year>\d{4})(?!\d)${REST}`),
  dmy: new RegExp(String.raw`(?<!\d)(?<day>\d{1,2})[-/.](?<month>\d{1,2})[-/.](?<year>\d{4})(?!\d)${REST}`),
};

type Parts = Partial<Record<string, string>>;

/** Its offset from UTC in milliseconds; undefined where none is named, null where nobody knows what is named. */
const offsetOf = ({ zone, odd, second, t }: Parts): number | null | undefined => {
  if (odd !== undefined) return null;
  if (zone === undefined) return undefined;
  const figures = /^([+-])(\d{2})(:?)(\d{2})$/.exec(zone);
  if (figures === null) return (ZONES[zone.toUpperCase()] ?? 0) * HOUR;
  // "10:00-12:00" is from ten to twelve.
  if (figures[3] === ':' && second === undefined && t === undefined) return undefined;
  return (figures[1] === '-' ? -1 : 1) * (Number(figures[2]) * HOUR + Number(figures[4]) * MINUTE);
};

/** https://www.rfc-editor.org/rfc/rfc2822#section-4.3: years of two figures. */
const yearOf = ({ year = '' }: Parts): number => {
  if (year.length === 4) return Number(year);
  return Number(year) + (Number(year) < 50 ? 2_000 : 1_900);
};

const hourOf = ({ hour, hours, half }: Parts): number => {
  if (hour !== undefined) return Number(hour);
  const told = Number(hours ?? 0);
  return half === '午後' && told < 12 ? told + 12 : told;
};

/** Undefined for a day or an hour that there is not. */
const instantOfUtc = ({ year, month, day, hour, minute }: WallTime): Instant | undefined => {
  const at = Date.UTC(year, month - 1, day, hour, minute);
  const date = new Date(at);
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60;
  return isReal ? at : undefined;
};

const instantOf = (parts: Parts, zone: string): Instant | null => {
  const named = parts.name?.toLowerCase();
  const month = named === undefined ? Number(parts.month) : MONTHS.findIndex((name) => name.startsWith(named)) + 1;
  const wall = {
    year: yearOf(parts),
    month,
    day: Number(parts.day),
    hour: hourOf(parts),
    minute: Number(parts.minute ?? parts.minutes ?? 0),
  };
  const seconds = Math.min(Number(parts.second ?? 0), 59) * SECOND;
  const offset = offsetOf(parts);
  if (offset === null) return null;
  // Clocks of a zone are looked up at some cost, and what bears its offset needs none.
  const at = offset === undefined && zone !== 'UTC' ? instantIn(zone, wall) : instantOfUtc(wall);
  return at === undefined ? null : at - (offset ?? 0) + seconds;
};

export interface TimeReading {
  /** IANA name of the zone of times that name none. */
  zone: string;
  /** How dates in figures are written; year first where it is not said. */
  order?: DateOrder;
}

/**
 * The first time in a text: RFC 822, ISO 8601 or a date as Japanese pages write it; a day without a time is its
 * beginning. Null for words, for what is no date, and for years in which there was no exchange.
 */
export const readTime = (text: string, { zone, order = 'ymd' }: TimeReading): Instant | null => {
  const written = text.slice(0, WRITTEN_MOST).normalize('NFKC');
  const found = IN_FIGURES[order].exec(written) ?? NAMED.exec(written) ?? NAME_FIRST.exec(written);
  if (found === null) return null;
  const at = instantOf(found.groups ?? {}, zone);
  return at !== null && at >= EARLIEST && at < LATEST ? at : null;
};

/** A time at which something was published; null for what lies ahead by more than a day. */
export const publishedBy = (at: Instant | null, now: Instant): Instant | null =>
  at !== null && at <= now + AHEAD_MOST ? at : null;
