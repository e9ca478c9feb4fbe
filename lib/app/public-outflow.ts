import { gravestFirst, ownLevel, seenOf, sumsOf, tierOf } from '../core/outflow-figures.ts';
import type { OutflowDetail, OutflowPart } from '../core/outflow-incident.ts';
import { iso } from '../core/time.ts';

/** One row an asset and chain, as the members of a stop are listed. */
export const publicOutflowAssets = ({ parts }: Pick<OutflowDetail, 'parts'>) =>
  [...Map.groupBy(parts, ({ asset, chain }) => `${asset}\t${chain}`).values()].flatMap((of) => {
    const [first] = of;
    if (first === undefined) return [];
    return [
      {
        asset: first.asset,
        network: first.chain,
        phase: tierOf(of) === 'seen' ? ('reported' as const) : ('confirmed' as const),
        since: iso(Math.min(...of.map(({ since }) => since))),
        reason: null,
      },
    ];
  });

const publicWallet = (part: OutflowPart) => ({
  chain: part.chain,
  address: part.wallet,
  asset: part.asset,
  level: ownLevel(part),
  share: part.share,
  moved: part.moved,
  since: iso(part.since),
  receivers: part.receivers,
  disputed: part.disputed,
  evidence: part.evidence.map(({ txid, index, to, amount, at, height, tier }) => ({
    txid,
    index,
    to,
    amount,
    at: iso(at),
    height,
    tier,
  })),
});

/** What has left, as the API shows it: the gravest wallets and the sums worth most first. */
export const publicOutflow = (detail: OutflowDetail) => {
  const { level, share } = seenOf(detail);
  return {
    level,
    share,
    wallets: gravestFirst(detail.parts).map(publicWallet),
    sums: sumsOf(detail).map(({ pricedAt, ...sum }) => ({
      ...sum,
      pricedAt: pricedAt === null ? null : iso(pricedAt),
    })),
    /** What the chains are called, by id. */
    chains: detail.chains,
    signals: detail.signals.map(({ at, ...signal }) => ({ ...signal, at: iso(at) })),
  };
};
export type PublicOutflow = ReturnType<typeof publicOutflow>;
