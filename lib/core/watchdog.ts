import { quietTooLong, type FeedMemory } from './feed-changes.ts';
import type { SourceHealth } from './exchange-store.ts';
import { sourceState } from './source-state.ts';
import { DAY, HOUR, MINUTE, type Instant } from './time.ts';

/**
 * Who watches the sources: a detector is no better than what it reads. Pure; what it remembers is a small item that
 * changes seldom.
 */

/** An outage of some minutes mends itself, and nobody is to be woken for it. */
const LASTS_LEAST_MS = 15 * MINUTE;
/** Flags that are the same for so long are none to wonder about … */
const UNCHANGED_LEAST_MS = 7 * DAY;
/** … unless it is longer than ever before by this. */
const UNCHANGED_FACTOR = 2;
/** So often an exchange's flags must have been seen to change before it can be said how often they do. */
const CHANGES_LEAST = 3;
/** Changes are noted no more often than this: some lists change every minute, and days are what is measured. */
const NOTED_EVERY_MS = 6 * HOUR;
/** After a gap of so many runs nobody has looked, and nothing is said of that time … */
const ASLEEP_AFTER_RUNS = 3;
/** … but not for a run or two that are late. */
const ASLEEP_LEAST_MS = 5 * MINUTE;
/** Characters of a digest of flags that are kept: 48 bits. */
const DIGEST_LENGTH = 8;
/** Reports that are kept for those who are told late. */
const REPORTS_MOST = 8;

/**
 * unread: nothing fresh for long. shape: its answers have another form than they had. quiet: a feed that says nothing for
 * longer than ever before. unchanged: flags that stay the same for longer than ever before.
 */
export type SignKind = 'unread' | 'shape' | 'quiet' | 'unchanged';

/** Something that is wrong with a source, or seems so. */
export interface Sign {
  kind: SignKind;
  /** Id of the exchange, the chain or the regulator. */
  owner: string;
  /** Name of the endpoint or the feed; `chain` for a chain. */
  source: string;
  /** Of a chain: exchanges are known by their ids. */
  names?: { en: string; ja: string };
  /** The last reading, the last entry or the last change. */
  since: Instant;
}

/** A source that is to be read, as it stands. */
export interface WatchedSource {
  owner: string;
  source: string;
  names?: Sign['names'];
  everyMs: number;
  /** Null where nothing is known of it yet: then nothing is said of it either. */
  health: Pick<SourceHealth, 'state' | 'readAt' | 'since'> | null;
  /** Of a feed that says things on its own account. */
  memory?: Pick<FeedMemory, 'activeAt' | 'longestQuietMs'>;
  /** Of the flags that decide; null before the first reading. */
  digest?: string | null;
}

interface FlagsMemory {
  digest: string;
  changedAt: Instant;
  /** The longest time between two changes. */
  longestMs: number;
  /** How often they were seen to change, as far as that is counted. */
  changes: number;
}

/** What appeared in one look, and what is over: one message to administrators. */
export interface WatchReport {
  number: number;
  at: Instant;
  appeared: Sign[];
  ended: Sign[];
}

export interface WatchMemory {
  /** Those that administrators were told of. */
  told: readonly Sign[];
  /** By exchange. */
  flags: Readonly<Record<string, FlagsMemory>>;
  /** The newest last. */
  reports: readonly WatchReport[];
  /** Number of reports so far. */
  reported: number;
  /** The number of a report that has perhaps not been handed on. */
  owed: number | null;
  version: number;
}

export const NOTHING_WATCHED: WatchMemory = { told: [], flags: {}, reports: [], reported: 0, owed: null, version: 0 };

/** A source is well, or has a sign; undecided leaves what was said of it as it is. */
type Look = { about: string; state: 'calm' | 'undecided' } | { about: string; state: 'sign'; sign: Sign };

interface LookAt {
  now: Instant;
  /** Since when there have been looks without a gap. */
  awakeSince: Instant;
}

/** Since when there have been looks without a gap, by the look before this one. */
export const awakeSince = (
  before: { at: Instant; awakeSince: Instant } | undefined,
  now: Instant,
  everyMs: number,
): Instant => {
  const asleepMs = Math.max(ASLEEP_LEAST_MS, ASLEEP_AFTER_RUNS * everyMs);
  return before === undefined || now - before.at > asleepMs || before.at > now ? now : before.awakeSince;
};

/** One source has one sign of each of these at a time: how it fails may change, and is told once. */
const aboutOf = ({ kind, owner, source }: Pick<Sign, 'kind' | 'owner' | 'source'>): string =>
  `${kind === 'shape' ? 'unread' : kind} ${owner}/${source}`;

const lookAtReading = (
  { owner, source, names, everyMs, health }: WatchedSource,
  { now, awakeSince: awake }: LookAt,
): Look => {
  const about = aboutOf({ kind: 'unread', owner, source });
  if (health === null) return { about, state: 'undecided' };
  if (sourceState(health, now, everyMs) === 'fresh') return { about, state: 'calm' };
  const since = health.readAt ?? health.since;
  const stale = sourceState({ state: 'fresh', readAt: Math.max(since, awake) }, now, everyMs) === 'stale';
  if (!stale || now - Math.max(since, awake) < LASTS_LEAST_MS) return { about, state: 'undecided' };
  const kind = health.state === 'unreadable' && health.readAt !== null ? 'shape' : 'unread';
  return { about, state: 'sign', sign: { kind, owner, source, since, ...(names !== undefined && { names }) } };
};

