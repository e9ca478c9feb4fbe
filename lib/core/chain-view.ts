import type { SourceState } from './availability.ts';
import type { ChainHead, ReadingGap } from './chain-stores.ts';
import { sourceState } from './source-state.ts';
import { DAY, iso, MINUTE, type Instant } from './time.ts';

/** A gap is shown for so long: what was not read is not read later either. */
export const GAP_SHOWN_MS = 7 * DAY;
/** Of many gaps only the newest are named. */
const GAPS_NAMED = 3;

/** How well the wallets of an exchange on one chain are seen, for people and programs. */
export interface ChainView {
  chain: string;
  names: { en: string; ja: string };
  state: SourceState;
  /** The last reading that came to its end; null before the first. */
  readAt: Instant | null;
  /** Blocks or accounts that wait for the next poll. */
  behind: number;
  reads: ChainHead['reads'];
  /** The newest last. */
  gaps: ReadingGap[];
  /** How long it takes until each account has been read, where they are read in turn; null where it is not known. */
  roundMs: number | null;
  /** What is wrong, for programs; null where nothing is. */
  detail: string | null;
}

const gapText = ({ blocks, address, since }: ReadingGap): string =>
  blocks === null
    ? `${address === null ? 'accounts' : 'an account'} not read to the end (${iso(since)})`
    : `blocks ${blocks.from} to ${blocks.to} not read (${iso(since)})`;

const detailOf = (head: ChainHead, state: SourceState, gaps: readonly ReadingGap[], roundMs: number | null) => {
  const nodes = Object.entries(head.nodes);
  const odd = nodes.filter(([, { state: of }]) => of !== 'fresh');
  const parts = [
    ...(state === 'fresh' || head.detail === null ? [] : [head.detail]),
    ...(head.behind === 0 ? [] : [`${head.behind} ${head.reads === 'blocks' ? 'blocks' : 'accounts'} behind`]),
    ...gaps.slice(-GAPS_NAMED).map(gapText),
    ...(gaps.length > GAPS_NAMED ? [`${gaps.length - GAPS_NAMED} older gaps`] : []),
    // By their number: a host may be the operator's own.
    ...odd.map(
      ([name, { state: of }]) => `node ${nodes.findIndex(([one]) => one === name) + 1} of ${nodes.length}: ${of}`,
    ),
    ...(roundMs === null || roundMs < 2 * MINUTE ? [] : [`each account every ${Math.ceil(roundMs / MINUTE)} minutes`]),
  ];
  return parts.length === 0 ? null : parts.join('; ');
};

/** A chain as it is seen now. */
export const viewChain = (head: ChainHead, { now, pollMs }: { now: Instant; pollMs: number }): ChainView => {
  const { chain, names, readAt, behind, reads } = head;
  const state = sourceState(head, now, pollMs);
  const gaps = head.gaps.filter(({ since }) => now - since <= GAP_SHOWN_MS);
  const { round } = head;
  const roundMs = round === null ? null : Math.max(round.lastMs ?? 0, now - round.startedAt);
  return { chain, names, state, readAt, behind, reads, gaps, roundMs, detail: detailOf(head, state, gaps, roundMs) };
};

/** The chains on which wallets of that exchange are watched. */
export const chainsOf = (
  heads: readonly ChainHead[],
  exchange: string,
  at: { now: Instant; pollMs: number },
): ChainView[] => heads.filter(({ exchanges }) => exchanges.includes(exchange)).map((head) => viewChain(head, at));
