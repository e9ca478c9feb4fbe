import type { AuditAct, AuditEntry } from './audit.ts';
import type { Notice } from './notice.ts';
import type { Silence } from './silence.ts';
import type { Batch, BatchProgress } from './batch.ts';
import type { ChannelId } from './channel.ts';
import type { Incident, IncidentEvent, Verdict } from './incident.ts';
import type { LocaleId } from './locale-id.ts';
import type { AudienceMember, Reached, Subscriber, SubscriberId } from './subscriber.ts';
import type { Instant } from './time.ts';
import type { Quote } from './price.ts';
import type { WalletRecord } from './wallet.ts';

/** Someone else changed the item since it was read: load it again and decide anew. */
export class Conflict extends Error {
  override name = 'Conflict';
}

export interface IncidentStore {
  load(id: string): Promise<Incident | undefined>;
  /** Version 0 creates. Conditional on version; answers the incident as stored. Throws Conflict. */
  save(incident: Incident): Promise<Incident>;
  /** Newest first. `cursor` is opaque. */
  list(query: {
    status?: 'open' | 'resolved';
    exchange?: string;
    limit: number;
    cursor?: string;
  }): Promise<{ incidents: Incident[]; cursor?: string }>;
  /** The told and the silent events in order, the pending ones included. */
  timeline(incident: Incident): Promise<IncidentEvent[]>;
  /** Keeps the event in the timeline, then takes it out of the pending ones. Idempotent. */
  complete(id: string, event: IncidentEvent): Promise<void>;
  /** Keeps what an administrator made of it; the last one counts. */
  judge(id: string, verdict: Verdict): Promise<void>;
  /** Incidents with pending events due before `now`: what a crash left. */
  owed(now: Instant): Promise<string[]>;
}

/** What is kept of an exchange's outflow incidents beside the incidents themselves. */
export interface OutflowHead {
  exchange: string;
  /** Id of the one that may be open; it may not exist yet (it is named before it is written). */
  open: string | null;
  /** Id of the one before it: what it told is not told again. */
  last: string | null;
  /** Number of outflow incidents so far: the next one's id is made of it. */
  incidents: number;
  version: number;
}

export interface OutflowStore {
  head(exchange: string): Promise<OutflowHead | undefined>;
  heads(exchanges: readonly string[]): Promise<OutflowHead[]>;
  /** Conditional on `head.version` (0 creates); answers the new head. Throws Conflict. */
  saveHead(head: OutflowHead): Promise<OutflowHead>;
}

export interface SubscriberStore {
  load(id: SubscriberId): Promise<Subscriber | undefined>;
  /** Conditional on version (0 creates). Throws Conflict. */
  save(subscriber: Subscriber): Promise<Subscriber>;
  /** All that is kept of a person goes; nothing where there is nobody. */
  forget(id: SubscriberId): Promise<void>;
  /** Active subscribers of one channel and language in order of id, those after `after`. */
  audience(
    channel: ChannelId,
    locale: LocaleId,
    after: SubscriberId | null,
    limit: number,
  ): Promise<{ members: AudienceMember[]; after: SubscriberId | null }>;
  /** The person has blocked or left: nothing is sent until he writes again. */
  markGone(id: SubscriberId): Promise<void>;
  /**
   * Those of these people who are there: neither blocked, nor left, nor deleted. `audience`: where most of them are, in
   * order of id.
   */
  present(
    ids: readonly SubscriberId[],
    audience: { channel: ChannelId; locale: LocaleId },
  ): Promise<Map<SubscriberId, Reached>>;
  /** Keeps a route learned by sending. */
  learnRoute(id: SubscriberId, route: string): Promise<void>;
}

/** Makes the subscriber's id from channel and platform id. */
export type Identify = (channel: ChannelId, platformId: string) => SubscriberId;

/** Authenticated encryption of what may not be read in the store. `context` must be the same at opening: it binds a value to its item. */
export interface Seal {
  seal(plain: string, context: string): Uint8Array;
  /** Throws where the value was changed, moved to another item, or sealed with another key. */
  open(sealed: Uint8Array, context: string): string;
}

