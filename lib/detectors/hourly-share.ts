import type { FlowDetector } from '../core/chain-stores.ts';
import type { FlowEvent, OutflowLevel } from '../core/outflow.ts';
import { HOUR, MINUTE, type Instant } from '../core/time.ts';

/** What left in the last hour, as a share of what was there: the levels of the design's comparison. */
const LEVELS: readonly [OutflowLevel, number][] = [
  ['critical', 0.85],
  ['warn', 0.5],
  ['watch', 0.3],
];

interface State {
  /** Outflow, fading with a time constant of an hour. */
  out: number;
  at: Instant;
}

const faded = ({ out, at }: State, now: Instant): number => out * Math.exp(-Math.max(0, now - at) / HOUR);
const stateOf = (state: unknown, { t }: FlowEvent): State => (state ?? { out: 0, at: t }) as State;

/** The simplest detector that needs no learning: which share of a wallet has left within about an hour. */
export const hourlyShare: FlowDetector = {
  advance(state, event) {
    const before = faded(stateOf(state, event), event.t);
    const out = before + (event.kind === 'out' ? event.amount : 0);
    const share = event.kind !== 'out' || event.balance === null ? 0 : out / (event.balance + out || 1);
    const level = LEVELS.find(([, least]) => share >= least)?.[0] ?? null;
    const minutes = HOUR / MINUTE;
    return {
      state: { out, at: event.t } satisfies State,
      assessment: {
        level,
        score: share <= 0 ? 0 : Math.log10(share / Math.max(1 - share, 1e-6)),
        share,
        reasons: level === null ? [] : [{ kind: 'drained', share, minutes }],
      },
    };
  },
  retract(state, event) {
    if (event.kind !== 'out' || state === null) return state;
    const { out, at } = state as State;
    return { out: Math.max(0, out - event.amount * Math.exp(-Math.max(0, at - event.t) / HOUR)), at } satisfies State;
  },
};
