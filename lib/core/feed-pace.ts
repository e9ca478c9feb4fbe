import type { Feed } from './feed.ts';
import { HOUR, MINUTE, SECOND, type Instant } from './time.ts';

/** Status pages are made to be asked often, and their operators write there first. */
const STATUS_PAGE_EVERY_MS = 2 * MINUTE;
/** Lists of news and help centres: a few entries a day, read by many. */
const NEWS_EVERY_MS = 5 * MINUTE;
/** The regulator publishes on working days, some times a day. */
export const REGULATOR_NEWS_EVERY_MS = 10 * MINUTE;
/** Its list of registered operators changes a few times a year. */
export const REGISTERED_LIST_EVERY_MS = 6 * HOUR;
/** Runs begin once a minute, and an answer takes its time: without this a feed would be asked one run late. */
const EARLY_MS = 20 * SECOND;

/** How often a feed is asked. */
export const feedEveryMs = ({ format }: Pick<Feed, 'format'>): number =>
  format === 'statuspage' ? STATUS_PAGE_EVERY_MS : NEWS_EVERY_MS;

/** Whether a feed may be asked again. A time that lies ahead is of a clock that was wrong. */
export const isDue = (triedAt: Instant | undefined, everyMs: number, now: Instant): boolean =>
  triedAt === undefined || triedAt > now || now - triedAt >= everyMs - EARLY_MS;
