import type { BlockMark, ChainHead } from '../../core/chain-stores.ts';
import { NodeFailure, type Block, type BlockApi, type Chain } from '../../core/chain.ts';
import type { TierAt } from '../../core/flow/episode.ts';
import { markOf } from '../../core/flow/taken.ts';
import type { Log } from '../../core/log.ts';
import type { Clock } from '../../core/time.ts';
import type { Wallet } from '../../core/wallet.ts';
import { failOver, type UsableNode, type Watch } from './nodes.ts';
import {
  BALANCES_PER_POLL,
  blocksAtOnce,
  blocksCaughtUp,
  blocksOfChunk,
  DROPPED_MOST,
  GAPS_MOST,
  POLL_MOST_MS,
  RECENT_MOST,
} from './reading-limits.ts';
import { nextOf, roundAfter } from './round.ts';
import { alarmedAfter, takeInTransfers, type FlowPorts } from './take-in-transfers.ts';

export interface BlockPorts extends FlowPorts {
  /** The comparison of balances goes round these. */
  accounts: readonly Wallet[];
  /** Told of the head after each chunk: what is kept where a later one fails. */
  keep: (head: ChainHead) => void;
  clock: Clock;
  log: Log;
}

const NOTHING = (): boolean => false;

const apiOf = ({ api }: UsableNode): BlockApi => {
  if (api.reads !== 'blocks') throw new Error(`${api.name} reads no blocks`);
  return api;
};

const blockAt = async (node: UsableNode, height: number): Promise<Block> => {
  const [block] = await apiOf(node).blocks(node.ask, height, height, NOTHING);
  if (block === undefined) throw new NodeFailure('unreadable', 'the block is missing');
  return block;
};

/** The cheap way where the API has one. */
const markOfBlock = async (node: UsableNode, height: number): Promise<string> =>
  markOf(node.api.hash === undefined ? (await blockAt(node, height)).hash : await node.api.hash(node.ask, height));

export const tierAt = (chain: Chain, { tip, final }: Pick<ChainHead, 'tip' | 'final'>): TierAt => ({
  tip,
  final,
  depth: chain.depth,
});

/** First sight of a chain: it begins at the tip, silently. */
const begin = async (head: ChainHead, node: UsableNode, height: number): Promise<ChainHead> => ({
  ...head,
  height,
  recent: [{ height, mark: await markOfBlock(node, height) }],
  behind: 0,
});

/** Blocks that are too old to catch up with are passed over, and that is written down. */
const skip = async (head: ChainHead, node: UsableNode, from: number, to: number, now: number): Promise<ChainHead> => ({
  ...(await begin(head, node, to)),
  gaps: [...head.gaps, { blocks: { from, to }, address: null, since: now }].slice(-GAPS_MOST),
});

/** The newest remembered block that the node has too: everything above it was replaced. */
const walkBack = async (head: ChainHead, node: UsableNode, { log, clock }: BlockPorts): Promise<ChainHead> => {
  const recent = [...head.recent];
  const dropped: BlockMark[] = [];
  for (let last = recent.at(-1); last !== undefined; last = recent.at(-1)) {
    // Each answer decides whether the next is needed.
    // oxlint-disable-next-line no-await-in-loop
    if ((await markOfBlock(node, last.height)) === last.mark) break;
    dropped.push(last);
    recent.pop();
  }
  log.warn('blocks were replaced', { chain: head.chain, node: node.name, blocks: dropped.length });
  const kept = {
    ...head,
    recent,
    dropped: [...head.dropped, ...dropped.toReversed()].slice(-DROPPED_MOST),
    height: recent.at(-1)?.height ?? (head.height ?? 0) - dropped.length,
  };
  if (recent.length > 0) return kept;
  // Deeper than is remembered: what stood below cannot be told apart any more.
  const gap = { blocks: { from: 0, to: kept.height }, address: null, since: clock() };
  return { ...kept, gaps: [...kept.gaps, gap].slice(-GAPS_MOST) };
};

/** One chunk from the node; on a parent that is not ours, the head walked back in place of it. */
const nextBlocks = async (
  head: ChainHead,
  node: UsableNode,
  { from, to, ports, chain }: { from: number; to: number; ports: BlockPorts; chain: Chain },
): Promise<{ head: ChainHead; blocks: Block[] }> => {
  const blocks = await apiOf(node).blocks(node.ask, from, to, ports.wallets.touches(chain.id));
  const last = head.recent.at(-1);
  const [first] = blocks;
  if (first === undefined) throw new NodeFailure('unreadable', 'blocks are missing');
  if (last === undefined || last.height !== first.height - 1 || markOf(first.parent) === last.mark)
    return { head, blocks };
  return { head: await walkBack(head, node, ports), blocks: [] };
};

