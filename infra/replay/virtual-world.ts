import { NodeFailure, type AskNode, type Chain } from '../../lib/core/chain.ts';
import { CHAINS } from '../../lib/chains/index.ts';
import { HOUR, type Clock, type Instant } from '../../lib/core/time.ts';
import type { Movement } from './movement.ts';
import { createEsploraNode } from './nodes/esplora.ts';
import { createJsonRpcNode } from './nodes/json-rpc.ts';
import { createNis1Node } from './nodes/nis1.ts';
import { createVirtualChain, type VirtualChain, type VirtualNode } from './nodes/virtual-chain.ts';

/** EIP-155, of the chains that are played. */
const CHAIN_IDS: Readonly<Record<string, number>> = { ethereum: 1, bsc: 56, polygon: 137 };
const COARSE_MS = 6 * HOUR;

export interface VirtualChainNode {
  chain: Chain;
  /** The API of lib/chains that the node speaks. */
  api: string;
  virtual: VirtualChain;
  node: VirtualNode;
}

const nodeOf = (chain: Chain, virtual: VirtualChain): Pick<VirtualChainNode, 'api' | 'node'> => {
  if (chain.id === 'bitcoin') return { api: 'esplora', node: createEsploraNode(virtual) };
  if (chain.id === 'nem') return { api: 'nis1', node: createNis1Node(virtual) };
  const chainId = CHAIN_IDS[chain.id];
  if (chainId === undefined) throw new RangeError(`${chain.id} has no virtual node`);
  return { api: 'json-rpc', node: createJsonRpcNode(virtual, { chainId, finalDepth: chain.depth.final }) };
};

/** A node for each chain that the movements are of. Blocks come in every slot from `fineFrom` on. */
export const createVirtualNodes = (
  movements: readonly Movement[],
  { fineFrom, until, clock }: { fineFrom: Instant; until: Instant; clock: Clock },
): VirtualChainNode[] =>
  [...Map.groupBy(movements, ({ asset }) => asset.chain)].map(([id, own]) => {
    const known: Readonly<Record<string, Chain>> = CHAINS;
    const chain = known[id];
    if (chain === undefined) throw new RangeError(`${id} is no chain that is read`);
    const { blockSeconds } = chain;
    const virtual = createVirtualChain({ movements: own, blockSeconds, fineFrom, coarseMs: COARSE_MS, until, clock });
    return { chain, virtual, ...nodeOf(chain, virtual) };
  });

/** Asks a virtual node as one over HTTP is asked: what it says is text in between. */
export const askVirtual =
  (node: VirtualNode): AskNode =>
  async ({ path, post }) => {
    const { status, body } = node({ path, ...(post !== undefined && { post: JSON.parse(JSON.stringify(post)) }) });
    if (status !== 200) throw new NodeFailure('unreachable', `HTTP ${status}`, status);
    return JSON.parse(JSON.stringify(body));
  };
