import type { ExchangeView } from '../exchange-view.ts';
import type { Holding } from '../holding.ts';
import type { Instant } from '../time.ts';

export interface Lock {
  /** `some`: one of its networks is open, another is not. `unknown`: nothing is read, or nothing is said of the asset. */
  state: 'locked' | 'some' | 'open' | 'unknown';
  /** Since when, as far as it was seen to begin. */
  since: Instant | null;
  /** Of the reading; null before the first. */
  readAt: Instant | null;
}

const UNKNOWN: Lock = { state: 'unknown', since: null, readAt: null };

/** Whether a holding can be withdrawn now, by the exchange's own flags. Locked is not lost. */
export const lockOf = ({ asset }: Pick<Holding, 'asset'>, view: ExchangeView | undefined): Lock => {
  if (view === undefined) return UNKNOWN;
  const { readAt, suspended, state } = view;
  if (state === 'unknown') return { ...UNKNOWN, readAt };
  const since = Math.min(...suspended.filter((one) => one.asset === asset).map((one) => one.since ?? Infinity));
  const found = view.assetStates?.get(asset);
  const told =
    found === 'suspended' || state === 'suspended' ? 'locked' : found === 'partly' ? 'some' : (found ?? 'unknown');
  return { state: told, since: told !== 'open' && Number.isFinite(since) ? since : null, readAt };
};
