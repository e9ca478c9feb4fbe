import type { FlowEvent } from '../../lib/core/outflow.ts';
import { DAY, HOUR } from '../../lib/core/time.ts';

/** What the simulation compares: a score for each payment, from a state of plain JSON. */
export interface Contestant<State = unknown> {
  create(): State;
  /** Null: this event says nothing. Changes the state. */
  score(state: State, event: FlowEvent, neighbours: number): number | null;
}

interface HourState {
  at: number;
  out: number;
}
const hourly = (state: HourState, { t, kind, amount }: FlowEvent): number => {
  state.out = state.out * Math.exp(-(t - state.at) / HOUR) + (kind === 'out' ? amount : 0);
  state.at = t;
  return state.out;
};

const createHour = (): HourState => ({ at: 0, out: 0 });

/** What left in an hour, as an amount. */
export const fixedAmount: Contestant<HourState> = {
  create: createHour,
  score: (state, event) => (hourly(state, event), event.kind === 'out' ? Math.log10(state.out) : null),
};

/** What left in an hour, as a share of the wallet: log10 odds. */
export const hourShare: Contestant<HourState> = {
  create: createHour,
  score(state, event) {
    const out = hourly(state, event);
    if (event.kind !== 'out') return null;
    return Math.log10((out + 1e-9) / ((event.balance ?? 0) + 1e-9));
  },
};

interface NormalState extends HourState {
  centre: number | null;
  spread: number;
  sum: number;
}
const LEARNING = 0.003;
const createNormal = (): NormalState => ({ ...createHour(), centre: null, spread: 1, sum: 0 });

/** Deviation of the hour's log amount from its running centre, in running absolute deviations; outliers teach little. */
const deviation = (state: NormalState, event: FlowEvent): number => {
  const size = Math.log10(hourly(state, event));
  state.centre ??= size;
  const z = (size - state.centre) / Math.max(0.05, 1.25 * state.spread);
  const taught = Math.min(3, Math.max(-3, z)) * 1.25 * state.spread;
  state.centre += LEARNING * taught;
  state.spread += LEARNING * (Math.abs(taught) - state.spread);
  return z;
};

export const robustZ: Contestant<NormalState> = {
  create: createNormal,
  score: (state, event) => (event.kind === 'out' ? deviation(state, event) : (hourly(state, event), null)),
};

/** Cumulative sum of deviations above one, forgotten with a day. */
export const cusum: Contestant<NormalState> = {
  create: createNormal,
  score(state, event) {
    const before = state.at;
    if (event.kind !== 'out') return (hourly(state, event), null);
    const z = deviation(state, event);
    state.sum = Math.max(0, state.sum * Math.exp(-(event.t - before) / DAY) + z - 1);
    return state.sum;
  },
};

interface TailState extends NormalState {
  quantile: number | null;
  mean: number;
  square: number;
}

/** Streaming peaks over threshold with drift: a generalised Pareto tail by moments, of the hour's log amount less its centre. */
export const dspot: Contestant<TailState> = {
  create: () => ({ ...createNormal(), quantile: null, mean: 0.2, square: 0.08 }),
  score(state, event) {
    if (event.kind !== 'out') return (hourly(state, event), null);
    deviation(state, event);
    const value = Math.log10(state.out) - (state.centre ?? 0);
    state.quantile ??= value + 0.5;
    const excess = value - state.quantile;
    state.quantile += 0.01 * (excess > 0 ? 0.98 : -0.02);
    if (excess <= 0) return Math.max(-5, excess);
    const variance = Math.max(1e-4, state.square - state.mean ** 2);
    const ratio = state.mean ** 2 / variance;
    const shape = Math.min(0.5, Math.max(-0.4, (1 - ratio) / 2));
    const scale = Math.max(0.01, state.mean * (1 - shape));
    const inside = Math.max(1e-6, 1 + (shape * excess) / scale);
    const tail = Math.abs(shape) < 1e-3 ? excess / scale : Math.log(inside) / shape;
    state.mean += 0.02 * (Math.min(excess, 5 * state.mean + 0.1) - state.mean);
    state.square += 0.02 * (Math.min(excess, 5 * state.mean + 0.1) ** 2 - state.square);
    return 1.7 + tail / Math.LN10;
  },
};
