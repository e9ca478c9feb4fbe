import type { FlowEvent } from '../../lib/core/outflow.ts';
import { advance, createFlowState, type FlowState } from '../../lib/detectors/outflow.ts';
import { PROTOTYPE, TUNING, type Tuning } from '../../lib/detectors/outflow/tuning.ts';
import { cusum, dspot, fixedAmount, hourShare, robustZ, type Contestant } from './baselines.ts';

const outflow = (tuning: Tuning): Contestant<FlowState> => ({
  create: createFlowState,
  score: (state, event: FlowEvent, neighbours) =>
    event.kind === 'out'
      ? advance(state, event, { neighbours }, tuning).score
      : (advance(state, event, { neighbours }, tuning), null),
});

/** All that is compared on the same streams. */
export const CONTESTANTS = {
  'fixed amount': fixedAmount as Contestant,
  'robust z': robustZ as Contestant,
  CUSUM: cusum as Contestant,
  DSPOT: dspot as Contestant,
  'share in 1 h': hourShare as Contestant,
  prototype: outflow(PROTOTYPE) as Contestant,
  mamori: outflow(TUNING) as Contestant,
} satisfies Record<string, Contestant>;

export type ContestantName = keyof typeof CONTESTANTS;
export const CONTESTANT_NAMES = Object.keys(CONTESTANTS) as ContestantName[];
