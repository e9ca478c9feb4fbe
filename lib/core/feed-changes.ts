import type { FeedEntry } from './announcement.ts';
import { entryTime } from './feed-entries.ts';
import type { FeedReading } from './feed.ts';
import { fingerprint, FINGERPRINT_LENGTH } from './fingerprint.ts';
import { DAY, type Instant } from './time.ts';

/** Keys that are remembered: half as many again as a reading has entries at the most, so that none in it is forgotten. */
export const KEYS_MOST = 300;
/** Feeds reorder and bring back what is old: a new entry that is older by its own time is no news. */
export const NEWS_MOST_AGE = 3 * DAY;
/** No feed is missed before it was quiet for so long, … */
const QUIET_LEAST = 14 * DAY;
/** … and longer than ever before by this. */
const QUIET_FACTOR = 1.5;
/** Raised when readers take other texts from the same bodies: nothing was edited then. */
const FORM = 1;

/** What is remembered of a feed: plain JSON, some 9 KB at the most. */
export interface FeedMemory {
  /** The form of the readers that took the texts. */
  form: number;
  /** Fingerprints of key and text of an entry in one; last the newest. */
  seen: readonly string[];
  /** When it was read the last time; null where it never was. */
  readAt: Instant | null;
  /** When it last said something. */
  activeAt: Instant | null;
  /** The longest time between two things that it said. */
  longestQuietMs: number;
  /** How often in a row it could not be read. */
  unreadable: number;
}

export const NOTHING_REMEMBERED: FeedMemory = {
  form: FORM,
  seen: [],
  readAt: null,
  activeAt: null,
  longestQuietMs: 0,
  unreadable: 0,
};

export interface FeedChanges {
  /** Not there before, newest first. */
  fresh: FeedEntry[];
  /** There before with another title or text, or brought back by an edit, newest first. */
  edited: FeedEntry[];
  memory: FeedMemory;
}

const isNews = (at: Instant | null, now: Instant): boolean => at === null || now - at <= NEWS_MOST_AGE;

const judge = (
  entry: FeedEntry,
  before: string | undefined,
  text: string,
  now: Instant,
): 'fresh' | 'edited' | 'known' => {
  if (before !== undefined) return before === text ? 'known' : 'edited';
  if (isNews(entry.publishedAt ?? entry.updatedAt, now)) return 'fresh';
  return isNews(entryTime(entry), now) ? 'edited' : 'known';
};

/** How long the feed has been quiet at a time, as its entries' own times tell. */
const quietsIn = (times: readonly Instant[]): number => {
  const inOrder = times.toSorted((a, b) => a - b);
  return inOrder.reduce((longest, at, index) => Math.max(longest, at - (inOrder[index - 1] ?? at)), 0);
};

const activityOf = (
  memory: FeedMemory,
  entries: readonly FeedEntry[],
  { now, changed }: { now: Instant; changed: boolean },
): Pick<FeedMemory, 'activeAt' | 'longestQuietMs'> => {
  const times = entries.flatMap((entry) => entryTime(entry) ?? []).map((at) => Math.min(at, now));
  const newest = times.length === 0 ? null : Math.max(...times);
  if (memory.activeAt === null) return { activeAt: newest ?? now, longestQuietMs: quietsIn(times) };
  const activeAt = Math.max(memory.activeAt, newest ?? 0, changed ? now : 0);
  return { activeAt, longestQuietMs: Math.max(memory.longestQuietMs, activeAt - memory.activeAt) };
};

/**
 * What a reading brings that was not known. The first reading of a feed is a silent baseline. The same reading once more
 * brings nothing.
 */
export const takeInReading = (
  memory: FeedMemory,
  { entries }: Pick<FeedReading, 'entries'>,
  now: Instant,
): FeedChanges => {
  const known = new Map(
    memory.seen.map((row) => [row.slice(0, FINGERPRINT_LENGTH), row.slice(FINGERPRINT_LENGTH)] as const),
  );
  const isBaseline = memory.readAt === null;
  const isOtherForm = memory.form !== FORM;
  const changes: Record<'fresh' | 'edited' | 'known', FeedEntry[]> = { fresh: [], edited: [], known: [] };
  const present = new Map<string, string>();
  for (const entry of entries.slice(0, KEYS_MOST)) {
    const key = fingerprint(entry.key);
    if (present.has(key)) continue;
    const text = fingerprint(`${entry.title}\n${entry.text}`);
    present.set(key, text);
    const before = known.get(key);
    if (!isBaseline) changes[judge(entry, isOtherForm && before !== undefined ? text : before, text, now)].push(entry);
  }
  const gone = Array.from(known).filter(([key]) => !present.has(key));
  const seen = [...gone, ...Array.from(present).toReversed()].slice(-KEYS_MOST).map((row) => row.join(''));
  const { fresh, edited } = changes;
  const changed = fresh.length + edited.length > 0;
  return {
    fresh,
    edited,
    memory: { form: FORM, seen, readAt: now, unreadable: 0, ...activityOf(memory, entries, { now, changed }) },
  };
};

/** The memory of a feed that could not be read once more. */
export const withUnreadable = (memory: FeedMemory): FeedMemory => ({ ...memory, unreadable: memory.unreadable + 1 });

/**
 * Whether a feed that can be read has said nothing for much longer than ever before: it may have moved, and its old
 * address answers with what it held.
 */
export const quietTooLong = ({ activeAt, longestQuietMs }: FeedMemory, now: Instant): boolean =>
  activeAt !== null && now - activeAt > Math.max(QUIET_LEAST, QUIET_FACTOR * longestQuietMs);
