import type { Classification } from './announcement.ts';
import type { Instant } from './time.ts';
import { DELISTED_LATE_MS, OPEN_BEGINS_MS, OVERRUN_MS } from './verdict-limits.ts';

/** Characters of a title that are kept and shown. */
export const STATEMENT_TITLE_LENGTH = 200;
/** So many of an exchange are kept: those whose time is still to come or not over, then the newest. */
export const STATEMENTS_MOST = 40;
/** … of which so many may be of what is still to come. */
const AHEAD_MOST = 30;

/**
 * What an exchange (or somebody in its name) has made known, and what was read out of it. It is what verdicts rest on
 * beside flags and chains; its text is not kept.
 */
export interface Statement extends Classification {
  /** Unique within the exchange: the feed's id and the entry's key, or an administrator's entry. */
  key: string;
  /**
   * `feed`: the exchange's own page. `administrator`: entered by hand. `regulator`: about the exchange, by others.
   * `customers`: many of its customers say so, which is no official word.
   */
  by: 'feed' | 'administrator' | 'regulator' | 'customers';
  /** Id of the feed. */
  feed: string;
  /** Plain text of at most STATEMENT_TITLE_LENGTH characters. */
  title: string;
  /** https or http, or null. */
  url: string | null;
  /** When it says that it was made known; null where it says nothing. */
  publishedAt: Instant | null;
  /** When it was first read here. */
  seenAt: Instant;
  /** When what was read out of it last became something else: an old notice that is edited announces nothing beforehand. */
  changedAt?: Instant;
}

/** The statements of each exchange, newest first, no more than STATEMENTS_MOST, as `keptOf` chooses. */
export interface StatementStore {
  recent(exchange: string): Promise<Statement[]>;
  /** Adds them, each once by its key; one that was edited takes the older one's place. Answers those that were new. */
  add(exchange: string, statements: readonly Statement[]): Promise<Statement[]>;
}

/** Until when a stop may come that it announces. What is delisted may close late. */
const announcesUntil = ({ label, window, publishedAt, seenAt }: Statement): Instant => {
  if ((label !== 'halt_planned' && label !== 'delist') || window === null) return 0;
  const from = window.from ?? publishedAt ?? seenAt;
  const until = label === 'delist' ? Math.max(from, window.until ?? from) : (window.until ?? from);
  return until + (label === 'delist' ? DELISTED_LATE_MS : window.until === null ? OPEN_BEGINS_MS : OVERRUN_MS);
};

/**
 * The statements that are kept, newest first. A maintenance may be announced two weeks ahead, and an exchange that lists
 * something each day would push it out before it begins.
 */
export const keptOf = (statements: readonly Statement[], now: Instant): Statement[] => {
  const toldAt = ({ publishedAt, seenAt }: Statement): Instant => publishedAt ?? seenAt;
  const newest = statements.toSorted((a, b) => toldAt(b) - toldAt(a));
  if (newest.length <= STATEMENTS_MOST) return newest;
  const ahead = newest.filter((one) => announcesUntil(one) > now).slice(0, AHEAD_MOST);
  const rest = newest.filter((one) => !ahead.includes(one)).slice(0, STATEMENTS_MOST - ahead.length);
  return newest.filter((one) => ahead.includes(one) || rest.includes(one));
};

/** An edited statement in place of the one that was there: seen since then, and saying what it says since now where that is new. */
export const renewedStatement = (before: Statement, now: Statement): Statement => {
  const saysOf = ({ label, assets, networks, directions, whole, window }: Statement): string =>
    JSON.stringify([label, assets, networks, directions, whole, window]);
  const changedAt = saysOf(before) === saysOf(now) ? before.changedAt : now.seenAt;
  return { ...now, seenAt: before.seenAt, ...(changedAt !== undefined && { changedAt }) };
};
