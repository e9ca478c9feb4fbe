import type { OutflowReason } from '../../core/outflow.ts';
import { DAY, HOUR, MINUTE, type Instant } from '../../core/time.ts';
import type { FlowState } from './state.ts';
import type { Tuning } from './tuning.ts';

/** Time constants of what fades. */
export const WINDOWS_MS = [10 * MINUTE, HOUR, 6 * HOUR] as const;
export const BURST_MS = 30 * MINUTE;
export const WEEK_MS = 7 * DAY;
/** Until then little is known of a wallet: what is largest or frequent says less. A drained share needs no past. */
const WARM_UP_MS = 3 * DAY;
const WARM_UP_OUTS = 20;
/** Under this share nothing is told, unless over half of the wallet left. */
const LEAST_SHARE = 0.03 - 1e-9;
const DRAINED_SHARE = 0.5;
/** The share at which the term of what left, to whomever, reaches `Tuning.drained`. */
const TOTAL_SHARE = 0.85;
const LONG_WINDOW_WEIGHT = 0.7;

const ODDS_MOST = 6;
/** log10 odds, finite also at 0 and 1. */
const logOdds = (share: number): number => Math.min(ODDS_MOST, Math.max(-ODDS_MOST, Math.log10(share / (1 - share))));
const clip = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

export interface Score {
  score: number;
  /** To new receivers, and to whomever. */
  fresh: number;
  drained: number;
  terms: { fresh: number; largest: number; burst: number; coincidence: number; drained: number };
  expected: number;
}

const shareOf = (part: number, whole: number): number => (whole > 0 ? clip(part / whole, 0, 1) : 0);

/** What the wallet had before the outflow of a window. */
export const heldBefore = ({ balance, mean, out }: FlowState, window: 0 | 1 | 2, { usualBalance }: Tuning): number =>
  Math.max((balance ?? Number.POSITIVE_INFINITY) + out[window], usualBalance * (mean ?? 0));

/** 0 at first sight, 1 once the wallet has a past. */
const experience = ({ first, outs }: FlowState, now: Instant): number =>
  clip(Math.min((now - (first ?? now)) / WARM_UP_MS, outs / WARM_UP_OUTS), 0, 1);

/** Large payments to new receivers that are usual in half an hour. */
const usualBurst = ({ weekly, first }: FlowState, now: Instant): number => {
  const age = Math.max(DAY, now - (first ?? now));
  return (weekly * BURST_MS) / (WEEK_MS * (1 - Math.exp(-age / WEEK_MS)));
};

/** How many times as often as usual the wallet pays in this hour: customers who all leave at once are no thief. */
const busyness = ({ busy, busyWeekly, first }: FlowState, now: Instant, { busiestDay }: Tuning): number => {
  const age = Math.max(DAY, now - (first ?? now));
  const usual = (busyWeekly * HOUR) / (WEEK_MS * (1 - Math.exp(-age / WEEK_MS)));
  return clip((busy + 1) / (usual + 1), 1, busiestDay);
};

const burstTerm = (count: number, expected: number): number => {
  if (count <= 1.2 || count <= expected) return 0;
  return clip((count * Math.log10(count / expected) - (count - expected) / Math.LN10) / 2, 0, 1.5);
};

/** The score of a state at its last event, in log10 odds. Pure and constant in work. */
export const scoreOf = (state: FlowState, neighbours: number, announced: boolean, tuning: Tuning): Score => {
  const { out, fresh: flow } = state;
  const fresh = Math.max(
    shareOf(flow[0], heldBefore(state, 0, tuning)),
    shareOf(flow[1], heldBefore(state, 1, tuning)),
    LONG_WINDOW_WEIGHT * shareOf(flow[2], heldBefore(state, 2, tuning)),
  );
  const drained = shareOf(out[1], heldBefore(state, 1, tuning));
  const known = experience(state, state.at);
  const usual = usualBurst(state, state.at);
  const expected = (3 * usual + 0.05) * busyness(state, state.at, tuning);
  const terms = {
    fresh: tuning.newShare * clip(logOdds(fresh) + 0.95, -1, 2.4),
    largest: tuning.largest * clip(state.excess, 0, 1) * known,
    burst: tuning.burst * burstTerm(state.burst, expected) * known,
    coincidence: neighbours <= 0 ? 0 : tuning.coincidence[neighbours === 1 ? 0 : 1],
    drained: tuning.drained + 1.5 * (logOdds(drained) - logOdds(TOTAL_SHARE)),
  };
  const sum = Math.max(terms.fresh + terms.largest + terms.burst + terms.coincidence, terms.drained);
  const quiet = fresh < LEAST_SHARE && drained <= DRAINED_SHARE;
  const score = sum - (announced ? tuning.announced : 0);
  return { score: quiet ? Math.min(0, score) : score, fresh, drained, terms, expected: usual };
};

/** The terms that speak, the weightiest first, with their figures. */
export const reasonsOf = (
  state: FlowState,
  { fresh, drained, terms, expected }: Score,
  neighbours: number,
  announced: boolean,
): OutflowReason[] => {
  const lately = state.recent.filter(({ at }) => state.at - at <= WINDOWS_MS[2]);
  const span = lately.length === 0 ? 0 : state.at - Math.min(...lately.map(({ at }) => at));
  const minutes = Math.max(1, Math.ceil(span / MINUTE));
  const weighed: [number, OutflowReason][] = [
    [
      terms.fresh,
      { kind: 'new-receivers', share: fresh, receivers: new Set(lately.map(({ to }) => to)).size, minutes },
    ],
    [drained > DRAINED_SHARE ? terms.drained : 0, { kind: 'drained', share: drained, minutes: HOUR / MINUTE }],
    [terms.largest, { kind: 'largest-ever', times: 10 ** state.excess }],
    [terms.burst, { kind: 'burst', count: Math.round(state.burst), expected, minutes: BURST_MS / MINUTE }],
    [terms.coincidence, { kind: 'coincidence', wallets: neighbours }],
  ];
  const spoken = weighed.filter(([weight]) => weight > 0.1).toSorted(([a], [b]) => b - a);
  return [...spoken.map(([, reason]) => reason), ...(announced ? [{ kind: 'announced' } as const] : [])];
};
