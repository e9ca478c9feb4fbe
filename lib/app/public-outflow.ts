import { seenOf } from '../core/outflow-figures.ts';
import type { OutflowDetail } from '../core/outflow-incident.ts';
import { iso } from '../core/time.ts';

/** What has left, as the API shows it. Amounts are exact decimals in whole units; null is not known. */
export const publicOutflow = (detail: OutflowDetail) => {
  const { kind: _kind, since, at, sums, ...seen } = seenOf(detail);
  return {
    ...seen,
    since: iso(since),
    at: iso(at),
    sums: sums.map(({ pricedAt, ...sum }) => ({ ...sum, pricedAt: pricedAt === null ? null : iso(pricedAt) })),
    signals: seen.signals.map((signal) => ({ ...signal, at: iso(signal.at) })),
    parts: detail.parts.map(({ chain, wallet, contract, asset, level, share, moved, disputed, ...part }) => ({
      chain,
      wallet,
      contract,
      asset,
      level,
      share,
      moved,
      receivers: part.receivers,
      since: iso(part.since),
      at: iso(part.at),
      disputed,
      evidence: part.evidence.map((one) => ({ ...one, at: iso(one.at) })),
    })),
  };
};
export type PublicOutflow = ReturnType<typeof publicOutflow>;
