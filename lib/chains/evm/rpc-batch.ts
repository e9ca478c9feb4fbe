import { NodeFailure, type AskNode } from '../../core/chain.ts';
import { isFields, type Fields } from './node-value.ts';

export interface RpcCall {
  method: string;
  params: readonly unknown[];
}

/** One call's answer: its result, or why there is none (the node's own code, where it gives one). */
export type RpcAnswer = { result: unknown } | { refused: number | null };

/**
 * Codes by which nodes say that too much was asked: EIP-1474's -32005 (https://eips.ethereum.org/EIPS/eip-1474), and
 * HTTP's 429 within an answer.
 */
const LIMIT_CODES: readonly unknown[] = [-32_005, 429];

const unreadable = (detail: string): NodeFailure => new NodeFailure('unreadable', detail);

const answerIn = (entry: Fields): RpcAnswer => {
  const { error, result } = entry;
  if (error === undefined || error === null) return { result };
  const code = isFields(error) ? error.code : undefined;
  if (LIMIT_CODES.includes(code)) throw new NodeFailure('blocked', 'the node says that too much is asked');
  return { refused: typeof code === 'number' ? code : null };
};

/** The answers in the order of the calls: a node may give them in any, but each exactly once. */
const sorted = (entries: readonly unknown[], calls: number): RpcAnswer[] => {
  const byId = new Map<unknown, RpcAnswer>();
  for (const entry of entries) {
    if (!isFields(entry)) throw unreadable('an answer of the batch is none');
    const answer = answerIn(entry);
    if (byId.has(entry.id)) throw unreadable('a call of the batch is answered twice');
    byId.set(entry.id, answer);
  }
  return Array.from({ length: calls }, (_, index) => {
    const answer = byId.get(index + 1);
    if (answer === undefined) throw unreadable('a call of the batch has no answer');
    return answer;
  });
};

const isRefusal = (body: unknown): body is Fields => isFields(body) && body.error !== undefined && body.error !== null;

/**
 * Asks all calls at once (https://www.jsonrpc.org/specification#batch). A node that takes no batch, or a smaller one,
 * is asked in halves. Throws NodeFailure where an answer is missing, doubled, or is none.
 */
export const askBatch = async (ask: AskNode, calls: readonly RpcCall[], mostBytes?: number): Promise<RpcAnswer[]> => {
  if (calls.length === 0) return [];
  const requests = calls.map((call, index) => ({ jsonrpc: '2.0', id: index + 1, ...call }));
  const post = requests.length === 1 ? requests[0] : requests;
  const body = await ask({ path: '', post, ...(mostBytes !== undefined && { mostBytes }) });
  if (Array.isArray(body)) return sorted(body, calls.length);
  if (!isFields(body)) throw unreadable('the node answers with no JSON-RPC');
  if (calls.length === 1) return sorted([body], 1);
  if (!isRefusal(body)) throw unreadable('the node answers a batch with one answer');
  answerIn(body);
  const half = Math.ceil(calls.length / 2);
  const first = await askBatch(ask, calls.slice(0, half), mostBytes);
  return [...first, ...(await askBatch(ask, calls.slice(half), mostBytes))];
};

/** Throws NodeFailure where the node gives none. */
export const resultIn = (answer: RpcAnswer | undefined, what: string): unknown => {
  if (answer === undefined || !('result' in answer) || answer.result === undefined) {
    throw unreadable(`the node refuses ${what}`);
  }
  if (answer.result === null) throw unreadable(`the node has not got ${what}`);
  return answer.result;
};
