import type { Classification } from './announcement.ts';
import type { Instant } from './time.ts';

/** Characters of a title that are kept and shown. */
export const STATEMENT_TITLE_LENGTH = 200;
/** So many of an exchange are kept, the newest … */
export const STATEMENTS_MOST = 40;

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
}

/** The statements of each exchange, newest first, no more than STATEMENTS_MOST. */
export interface StatementStore {
  recent(exchange: string): Promise<Statement[]>;
  /** Adds them, each once by its key; one that was edited takes the older one's place. Answers those that were new. */
  add(exchange: string, statements: readonly Statement[]): Promise<Statement[]>;
}
