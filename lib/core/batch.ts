import type { ChannelId, Receipt } from './channel.ts';
import type { LocaleId } from './locale-id.ts';
import type { SubscriberId } from './subscriber.ts';
import type { Instant } from './time.ts';
import type { Reach } from './trial.ts';

/**
 * A recipient as frozen in a batch. Where he is reached is looked up when he is written to: who has deleted himself
 * meanwhile is gone from here too.
 */
export interface Recipient {
  id: SubscriberId;
}

/**
 * Where a batch comes from. `first`: people who have not been told of this incident yet, cut from the stream of
 * the audience; `after` is where the stream goes on (null at its end), so that a planner that was cut off
 * continues where the last frozen batch ends. `follow`: the recipients of an earlier batch again, in the same
 * order, once that one is done; those whom it did not reach are passed over.
 */
export type BatchSource =
  | { kind: 'first'; after: SubscriberId | null }
  | { kind: 'follow'; batch: string; mode: 'send' | 'edit' };

/**
 * A numbered, frozen slice of an audience for one event, channel and language: the unit of queueing, retry
 * and idempotency. Its recipients never change once it is written.
 */
export interface Batch {
  /** `<incident>/<event>/<channel>/<locale>/<n>` for first ones, `…/s<n>` for those of a trial, `…/f<event>-<n>` for those that follow. */
  id: string;
  incident: string;
  /** The event's number within the incident. */
  event: number;
  channel: ChannelId;
  locale: LocaleId;
  source: BatchSource;
  recipients: Recipient[];
  createdAt: Instant;
  /**
   * In a batch for administrators alone, while nobody else is told: whom the incident would have reached by this
   * event. Frozen with the batch, so that a retry says the same.
   */
  trial?: Reach;
}

/** `cancelled`: a notice was stopped before it was sent to him. */
export type RecipientResult = Extract<Receipt['state'], 'sent' | 'gone' | 'rejected' | 'unknown'> | 'cancelled';

/** How far a batch has got; an item of its own, so that a write costs one unit. */
export interface BatchProgress {
  batch: string;
  state: 'pending' | 'sending' | 'done';
  /** Recipients below this index are settled, or stand in `later`. */
  next: number;
  /** Recipients to be tried again. */
  later: number[];
  /** Rounds in a row that have ended with something to be tried again and got nobody further. */
  attempts: number;
  /** While `sending`: until when nobody else may take it. */
  leaseUntil: Instant;
  leaseOwner: string | null;
  /** When the sweep should look at it again, while it is owed. */
  dueAt: Instant;
  /** Index → ref of the message, for later edits; and index → result, where it is not `sent`. */
  refs: Record<number, string>;
  failures: Record<number, RecipientResult>;
  version: number;
}
