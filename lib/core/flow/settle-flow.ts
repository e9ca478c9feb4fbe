import { flowKey, type FlowDetector, type WalletFlow } from '../chain-stores.ts';
import { retract } from './advance-flow.ts';
import { tierOf, type TierAt } from './episode.ts';
import { markOf } from './taken.ts';

/** Where a transfer stands that an alarm rests on. */
export interface Standing {
  /** flowKey of the wallet's state. */
  key: string;
  txid: string;
  at: number | 'pending' | 'gone';
}

/** Transactions that an alarm rests on and that may still be undone. */
export const unsettledOf = ({ episode }: Pick<WalletFlow, 'episode'>, at: TierAt): string[] => [
  ...new Set(
    (episode?.evidence ?? []).flatMap(({ txid, height }) =>
      txid !== null && tierOf(height, at) !== 'final' ? [txid] : [],
    ),
  ),
];

const settleOne = (flow: WalletFlow, { txid, at }: Standing, detector: FlowDetector): WalletFlow => {
  const ofTransaction = `${markOf(txid)}:`;
  if (at === 'gone')
    return retract(
      flow,
      flow.taken.filter(({ id }) => id.startsWith(ofTransaction)),
      detector,
    );
  const height = at === 'pending' ? null : at;
  return {
    ...flow,
    taken: flow.taken.map((one) => (one.id.startsWith(ofTransaction) ? { ...one, height } : one)),
    episode:
      flow.episode === null
        ? null
        : {
            ...flow.episode,
            evidence: flow.episode.evidence.map((one) => (one.txid === txid ? { ...one, height } : one)),
          },
  };
};

/** A wallet's state after its transfers were asked for: those that are gone are taken back. */
export const settleFlow = (flow: WalletFlow, standings: readonly Standing[], detector: FlowDetector): WalletFlow =>
  standings
    .filter(({ key }) => key === flowKey(flow))
    .reduce((settled, standing) => settleOne(settled, standing, detector), flow);
