import type { Settled } from './bodies.ts';

/**
 * Where the reading of an account goes on. Nodes number transactions each in their own way and blocks may be
 * rearranged, so it is no number of a node: it says from which height on what was seen is remembered, and by which
 * hashes. Any node can go on from there, losing nothing and repeating only what has come into another block.
 */
export interface Cursor {
  /** All transactions below are done with. */
  floor: number;
  /** Height of each transaction seen from the floor on, by the beginning of its hash. */
  seen: ReadonlyMap<string, number>;
}

/** Blocks back that are looked through again, for they may be rearranged: the depth at which a transfer counts as confirmed. */
const LOOK_BACK = 10;
/**
 * Remembered hashes: five full blocks (a block has 120 transactions at most), 13 KB. An account that has more within
 * the blocks that are looked through again is looked through less far.
 */
const SEEN_MOST = 600;
/** Characters of a hash that are kept: 80 bits, beyond what can be ground to look like one seen. */
const HASH_KEPT = 20;

export const markOf = (hash: string): string => hash.slice(0, HASH_KEPT);

/** The lowest height from which on everything can be remembered, never below `least`. */
const floorOf = (heights: readonly number[], least: number): number => {
  const newest = heights.toSorted((a, b) => b - a);
  const [top] = newest;
  if (top === undefined) return least;
  const floor = Math.max(least, top - LOOK_BACK);
  const crowded = newest[SEEN_MOST];
  // The block that is cut through is left out whole, unless it is the newest.
  return crowded === undefined || crowded < floor ? floor : Math.max(least, Math.min(crowded + 1, top));
};

/** The cursor after what was read now. What a lagging node does not show stays remembered. */
export const advanced = ({ floor, seen }: Cursor, read: readonly Settled[]): Cursor => {
  const all = new Map([...seen, ...read.map(({ hash, height }) => [markOf(hash), height] as const)]);
  const next = floorOf([...all.values()], floor);
  return { floor: next, seen: new Map([...all].filter(([, height]) => height >= next)) };
};

/** `floor height:mark,mark height:mark`. */
export const writeCursor = ({ floor, seen }: Cursor): string => {
  const byHeight = Map.groupBy(seen, ([, height]) => height);
  const heights = [...byHeight].map(([height, marks]) => `${height}:${marks.map(([mark]) => mark).join(',')}`);
  return [String(floor), ...heights].join(' ');
};

const CURSOR = /^\d{1,15}( \d{1,15}:[0-9a-f]{20}(,[0-9a-f]{20})*)*$/;

/** Undefined for what writeCursor has not written. */
export const readCursor = (text: string): Cursor | undefined => {
  if (!CURSOR.test(text)) return undefined;
  const [floor, ...heights] = text.split(' ');
  const seen = heights.flatMap((entry) => {
    const [height, marks = ''] = entry.split(':');
    return marks.split(',').map((mark) => [mark, Number(height)] as const);
  });
  return { floor: Number(floor), seen: new Map(seen) };
};
