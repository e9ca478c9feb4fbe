import { Unreadable } from '../../core/exchange.ts';
import type { Touches, Transfer } from '../../core/transfer.ts';
import { folded, hashIn, hexAmount, isFields, needed, type Fields } from './node-value.ts';
import { nativeTransfer, type EvmNames, type Place } from './transfers.ts';

/** Money that one step of a transaction moves. */
interface Step {
  from: string;
  to: string | null;
  raw: bigint;
}

const stepOf = (from: unknown, to: unknown, value: unknown): Step => ({
  from: folded(from),
  to: to === null || to === undefined ? null : folded(to),
  raw: needed(hexAmount(value), 'the value of a call'),
});

/** A delegated or static call moves nothing, and a call of foreign code pays the caller himself. */
const PAYING_CALL = 'call';

/** https://openethereum.github.io/JSONRPC-trace-module: what a step of `trace_block` moves. */
const stepOfTrace = ({ type, action, result }: Fields): Step | undefined => {
  if (!isFields(action)) throw new Unreadable('a trace has no action');
  if (type === 'call')
    return action.callType === PAYING_CALL ? stepOf(action.from, action.to, action.value) : undefined;
  if (type === 'create') return stepOf(action.from, isFields(result) ? result.address : null, action.value);
  if (type === 'suicide') return stepOf(action.address, action.refundAddress, action.balance);
  return undefined;
};

const isWithin = (path: readonly unknown[], failed: readonly unknown[]): boolean =>
  failed.length <= path.length && failed.every((step, index) => step === path[index]);

const found = (names: EvmNames, place: Place, index: number, step: Step | undefined, touches: Touches): Transfer[] => {
  if (step === undefined || step.raw === 0n) return [];
  if (!touches(step.from) && (step.to === null || !touches(step.to))) return [];
  const transfer = nativeTransfer(names, place, index, step.from, step.to, step.raw);
  return transfer === undefined ? [] : [transfer];
};

export const looksLikeTraces = (value: unknown): boolean =>
  Array.isArray(value) && isFields(value[0]) && isFields(value[0].action) && Array.isArray(value[0].traceAddress);

/**
 * The native transfers of `trace_block` that touch: those of transactions (index 0) and those inside them (index n,
 * the n-th step). What is within a failed step was undone with it. Throws Unreadable.
 */
export const transfersOfTraces = (
  names: EvmNames,
  value: unknown,
  touches: Touches,
  around: Omit<Place, 'txid'>,
): Transfer[] => {
  if (!Array.isArray(value)) throw new Unreadable('there are no traces');
  const transfers: Transfer[] = [];
  let [transaction, index, failed]: [unknown, number, readonly unknown[] | undefined] = [undefined, 0, undefined];
  for (const trace of value as readonly unknown[]) {
    if (!isFields(trace) || !Array.isArray(trace.traceAddress)) throw new Unreadable('a trace is none');
    const path = trace.traceAddress as readonly unknown[];
    if (trace.transactionHash === null || trace.transactionHash === undefined) continue;
    if (trace.transactionHash !== transaction) [transaction, index, failed] = [trace.transactionHash, 0, undefined];
    else index += 1;
    if (failed !== undefined && isWithin(path, failed)) continue;
    failed = trace.error === undefined || trace.error === null ? undefined : path;
    if (failed !== undefined) continue;
    const height = around.height ?? (typeof trace.blockNumber === 'number' ? trace.blockNumber : null);
    const place = { ...around, height, txid: hashIn(trace.transactionHash) };
    transfers.push(...found(names, place, index, stepOfTrace(trace), touches));
  }
  return transfers;
};

const PAYING_TYPES: ReadonlySet<unknown> = new Set(['CALL', 'CREATE', 'CREATE2', 'SELFDESTRUCT']);
/** The deepest stack of calls that the machine allows, https://ethereum.github.io/yellowpaper/paper.pdf. */
const DEPTH_MOST = 1024;

/** The steps of a call and of those within it, in order, failed ones left out but counted. */
const walk = (call: unknown, visit: (index: number, step: Step) => void): void => {
  let index = 0;
  const enter = (value: unknown, depth: number, undone: boolean): void => {
    if (!isFields(value) || typeof value.type !== 'string' || depth > DEPTH_MOST)
      throw new Unreadable('a call is none');
    const dead = undone || (value.error !== undefined && value.error !== null);
    if (!dead && PAYING_TYPES.has(value.type)) visit(index, stepOf(value.from, value.to, value.value ?? '0x0'));
    index += 1;
    if (value.calls === undefined || value.calls === null) return;
    if (!Array.isArray(value.calls)) throw new Unreadable('the calls of a call are none');
    for (const inner of value.calls as readonly unknown[]) enter(inner, depth + 1, dead);
  };
  enter(call, 0, false);
};

export const looksLikeCalls = (value: unknown): boolean =>
  Array.isArray(value) && isFields(value[0]) && isFields(value[0].result) && typeof value[0].result.type === 'string';

/** As `transfersOfTraces`, for geth's `debug_traceBlock…` with its callTracer. Throws Unreadable. */
export const transfersOfCalls = (
  names: EvmNames,
  value: unknown,
  touches: Touches,
  around: Omit<Place, 'txid'>,
): Transfer[] => {
  if (!Array.isArray(value)) throw new Unreadable('there are no calls');
  const transfers: Transfer[] = [];
  for (const traced of value as readonly unknown[]) {
    if (!isFields(traced) || !isFields(traced.result)) throw new Unreadable('a transaction was not traced');
    const txid = traced.txHash === undefined ? null : hashIn(traced.txHash);
    walk(traced.result, (index, step) => {
      transfers.push(...found(names, { ...around, txid }, index, step, touches));
    });
  }
  return transfers;
};