/** What addresses paid the chain in these blocks. */
const feesOf = (blocks: readonly Block[]): Map<string, bigint> => {
  const fees = new Map<string, bigint>();
  for (const block of blocks)
    for (const [address, fee] of block.fees ?? []) fees.set(address, (fees.get(address) ?? 0n) + fee);
  return fees;
};

/** The block from which on none was passed over. */
const contiguousFrom = ({ gaps }: Pick<ChainHead, 'gaps'>): number =>
  Math.max(0, ...gaps.flatMap(({ blocks }) => blocks?.to ?? []));

/** Whose balances are compared with the last chunk of a poll, where its API can tell them exactly. */
const turnOf = (
  { round }: ChainHead,
  { api }: UsableNode,
  { accounts, clock }: BlockPorts,
  isLast: boolean,
): { compared: readonly Wallet[]; round: ChainHead['round'] } => {
  if (api.balancesAt === undefined || !isLast) return { compared: [], round };
  const next = nextOf(accounts, round?.after ?? null, BALANCES_PER_POLL);
  return { compared: next.wallets, round: roundAfter(round, accounts.length, next.after, clock()) };
};

const takeInBlocks = async (
  chain: Chain,
  head: ChainHead,
  blocks: readonly Block[],
  { node, ports, before, behind }: { node: UsableNode; ports: BlockPorts; before: TierAt; behind: number },
): Promise<ChainHead> => {
  const marks = new Map(blocks.map(({ height, hash }) => [height, markOf(hash)]));
  const last = blocks.at(-1);
  const through = last === undefined ? null : { height: last.height, mark: markOf(last.hash) };
  const turn = turnOf(head, node, ports, last !== undefined && behind === 0);
  const taken = await takeInTransfers(chain, node, ports, {
    transfers: blocks.flatMap(({ transfers }) => transfers),
    dropped: head.dropped,
    markAt: (height) => (height === null ? null : (marks.get(height) ?? null)),
    through,
    account: null,
    also: head.alarmed,
    ...(node.api.balancesAt !== undefined && {
      hidden: { compared: turn.compared, fees: feesOf(blocks), contiguousFrom: contiguousFrom(head) },
    }),
    tipBefore: before,
    tipAfter: tierAt(chain, head),
    now: ports.clock(),
  });
  const next = {
    ...head,
    height: through?.height ?? head.height,
    recent: [...head.recent, ...[...marks].map(([height, mark]) => ({ height, mark }))].slice(-RECENT_MOST),
    alarmed: alarmedAfter(head, taken),
    behind,
    round: turn.round,
  };
  ports.keep(next);
  return next;
};

/**
 * Reads the blocks from the cursor to the tip: few at once, many in several polls, those of long ago not at all. Each
 * chunk is taken in before the next. Answers the head as it is to be written.
 */
export const readBlocks = async (
  chain: Chain,
  start: ChainHead,
  { nodes, watch, ports, before }: { nodes: readonly UsableNode[]; watch: Watch; ports: BlockPorts; before: TierAt },
): Promise<ChainHead> => {
  const { clock } = ports;
  const startedAt = clock();
  let left = blocksAtOnce(chain);
  let head = start;
  const step = async (node: UsableNode): Promise<'on' | 'done'> => {
    const tip = node.tip.height;
    if (head.height === null) head = await begin(head, node, tip);
    if (tip - (head.height ?? tip) > blocksCaughtUp(chain))
      head = await skip(head, node, (head.height ?? 0) + 1, tip, clock());
    const from = (head.height ?? tip) + 1;
    const to = Math.min(tip, from + Math.min(blocksOfChunk(chain), left) - 1);
    if (to < from) {
      // Nothing new to read; what is alarmed may be surer by now.
      head = await takeInBlocks(chain, head, [], { node, ports, before, behind: Math.max(0, tip - from + 1) });
      return 'done';
    }
    const next = await nextBlocks(head, node, { from, to, ports, chain });
    head = next.head;
    if (next.blocks.length === 0) return 'on';
    left -= next.blocks.length;
    head = await takeInBlocks(chain, head, next.blocks, { node, ports, before, behind: tip - to });
    return to < tip && left > 0 ? 'on' : 'done';
  };
  for (;;) {
    // Chunks build on each other.
    // oxlint-disable-next-line no-await-in-loop
    const went = await failOver(nodes, watch, step);
    if (went === 'done' || clock() - startedAt > POLL_MOST_MS) return head;
  }
};
