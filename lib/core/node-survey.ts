import type { NodeHealth } from './chain-stores.ts';
import type { Chain } from './chain.ts';
import { MINUTE, SECOND, type Instant } from './time.ts';

/** A node that has failed is asked again after so long, then twice as long, and so on. */
const PAUSE_FIRST_MS = 30 * SECOND;
const PAUSE_MOST_MS = 30 * MINUTE;
/** Blocks by which nodes may differ without one of them being wrong: news takes its time, and a poll asks in turn. */
const SLACK_BLOCKS = 3;
const SLACK_MS = 2 * MINUTE;
/** A chain may run so many times faster than usual, and so many blocks beyond that. */
const FASTEST = 4;
const BURST_BLOCKS = 20;

export type NodeState = NodeHealth['state'];

/** A node's health after it was asked. `detail` null is a good answer. */
export const nodeHealth = (
  before: NodeHealth | undefined,
  state: NodeState,
  detail: string | null,
  now: Instant,
): NodeHealth => {
  const failures = state === 'fresh' ? 0 : (before?.failures ?? 0) + 1;
  return {
    state,
    since: before?.state === state ? before.since : now,
    failures,
    retryAt: failures === 0 ? now : now + Math.min(PAUSE_FIRST_MS * 2 ** (failures - 1), PAUSE_MOST_MS),
    detail,
  };
};

export interface TipSeen {
  node: string;
  height: number;
}

export interface KnownTip {
  /** The newest block that was known before, and when it was; null where there is none. */
  height: number | null;
  at: Instant | null;
}

const median = (heights: readonly number[]): number =>
  heights.toSorted((a, b) => a - b)[Math.floor((heights.length - 1) / 2)] ?? 0;

const slackOf = ({ blockSeconds }: Pick<Chain, 'blockSeconds'>): number =>
  Math.max(SLACK_BLOCKS, Math.ceil(SLACK_MS / SECOND / blockSeconds));

/** The highest block that there can be now, from what was known and how fast the chain runs. */
export const highestPossible = (
  { blockSeconds }: Pick<Chain, 'blockSeconds'>,
  { height, at }: KnownTip,
  now: Instant,
): number =>
  height === null || at === null
    ? Number.MAX_SAFE_INTEGER
    : height + BURST_BLOCKS + Math.ceil((FASTEST * Math.max(0, now - at)) / SECOND / blockSeconds);

/**
 * Which of the nodes that answered are wrong: ahead of what can be or of what the others say, or behind them. Of three
 * and more the middle one decides, so that one that lies is outvoted; of two the higher one, where it can be.
 */
export const judgeTips = (
  chain: Pick<Chain, 'blockSeconds'>,
  tips: readonly TipSeen[],
  known: KnownTip,
  now: Instant,
): Map<string, 'lagging' | 'differs'> => {
  const slack = slackOf(chain);
  const most = highestPossible(chain, known, now);
  const possible = tips.filter(({ height }) => height <= most);
  const heights = possible.map(({ height }) => height);
  const reference = heights.length >= 3 ? median(heights) : Math.max(...heights);
  const judged = new Map<string, 'lagging' | 'differs'>();
  for (const { node, height } of tips) {
    if (height > most || (heights.length >= 3 && height > reference + slack)) judged.set(node, 'differs');
    else if (height < reference - slack || (known.height !== null && height < known.height - slack))
      judged.set(node, 'lagging');
  }
  return judged;
};

/** Nodes whose block at one height has another hash than most of at least three have. None where there is no majority. */
export const minorityOf = (hashes: readonly { node: string; hash: string }[]): string[] => {
  if (hashes.length < 3) return [];
  const groups = [...Map.groupBy(hashes, ({ hash }) => hash).values()].toSorted((a, b) => b.length - a.length);
  const [first = []] = groups;
  if (first.length * 2 <= hashes.length) return [];
  return groups.slice(1).flatMap((group) => group.map(({ node }) => node));
};
