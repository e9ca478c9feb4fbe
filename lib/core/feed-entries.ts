import type { FeedEntry } from './announcement.ts';
import type { FeedReading } from './feed.ts';
import type { Instant } from './time.ts';

/** The newest time that an entry bears; null where it bears none. */
export const entryTime = ({ publishedAt, updatedAt }: Pick<FeedEntry, 'publishedAt' | 'updatedAt'>): Instant | null =>
  publishedAt === null || updatedAt === null ? (publishedAt ?? updatedAt) : Math.max(publishedAt, updatedAt);

const earlier = (a: Instant | null, b: Instant | null): Instant | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b);

/** Keys that several entries of different links share are no keys: the links tell them apart. */
const distinctKeys = (entries: readonly FeedEntry[]): FeedEntry[] => {
  const links = new Map<string, Set<string>>();
  for (const { key, url } of entries) if (url !== null) links.set(key, (links.get(key) ?? new Set<string>()).add(url));
  return entries.map((entry) =>
    entry.url !== null && (links.get(entry.key)?.size ?? 0) > 1
      ? { ...entry, key: `${entry.key} ${entry.url}` }
      : entry,
  );
};

/**
 * Newest first, each key once, no more than `most`. An entry that is told twice keeps what was told last. One without a
 * time stands where its source put it, beside the one before.
 */
export const newestOf = (entries: readonly FeedEntry[], most: number): FeedEntry[] => {
  const byKey = new Map<string, FeedEntry>();
  for (const entry of distinctKeys(entries)) {
    const other = byKey.get(entry.key);
    if (other === undefined) {
      byKey.set(entry.key, entry);
      continue;
    }
    const last = (entryTime(entry) ?? -Infinity) > (entryTime(other) ?? -Infinity) ? entry : other;
    byKey.set(entry.key, { ...last, publishedAt: earlier(entry.publishedAt, other.publishedAt) });
  }
  let before = Number.POSITIVE_INFINITY;
  return Array.from(byKey.values(), (entry) => {
    before = entryTime(entry) ?? before;
    return { entry, at: before };
  })
    .toSorted((a, b) => (a.at === b.at ? 0 : b.at - a.at))
    .slice(0, most)
    .map(({ entry }) => entry);
};

/** The newest of each id: what comes first holds where times do not differ. */
const newestById = <Item extends { id: string; updatedAt: Instant | null }>(items: readonly Item[]): Item[] => {
  const byId = new Map<string, Item>();
  for (const item of items) {
    const other = byId.get(item.id);
    if (other === undefined || (item.updatedAt ?? 0) > (other.updatedAt ?? 0)) byId.set(item.id, item);
  }
  return Array.from(byId.values());
};

/**
 * What the several documents of one feed say together. What none speaks of stays absent. The first reading of a feed, its
 * baseline, needs them all: entries of one that came later would be taken for new.
 */
export const joinReadings = (readings: readonly FeedReading[], most: number): FeedReading => {
  const parts = <Key extends 'components' | 'incidents' | 'maintenances'>(key: Key) => {
    const spoken = readings.flatMap((reading) => (reading[key] === undefined ? [] : [reading[key]]));
    return spoken.length === 0 ? undefined : spoken;
  };
  const [components, incidents, maintenances] = [parts('components'), parts('incidents'), parts('maintenances')];
  return {
    entries: newestOf(
      readings.flatMap(({ entries }) => entries),
      most,
    ),
    ...(components !== undefined && { components: newestById(components.flat()) }),
    ...(incidents !== undefined && { incidents: newestById(incidents.flat()) }),
    ...(maintenances !== undefined && { maintenances: newestById(maintenances.flat()) }),
  };
};
