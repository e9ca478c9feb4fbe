import type { ReadFailure } from '../../core/availability.ts';
import type { ComponentsOut } from '../../core/component-statements.ts';
import type { FeedMemory } from '../../core/feed-changes.ts';
import type { AddressedStatement, FeedKey, FeedStore, Validators } from '../../core/feed-store.ts';
import type { Log } from '../../core/log.ts';
import type { Statement, StatementStore } from '../../core/statement.ts';
import type { Clock, Instant } from '../../core/time.ts';

/** One document of a feed as it came. */
export interface FeedDocument {
  url: string;
  bytes: Uint8Array;
  contentType: string | null;
}

/** A page that stands in the way, in place of the feed. */
export class BlockedFeed extends Error {
  override name = 'BlockedFeed';
}

export interface Taken {
  memory: FeedMemory;
  out: ComponentsOut;
  /** Newest first. */
  statements: AddressedStatement[];
}

/** Something that is asked at its own pace, and what it comes to. */
export interface FeedSource<Part = unknown> extends FeedKey {
  urls: readonly string[];
  /** The types that are asked for. */
  accept: string;
  everyMs: number;
  /** Throws Unreadable or BlockedFeed. */
  read(document: FeedDocument, now: Instant): Part;
  /** What the documents that have changed bring. The first reading is a silent baseline. Throws Unreadable. */
  takeIn(parts: readonly Part[], before: { memory: FeedMemory; out: ComponentsOut }, now: Instant): Taken;
}

type Answer =
  | { state: 'fresh'; bytes: Uint8Array; contentType: string | null; etag?: string; lastModified?: string }
  | { state: 'unchanged' }
  | ReadFailure;

export interface FeedPorts {
  /** Asks for one document. Never throws. */
  ask: (url: string, known: Validators, accept: string) => Promise<Answer>;
  feeds: FeedStore;
  statements: Pick<StatementStore, 'add'>;
  /**
   * What is new, of one exchange, newest first. A statement may be handed over more than once (its key stays the same):
   * after a crash, and where it was edited.
   */
  takeIn: (exchange: string, fresh: readonly Statement[]) => Promise<void>;
  clock: Clock;
  log: Log;
}
