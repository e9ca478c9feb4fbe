import type { Assessment, FlowEvent } from '../core/outflow.ts';
import { DAY } from '../core/time.ts';
import { forgetPayee, isKnownPayee, payeeMark, rememberPayee } from './outflow/known-payees.ts';
import { holdLevels, levelOf } from './outflow/levels.ts';
import { BURST_MS, heldBefore, reasonsOf, scoreOf, WEEK_MS, WINDOWS_MS, type Score } from './outflow/score.ts';
import { createFlowState, type FlowState } from './outflow/state.ts';
import { TUNING, type Tuning } from './outflow/tuning.ts';

export { currentLevel, tellAgain } from './outflow/levels.ts';
export { createFlowState, type FlowState } from './outflow/state.ts';

/** What the detector is told besides the event. */
export interface FlowContext {
  /** Other wallets of the exchange that scored NEIGHBOUR_SCORE or more within the hour. */
  neighbours: number;
}

export const NEIGHBOUR_SCORE = 2.5;
const ALONE: FlowContext = { neighbours: 0 };

/** Payments above the wallet's own 90 % quantile, or above 2 % of it, are large. */
const QUANTILE = 0.9;
const QUANTILE_STEP = 0.03;
const LARGE_SHARE = 0.02;
/** What is exactly at a limit is over it in any unit: products of floats differ in their last digits. */
const ROUNDING = 1e-9;
/** Smaller ones do not count as drained to new receivers. */
const FRESH_SHARE = 0.01;
/** Nothing is learned from what looks like a theft. */
const FROZEN_SCORE = 4;
/** Large payments to new receivers that are told, and can be taken back. */
const RECENT_MOST = 32;

const QUIET: Assessment = { level: null, score: 0, share: 0, reasons: [] };
/** No asset has so much of its smallest unit; sums of what is above would be no numbers. */
const AMOUNT_MOST = 1e100;
const isAmount = (amount: number): boolean => amount > 0 && amount <= AMOUNT_MOST;

/** An event that comes late counts as of now: the state never runs backwards. */
const fade = (state: FlowState, now: number): void => {
  const passed = state.first === null ? 0 : now - state.at;
  state.first ??= now;
  if (passed <= 0 && state.at !== 0) return;
  state.at = now;
  if (passed <= 0) return;
  if (state.balance !== null && state.mean !== null)
    state.mean += (1 - Math.exp(-passed / DAY)) * (state.balance - state.mean);
  for (let index = 0; index < WINDOWS_MS.length; index += 1) {
    const kept = Math.exp(-passed / WINDOWS_MS[index]!);
    state.out[index]! *= kept;
    state.fresh[index]! *= kept;
  }
  state.burst *= Math.exp(-passed / BURST_MS);
  state.weekly *= Math.exp(-passed / WEEK_MS);
  state.busy *= Math.exp(-passed / WINDOWS_MS[1]);
  state.busyWeekly *= Math.exp(-passed / WEEK_MS);
  if (state.excess > 0) state.excess *= Math.exp(-passed / WINDOWS_MS[1]);
};

const takeBalance = (state: FlowState, { kind, amount, balance }: FlowEvent): void => {
  if (balance !== null && balance <= AMOUNT_MOST && balance >= -AMOUNT_MOST) state.balance = Math.max(0, balance);
  else if (state.balance !== null && kind === 'out') state.balance = Math.max(0, state.balance - amount);
  else if (state.balance !== null && kind === 'in') state.balance += amount;
  // What was there before the first event seen is what a newly discovered wallet usually has.
  if (state.mean === null && state.balance !== null) state.mean = state.balance + (kind === 'out' ? amount : 0);
  // An internal move may go either way: the last balance stands until the next is told.
};

interface Payment {
  mark: number;
  large: boolean;
  fresh: boolean;
  burst: boolean;
}

/** Counts a payment into what has left; answers what it is. */
const takePayment = (state: FlowState, { amount, to }: FlowEvent, tuning: Tuning): Payment => {
  const balance = state.balance ?? Number.POSITIVE_INFINITY;
  const held = tuning.beforeOutflow ? heldBefore(state, 2, tuning) : balance;
  const large =
    amount > (LARGE_SHARE - ROUNDING) * held ||
    (state.quantile !== null && Math.log10(amount) > state.quantile + ROUNDING);
  const mark = large ? payeeMark(to ?? '') : 0;
  const isNew = large && !isKnownPayee(state, mark, state.at);
  const fresh = isNew && amount > (FRESH_SHARE - ROUNDING) * (held + amount);
  const burst = isNew && amount > (LARGE_SHARE - ROUNDING) * held;
  for (let index = 0; index < WINDOWS_MS.length; index += 1) {
    state.out[index]! += amount;
    if (fresh) state.fresh[index]! += amount;
  }
  if (burst) state.burst += 1;
  else {
    state.busy += 1;
    state.busyWeekly += 1;
  }
  if (fresh) {
    state.recent.push({ at: state.at, to: mark, amount, burst });
    if (state.recent.length > RECENT_MOST) state.recent.shift();
  }
  if (state.largest[0] > 0)
    state.excess = Math.max(state.excess, Math.min(1, Math.log10(amount / state.largest[0])), 0);
  return { mark, large, fresh, burst };
};