export interface ClaimStore {
  /** `claimed`: ours until the lease ends. `busy`: someone is at it. `done`: nothing is left to do. */
  claim(key: string, leaseMs: number): Promise<'claimed' | 'busy' | 'done'>;
  done(key: string): Promise<void>;
  /** Gives it back at once, so that a repeat is tried again. */
  release(key: string): Promise<void>;
}

export interface NoticeStore {
  load(id: string): Promise<Notice | undefined>;
  /** Conditional on version (0 creates). Throws Conflict. */
  save(notice: Notice): Promise<Notice>;
  /** Newest first. */
  list(limit: number): Promise<Notice[]>;
  /** Those released and not through, due before `now`: to be begun, gone on with after a crash, or reported. */
  owed(now: Instant): Promise<string[]>;
}

/** Which exchanges' alerts are held back. */
export interface SilenceStore {
  of(exchange: string): Promise<Silence | undefined>;
  /** In place of the one before. */
  save(silence: Silence): Promise<void>;
}

/** What administrators have done: it is added to, and nothing in it is ever changed. */
export interface AuditStore {
  /** Written before the act takes effect. Throws Conflict where too many act at once. */
  append(by: SubscriberId, act: AuditAct, about: string): Promise<void>;
  /** The last entry's number and hash; 0 and empty where there is none. */
  head(): Promise<{ number: number; hash: string }>;
  /** In order. */
  entries(): AsyncIterable<AuditEntry>;
}

export interface BatchStore {
  /** Freezes a batch and its progress; `exists` if one of that id is there already (it is left as it is). */
  create(batch: Batch): Promise<'created' | 'exists'>;
  load(id: string): Promise<{ batch: Batch; progress: BatchProgress } | undefined>;
  progress(id: string): Promise<BatchProgress | undefined>;
  /** All batches of an incident, in order of event, channel, language and number; those of one event if named. */
  ofIncident(incident: string, event?: number): AsyncIterable<Batch>;
  /** Takes a batch that is not done and not leased, for `leaseMs`. Answers undefined if it cannot be had. */
  claim(id: string, owner: string, leaseMs: number): Promise<BatchProgress | undefined>;
  /** Conditional on version. Throws Conflict: someone else has taken it, stop sending. */
  saveProgress(progress: BatchProgress): Promise<BatchProgress>;
  /** Batches not done whose dueAt is before `now`. */
  owed(now: Instant): Promise<{ id: string; channel: ChannelId; leaseUntil: Instant }[]>;
}

/** One budget per platform token across all processes, for alerts and answers alike. */
export interface BudgetStore {
  /**
   * Reserves `count` requests and answers when each may be sent (ascending, from now on; while the token is paused
   * they lie after the pause). Undefined, and nothing reserved, where the last would be later than `withinMs`, or
   * where too many draw on it at once.
   */
  reserve(channel: ChannelId, perSecond: number, count: number, withinMs?: number): Promise<Instant[] | undefined>;
  /** When the next request may be sent, as far as it is planned; in the past where nothing is. */
  nextAt(channel: ChannelId): Promise<Instant>;
  /** Nothing is sent before `until` (the platform has said so). */
  pause(channel: ChannelId, until: Instant): Promise<void>;
}

export interface Queues {
  /** The incident has pending events. */
  announce(incident: string): Promise<void>;
  deliver(channel: ChannelId, batch: string, delaySeconds?: number): Promise<void>;
}

/** The operator's own wallets. Those that the project ships are not in it. */
export interface WalletStore {
  /** Changes with every change of them; 0 before the first. One small read. */
  version(): Promise<number>;
  all(): Promise<WalletRecord[]>;
  /** Adds or replaces each by chain, address and exchange. Repeating it after a failure does no harm. */
  save(records: readonly WalletRecord[]): Promise<void>;
}

/** The last quotes of each source. */
export interface PriceStore {
  quotes(): Promise<Quote[]>;
  /** Whether the source may be asked now: it was not within `everyMs`, by anyone. Taken by asking. */
  claim(source: string, now: Instant, everyMs: number): Promise<boolean>;
  /** Puts the source's quotes in the place of the last ones. */
  save(source: string, quotes: readonly Quote[]): Promise<void>;
}
