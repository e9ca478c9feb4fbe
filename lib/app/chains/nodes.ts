import type { ChainHead, NodeHealth } from '../../core/chain-stores.ts';
import {
  NodeFailure,
  type AskNode,
  type Chain,
  type ChainApi,
  type ChainTip,
  type NodeEndpoint,
} from '../../core/chain.ts';
import { judgeTips, minorityOf, nodeHealth, type NodeState } from '../../core/node-survey.ts';
import type { Instant } from '../../core/time.ts';

/** Nodes that are asked side by side and compared: three tell which of them is wrong. */
const COMPARED = 3;

export interface Node {
  /** Its API and its host: no key is in it. */
  name: string;
  api: ChainApi;
  ask: AskNode;
}

export type UsableNode = Node & { tip: ChainTip };

/** The nodes of a chain, those that read as the first does: the others keep cursors of another kind. */
export const nodesOf = (
  chain: Chain,
  endpoints: readonly NodeEndpoint[],
  askOf: (endpoint: NodeEndpoint) => AskNode,
): Node[] => {
  const seen = new Map<string, number>();
  const nodes = endpoints.flatMap((endpoint) => {
    const api = chain.apis.find(({ name }) => name === endpoint.api);
    if (api === undefined) return [];
    const name = `${api.name}+${new URL(endpoint.url).host}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return [{ name: count === 1 ? name : `${name}#${count}`, api, ask: askOf(endpoint) }];
  });
  return nodes.filter(({ api }) => api.reads === nodes[0]?.api.reads);
};

const DETAILS = {
  lagging: 'is blocks behind the others',
  differs: 'says what the others deny',
} as const;

/** Health of the nodes while a poll asks them. */
export const createWatch = (head: Pick<ChainHead, 'nodes'>, known: readonly Node[], now: Instant) => {
  const nodes: Record<string, NodeHealth> = Object.fromEntries(
    Object.entries(head.nodes).filter(([name]) => known.some((node) => node.name === name)),
  );
  return {
    nodes,
    note(name: string, state: NodeState, detail: string | null = null): void {
      nodes[name] = nodeHealth(head.nodes[name], state, detail, now);
    },
    /** Notes a failure of the node; any other error goes through. */
    fail(name: string, error: unknown): NodeFailure {
      if (!(error instanceof NodeFailure)) throw error;
      this.note(name, error.state, error.message);
      return error;
    },
  };
};
export type Watch = ReturnType<typeof createWatch>;

/** Those whose pause is over; where there are none, the one whose pause ends first. */
const dueOf = (nodes: readonly Node[], { nodes: health }: Watch, now: Instant): Node[] => {
  const retryAt = ({ name }: Node): Instant => health[name]?.retryAt ?? 0;
  const due = nodes.filter((node) => retryAt(node) <= now);
  return due.length > 0 ? due : nodes.toSorted((a, b) => retryAt(a) - retryAt(b)).slice(0, 1);
};

const settled = async <T>(
  nodes: readonly Node[],
  watch: Watch,
  question: (node: Node) => Promise<T>,
): Promise<{ answers: { node: Node; answer: T }[]; failure: NodeFailure | undefined }> => {
  let failure: NodeFailure | undefined;
  const answers = await Promise.all(
    nodes.map(async (node) => {
      try {
        return [{ node, answer: await question(node) }];
      } catch (error) {
        failure = watch.fail(node.name, error);
        return [];
      }
    }),
  );
  return { answers: answers.flat(), failure };
};

/** Where the newest block has moved, nodes that can tell its hash cheaply are asked for that of the lowest tip. */
const compareHashes = async (nodes: readonly UsableNode[], watch: Watch): Promise<UsableNode[]> => {
  const asked = nodes.filter(({ api }) => api.hash !== undefined);
  if (asked.length < COMPARED) return [...nodes];
  const height = Math.min(...asked.map(({ tip }) => tip.height));
  const { answers } = await settled(asked, watch, async ({ api, ask }) => api.hash?.(ask, height) ?? '');
  const minority = minorityOf(answers.map(({ node, answer }) => ({ node: node.name, hash: answer })));
  for (const name of minority) watch.note(name, 'differs', DETAILS.differs);
  return nodes.filter(({ name }) => !minority.includes(name) && watch.nodes[name]?.state === 'fresh');
};

/**
 * Asks nodes for their newest block until some answer, and passes over those that lag, lie or fail. Answers the usable
 * ones in the order of the configuration. Throws the last NodeFailure where there is none.
 */
export const surveyNodes = async (
  chain: Chain,
  nodes: readonly Node[],
  head: ChainHead,
  watch: Watch,
  now: Instant,
): Promise<UsableNode[]> => {
  let last = new NodeFailure('unreachable', 'no node is known');
  const due = dueOf(nodes, watch, now);
  for (let from = 0; from < due.length; from += COMPARED) {
    // The next are asked only where these fail.
    // oxlint-disable-next-line no-await-in-loop
    const { answers, failure } = await settled(due.slice(from, from + COMPARED), watch, ({ api, ask }) => api.tip(ask));
    last = failure ?? last;
    const tips = answers.map(({ node, answer }) => ({ node: node.name, height: answer.height }));
    const wrong = judgeTips(chain, tips, { height: head.tip, at: head.readAt }, now);
    const usable: UsableNode[] = [];
    for (const { node, answer } of answers) {
      const state = wrong.get(node.name);
      watch.note(node.name, state ?? 'fresh', state === undefined ? null : DETAILS[state]);
      if (state === undefined) usable.push({ ...node, tip: answer });
      else last = new NodeFailure('unreadable', `the node ${DETAILS[state]}`);
    }
    const moved = usable.some(({ tip }) => tip.height !== head.tip);
    // oxlint-disable-next-line no-await-in-loop
    const agreed = moved ? await compareHashes(usable, watch) : usable;
    if (agreed.length > 0) return agreed;
  }
  throw last;
};

/** Lets the nodes try in turn. Throws the last NodeFailure where all fail. */
export const failOver = async <T>(
  nodes: readonly UsableNode[],
  watch: Watch,
  work: (node: UsableNode) => Promise<T>,
): Promise<T> => {
  let last = new NodeFailure('unreachable', 'no node is left to ask');
  for (const node of nodes) {
    if (watch.nodes[node.name]?.state !== 'fresh') continue;
    try {
      // One after another: the next is asked only where this one fails.
      // oxlint-disable-next-line no-await-in-loop
      return await work(node);
    } catch (error) {
      last = watch.fail(node.name, error);
    }
  }
  throw last;
};