const learn = (state: FlowState, { amount }: FlowEvent, payment: Payment): void => {
  const size = Math.log10(amount);
  const step = Math.max(QUANTILE_STEP, 1 / (state.outs + 1));
  if (state.quantile === null) state.quantile = size;
  else state.quantile += step * (size > state.quantile + ROUNDING ? QUANTILE : QUANTILE - 1);
  if (amount > state.largest[0]) state.largest = [amount, state.largest[0]];
  else if (amount > state.largest[1]) state.largest[1] = amount;
  if (payment.burst) state.weekly += 1;
  if (payment.large) rememberPayee(state, payment.mark, state.at);
  state.outs += 1;
};

const assessmentOf = (
  state: FlowState,
  score: Score,
  context: FlowContext,
  announced: boolean,
  tuning: Tuning,
): Assessment => {
  const level = levelOf(score.score, announced, tuning);
  return {
    level,
    score: score.score,
    share: Math.max(score.fresh, score.drained),
    reasons: level === null ? [] : reasonsOf(state, score, context.neighbours, announced),
  };
};

/**
 * Takes one event of one asset of one wallet in and says how unusual the outflow is. Constant work. Changes the
 * given state, for speed. Events come in order of time; one that comes late counts as of the last. Amounts that are
 * no positive number change nothing. Only what leaves to others is assessed: all else answers no level.
 */
export const advance = (
  state: FlowState,
  event: FlowEvent,
  context: FlowContext = ALONE,
  tuning: Tuning = TUNING,
): Assessment => {
  if (!isAmount(event.amount) || !Number.isFinite(event.t)) return QUIET;
  fade(state, event.t);
  takeBalance(state, event);
  if (event.kind !== 'out') return QUIET;
  const payment = takePayment(state, event, tuning);
  const announced = event.announced === true;
  const score = scoreOf(state, context.neighbours, announced, tuning);
  if (score.score < FROZEN_SCORE) learn(state, event, payment);
  const assessment = assessmentOf(state, score, context, announced, tuning);
  holdLevels(state, score.score, assessment.level, tuning);
  return assessment;
};

const fadedBy = (amount: number, passed: number, window: number): number =>
  amount * Math.exp(-Math.max(0, passed) / window);

const takeBackFresh = (state: FlowState, { t, amount, to }: FlowEvent): void => {
  const mark = payeeMark(to ?? '');
  const index = state.recent.findLastIndex((one) => one.at === t && one.amount === amount && one.to === mark);
  const [payment] = index < 0 ? [] : state.recent.splice(index, 1);
  forgetPayee(state, mark, t);
  if (payment?.burst !== true) {
    state.busy = Math.max(0, state.busy - fadedBy(1, state.at - t, WINDOWS_MS[1]));
    state.busyWeekly = Math.max(0, state.busyWeekly - fadedBy(1, state.at - t, WEEK_MS));
  }
  if (payment === undefined) return;
  for (const [window, duration] of WINDOWS_MS.entries())
    state.fresh[window] = Math.max(0, state.fresh[window]! - fadedBy(amount, state.at - t, duration));
  if (!payment.burst) return;
  state.burst = Math.max(0, state.burst - fadedBy(1, state.at - t, BURST_MS));
  state.weekly = Math.max(0, state.weekly - fadedBy(1, state.at - t, WEEK_MS));
};

/**
 * Takes an event back that never was (its block was replaced): what it had added, faded as it is by now, goes. Levels
 * are judged anew. Learned quantiles stay: one payment moves them by little. Changes the given state.
 */
export const retract = (state: FlowState, event: FlowEvent, tuning: Tuning = TUNING): void => {
  if (!isAmount(event.amount) || state.first === null || event.kind === 'internal') return;
  const { t, amount, kind } = event;
  if (state.balance !== null) state.balance = Math.max(0, state.balance + (kind === 'out' ? amount : -amount));
  if (kind !== 'out') return;
  for (const [window, duration] of WINDOWS_MS.entries())
    state.out[window] = Math.max(0, state.out[window]! - fadedBy(amount, state.at - t, duration));
  takeBackFresh(state, event);
  if (amount >= state.largest[0]) state.excess = 0;
  if (amount === state.largest[0]) state.largest = [state.largest[1], state.largest[1]];
  const { score } = scoreOf(state, 0, false, tuning);
  const level = levelOf(score, false, tuning);
  state.held = [null, null, null];
  holdLevels(state, score, level, tuning);
};

/** The form in which use cases hold a detector: states are opaque JSON, null begins, and a given one is not changed. */
export const outflowDetector = {
  advance(
    state: unknown,
    event: FlowEvent,
    context: FlowContext = ALONE,
  ): { state: FlowState; assessment: Assessment } {
    // What was stored before something was counted begins to count it.
    const next = { ...createFlowState(), ...(state === null ? {} : structuredClone(state as FlowState)) };
    const assessment = advance(next, event, context);
    return { state: next, assessment };
  },
  retract(state: unknown, event: FlowEvent): FlowState | null {
    if (state === null) return null;
    const next = { ...createFlowState(), ...structuredClone(state as FlowState) };
    retract(next, event);
    return next;
  },
};
