import type { ChainHead, ChainStore } from '../../core/chain-stores.ts';
import { NodeFailure, type AskNode, type Chain, type NodeEndpoint } from '../../core/chain.ts';
import type { Log } from '../../core/log.ts';
import { Conflict } from '../../core/stores.ts';
import type { Clock, Instant } from '../../core/time.ts';
import type { Wallet } from '../../core/wallet.ts';
import { createWatch, nodesOf, surveyNodes, type Node, type UsableNode, type Watch } from './nodes.ts';
import { readAccounts } from './read-accounts.ts';
import { readBlocks, tierAt } from './read-blocks.ts';
import { GAPS_MOST } from './reading-limits.ts';
import type { FlowPorts } from './take-in-transfers.ts';

export interface PollChainPorts extends FlowPorts {
  chains: ChainStore;
  /** The accounts of a chain that are read one by one where no blocks are. */
  accountsOf: (chain: Chain) => readonly Wallet[];
  /** Ids of the exchanges that have wallets on a chain. */
  exchangesOn: (chain: Chain) => readonly string[];
  askOf: (endpoint: NodeEndpoint) => AskNode;
  clock: Clock;
  log: Log;
}

/** A chain, and the nodes that are asked for it. */
export interface WatchedChain {
  chain: Chain;
  endpoints: readonly NodeEndpoint[];
}

const firstHead = ({ id, names }: Pick<Chain, 'id' | 'names'>, reads: ChainHead['reads'], now: Instant): ChainHead => ({
  chain: id,
  names,
  exchanges: [],
  reads,
  height: null,
  tip: null,
  final: null,
  recent: [],
  dropped: [],
  nodes: {},
  gaps: [],
  alarmed: [],
  round: null,
  behind: 0,
  readAt: null,
  triedAt: now,
  state: 'unreachable',
  detail: 'not read yet',
  version: 0,
});

/** Nodes of another kind keep another place: it begins anew, and what lies between is a gap. */
const asRead = (head: ChainHead, reads: ChainHead['reads'], now: Instant): ChainHead =>
  head.reads === reads
    ? head
    : {
        ...firstHead({ id: head.chain, names: head.names }, reads, now),
        gaps: [...head.gaps, { blocks: null, address: null, since: now }].slice(-GAPS_MOST),
        alarmed: head.alarmed,
        version: head.version,
      };

const logChanges = (head: ChainHead, watch: Watch, { log }: Pick<PollChainPorts, 'log'>): void => {
  for (const [node, { state, detail }] of Object.entries(watch.nodes)) {
    const was = head.nodes[node]?.state;
    if (was !== state) log.info('node changed state', { chain: head.chain, node, was, is: state, detail });
  }
};

/** Counted by infra/metrics.yml: what was not read will not be. */
const logGaps = (before: ChainHead, after: ChainHead, { log }: Pick<PollChainPorts, 'log'>): void => {
  const known = new Set(before.gaps.map((gap) => JSON.stringify(gap)));
  for (const gap of after.gaps)
    if (!known.has(JSON.stringify(gap))) log.warn('not all of a chain was read', { chain: after.chain, ...gap });
};

const failed = (head: ChainHead, { state, message }: NodeFailure): ChainHead => ({
  ...head,
  state,
  detail: message,
});

/** The newest blocks by what the chosen node says; a chain never shrinks by a node that lags. */
const withTip = (head: ChainHead, [node]: readonly UsableNode[]): ChainHead => ({
  ...head,
  tip: Math.max(head.tip ?? 0, node?.tip.height ?? 0),
  final: node === undefined || node.tip.final === null ? head.final : Math.max(head.final ?? 0, node.tip.final),
});

/**
 * One poll of one chain: nodes are compared and one is read, blocks or accounts; transfers go into wallet states,
 * findings to incidents. What cannot be read is written down with its reason and moves no cursor. An overlapping poll
 * of the same chain makes this one give up: what it has written already counts once.
 */
export const createPollChain = (ports: PollChainPorts) => {
  const { chains, clock, log } = ports;

  const read = async (chain: Chain, head: ChainHead, nodes: readonly Node[], watch: Watch): Promise<void> => {
    const now = clock();
    // Whatever ends a reading, the health of the nodes is written with it.
    const saveHead = async (next: ChainHead): Promise<void> => {
      logGaps(head, await chains.saveHead({ ...next, nodes: watch.nodes }), ports);
    };
    let kept = false;
    const seen = { ...head, triedAt: now, names: chain.names, exchanges: [...ports.exchangesOn(chain)] };
    let current = asRead(seen, nodes[0]?.api.reads ?? head.reads, now);
    try {
      const usable = await surveyNodes(chain, nodes, current, watch, now);
      const before = tierAt(chain, current);
      current = withTip({ ...current, state: 'fresh', detail: null, readAt: now }, usable);
      const reading = { nodes: usable, watch, before };
      const accounts = ports.accountsOf(chain);
      const keep = (next: ChainHead): void => {
        [current, kept] = [next, true];
      };
      const readPorts = { ...ports, accounts, keep };
      await saveHead(
        current.reads === 'blocks'
          ? await readBlocks(chain, current, { ...reading, ports: readPorts })
          : await readAccounts(chain, current, { ...reading, ports: readPorts }),
      );
    } catch (error) {
      if (!(error instanceof NodeFailure)) throw error;
      // Nothing was read, unless a chunk was taken in before it failed.
      const last = kept ? current : seen;
      await saveHead({ ...failed(current, error), readAt: last.readAt, tip: last.tip, final: last.final });
    }
  };

  return async ({ chain, endpoints }: WatchedChain): Promise<'stored' | 'overlapped'> => {
    const nodes = nodesOf(chain, endpoints, ports.askOf);
    const head = (await chains.head(chain.id)) ?? firstHead(chain, nodes[0]?.api.reads ?? 'blocks', clock());
    const watch = createWatch(head, nodes, clock());
    try {
      await read(chain, head, nodes, watch);
      return 'stored';
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      log.info('another poll of this chain was faster', { chain: chain.id });
      return 'overlapped';
    } finally {
      logChanges(head, watch, ports);
    }
  };
};