const isFresh = ({ health, everyMs }: WatchedSource, now: Instant): boolean =>
  health !== null && sourceState(health, now, everyMs) === 'fresh';

const lookAtQuiet = (watched: WatchedSource, { now }: LookAt): Look[] => {
  const { owner, source, memory } = watched;
  if (memory === undefined) return [];
  const about = aboutOf({ kind: 'quiet', owner, source });
  if (!isFresh(watched, now)) return [{ about, state: 'undecided' }];
  if (!quietTooLong({ unreadable: 0, form: 0, seen: [], readAt: null, ...memory }, now))
    return [{ about, state: 'calm' }];
  return [{ about, state: 'sign', sign: { kind: 'quiet', owner, source, since: memory.activeAt ?? now } }];
};

/** What is remembered of flags after a look that saw these: the same object where nothing is to be written. */
const notedFlags = (before: FlagsMemory | undefined, seen: string, { now, awakeSince: awake }: LookAt): FlagsMemory => {
  const digest = seen.slice(0, DIGEST_LENGTH);
  if (before === undefined) return { digest, changedAt: now, longestMs: 0, changes: 0 };
  if (before.digest === digest || now - before.changedAt < NOTED_EVERY_MS) return before;
  return {
    digest,
    changedAt: now,
    // What may have changed while nobody looked is no time of quiet.
    longestMs: Math.max(before.longestMs, now - Math.max(before.changedAt, awake)),
    changes: Math.min(CHANGES_LEAST, before.changes + 1),
  };
};

const lookAtFlags = (watched: WatchedSource, memory: FlagsMemory | undefined, at: LookAt): Look => {
  const { owner, source } = watched;
  const about = aboutOf({ kind: 'unchanged', owner, source });
  if (memory === undefined || !isFresh(watched, at.now)) return { about, state: 'undecided' };
  const { changedAt, longestMs, changes } = memory;
  const quietMs = at.now - Math.max(changedAt, at.awakeSince);
  // While it is the sleep that makes it short, what was said stays.
  if (quietMs <= Math.max(UNCHANGED_LEAST_MS, UNCHANGED_FACTOR * longestMs))
    return { about, state: changedAt < at.awakeSince ? 'undecided' : 'calm' };
  if (changes < CHANGES_LEAST) return { about, state: 'calm' };
  return { about, state: 'sign', sign: { kind: 'unchanged', owner, source, since: changedAt } };
};

const notedOf = (sources: readonly WatchedSource[], flags: WatchMemory['flags'], at: LookAt): WatchMemory['flags'] =>
  Object.fromEntries(
    sources.flatMap((watched) => {
      if (watched.digest === undefined) return [];
      const before = flags[watched.owner];
      const after =
        watched.digest === null || !isFresh(watched, at.now) ? before : notedFlags(before, watched.digest, at);
      return after === undefined ? [] : [[watched.owner, after]];
    }),
  );

const sameFlags = (a: WatchMemory['flags'], b: WatchMemory['flags']): boolean =>
  Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([id, flags]) => b[id] === flags);

/**
 * One look at all sources that are to be read. Each sign is in one report when it appears and in one when it is over,
 * whatever happens in between; a source that is read no more is forgotten. The same memory comes back where nothing is to
 * be written.
 */
export const watchSources = (memory: WatchMemory, sources: readonly WatchedSource[], at: LookAt): WatchMemory => {
  const flags = notedOf(sources, memory.flags, at);
  const looks = sources.flatMap((watched) => [
    lookAtReading(watched, at),
    ...lookAtQuiet(watched, at),
    ...(watched.digest === undefined ? [] : [lookAtFlags(watched, flags[watched.owner], at)]),
  ]);
  const lookOf = new Map(looks.map((look) => [look.about, look]));
  const known = memory.told.filter((sign) => lookOf.has(aboutOf(sign)));
  const ended = known.filter((sign) => lookOf.get(aboutOf(sign))?.state === 'calm');
  const before = new Set(known.map(aboutOf));
  const appeared = looks.flatMap((look) => (look.state === 'sign' && !before.has(look.about) ? [look.sign] : []));
  if (appeared.length + ended.length === 0)
    return sameFlags(flags, memory.flags) && known.length === memory.told.length
      ? memory
      : { ...memory, flags, told: known };
  const number = memory.reported + 1;
  return {
    ...memory,
    flags,
    told: [...known.filter((sign) => !ended.includes(sign)), ...appeared],
    reports: [...memory.reports, { number, at: at.now, appeared, ended }].slice(-REPORTS_MOST),
    reported: number,
    owed: number,
  };
};

const PREFIX = 'watch-';
export const isWatchId = (id: string): boolean => id.startsWith(PREFIX);
export const watchId = (number: number): string => `${PREFIX}${number}`;
/** The number of a report's only message among what is sent under its id. */
export const WATCH_EVENT = 1;

/** Undefined where it is so old that it is kept no more. */
export const reportOf = ({ reports }: Pick<WatchMemory, 'reports'>, id: string): WatchReport | undefined =>
  reports.find(({ number }) => watchId(number) === id);

export interface WatchStore {
  /** NOTHING_WATCHED before the first look. */
  load(): Promise<WatchMemory>;
  /** Conditional on version (0 creates); answers it as stored. Throws Conflict (lib/core/stores.ts). */
  save(memory: WatchMemory): Promise<WatchMemory>;
}
