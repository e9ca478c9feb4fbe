import { OUTFLOW_LEVELS, type Assessment, type OutflowLevel } from '../../core/outflow.ts';
import { HOUR, type Instant } from '../../core/time.ts';
import type { FlowState } from './state.ts';
import { TUNING, type Tuning } from './tuning.ts';

/** A level is left after 6 hours under it by more than 1. */
const CLEAR_MS = 6 * HOUR;
const CLEAR_MARGIN = 1;
/** It is told again when the drained share has grown by 10 points. */
const TELL_AGAIN_SHARE = 0.1;
/** A move that was announced is at most that. */
const ANNOUNCED_MOST: OutflowLevel = 'warn';

export const levelOf = (score: number, announced: boolean, tuning: Tuning = TUNING): OutflowLevel | null => {
  if (score >= tuning.critical) return announced ? ANNOUNCED_MOST : 'critical';
  return score >= tuning.warn ? 'warn' : score >= tuning.watch ? 'watch' : null;
};

const rankOf = (level: OutflowLevel | null): number => (level === null ? -1 : OUTFLOW_LEVELS.indexOf(level));

const isHeld = (at: Instant | null | undefined, now: Instant): boolean => typeof at === 'number' && now - at < CLEAR_MS;

/** Takes a score in: raises levels at once, leaves them late. */
export const holdLevels = (state: FlowState, score: number, level: OutflowLevel | null, tuning: Tuning): void => {
  const [watch, warn, critical] = state.held;
  if (level === null && watch === null && warn === null && critical === null) return;
  const rank = rankOf(level);
  for (const [index, name] of OUTFLOW_LEVELS.entries()) {
    const stays = isHeld(state.held[index], state.at);
    if (index <= rank || (stays && score >= tuning[name] - CLEAR_MARGIN)) state.held[index] = state.at;
    else if (!stays) state.held[index] = null;
  }
};

/** The level that stands at `now`; null once it has cleared. Changes nothing. */
export const currentLevel = ({ held }: FlowState, now: Instant): OutflowLevel | null =>
  OUTFLOW_LEVELS.findLast((_, index) => isHeld(held[index], now)) ?? null;

/** Whether an alarm that was told is to be told again: it is graver, or another tenth of the wallet has gone. */
export const tellAgain = (
  told: Pick<Assessment, 'level' | 'share'>,
  now: Pick<Assessment, 'level' | 'share'>,
): boolean =>
  now.level !== null &&
  (rankOf(now.level) > rankOf(told.level) || now.share - told.share >= TELL_AGAIN_SHARE - Number.EPSILON);
