import type { ComponentsOut } from './component-statements.ts';
import type { SourceHealth } from './exchange-store.ts';
import type { FeedMemory } from './feed-changes.ts';
import type { Statement } from './statement.ts';

/** The validators of the last body of a document that could be read. */
export interface Validators {
  etag: string | null;
  lastModified: string | null;
}

/** A statement, and the exchange that made it or that it is about. */
export interface AddressedStatement {
  exchange: string;
  statement: Statement;
}

export interface FeedKey {
  /** Whose feed it is: an exchange's id, or the regulator's. */
  owner: string;
  /** Id of the feed, unique with its owner. */
  feed: string;
}

/** What is kept of a feed: small, and written whenever it was asked. What it has said lies beside it (`seen`). */
export interface FeedHead extends FeedKey {
  /** Its validators are null: each document has its own. */
  health: SourceHealth;
  /** By the document's address. */
  validators: Record<string, Validators>;
  memory: Omit<FeedMemory, 'seen'>;
  /** Components of its status page that are out. */
  out: ComponentsOut;
  /** A journal: what was read and has perhaps not been taken in yet, newest first. */
  untold: AddressedStatement[];
  version: number;
}

export interface FeedStore {
  /** Those of these feeds that were asked before, a moment old at the most. */
  heads(feeds: readonly FeedKey[]): Promise<FeedHead[]>;
  /** Conditional on `head.version` (0 creates); answers the new head. Throws Conflict. */
  saveHead(head: FeedHead): Promise<FeedHead>;
  /** What the feed has said, in the form of whoever reads it; empty before the first reading. */
  seen(feed: FeedKey): Promise<string[]>;
  /** In place of what was there. */
  saveSeen(feed: FeedKey, seen: readonly string[]): Promise<void>;
}
