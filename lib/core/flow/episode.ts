import type { Episode, TakenFlow, WalletFlow } from '../chain-stores.ts';
import { compareDecimals, formatUnits } from '../decimal.ts';
import {
  EVIDENCE_MOST,
  OUTFLOW_LEVELS,
  type Assessment,
  type OutflowEvidence,
  type OutflowFinding,
  type OutflowReason,
} from '../outflow.ts';
import { HOUR, MINUTE, type Instant } from '../time.ts';
import type { Tier } from '../transfer.ts';
import { isContested, type Wallet } from '../wallet.ts';
import { markOf, takenId } from './taken.ts';
import type { WalletEvent } from './wallet-events.ts';

/** An alarm is over when nothing unusual has left for so long (design: clear after 6 h). */
export const EPISODE_QUIET_MS = 6 * HOUR;
/** Receivers that are told apart; a wallet that pays more of them has at least so many. */
const RECEIVERS_TOLD_APART = 60;
/** Where the terms name no window, what left in the last hour belongs to the alarm. */
const LOOK_BACK_MS = HOUR;

/** How sure a transfer is. */
export interface TierAt {
  /** The newest block that is known of, and the newest irreversible one; null where it is not known. */
  tip: number | null;
  final: number | null;
  depth: { confirmed: number; final: number };
}

export const tierOf = (height: number | null, { tip, final, depth }: TierAt): Tier => {
  if (height === null || tip === null) return 'seen';
  if (final !== null && height <= final) return 'final';
  const upon = tip - height;
  // A node that tells its own last irreversible block knows better than a count.
  if (final === null && upon >= depth.final) return 'final';
  return upon >= depth.confirmed ? 'confirmed' : 'seen';
};

const rank = ({ level }: Pick<Assessment, 'level'>): number => (level === null ? -1 : OUTFLOW_LEVELS.indexOf(level));

/** The graver of two: what is told of a run is the worst of it. */
const graver = (a: Assessment, b: Assessment): Assessment => {
  const first = rank(a) > rank(b) || (rank(a) === rank(b) && a.score >= b.score) ? a : b;
  return { ...first, share: Math.max(a.share, b.share) };
};

const largest = (evidence: readonly OutflowEvidence[]): OutflowEvidence[] =>
  evidence
    .toSorted((a, b) => compareDecimals(b.amount, a.amount))
    .slice(0, EVIDENCE_MOST)
    .toSorted((a, b) => a.at - b.at);

const minutesOf = (reason: OutflowReason): number => ('minutes' in reason ? reason.minutes : 0);

/** What left shortly before the alarm belongs to it: thieves try small sums first, and take many. */
const leadUp = (taken: readonly TakenFlow[], { reasons }: Assessment, at: Instant): TakenFlow[] => {
  const window = Math.max(LOOK_BACK_MS, ...reasons.map((reason) => minutesOf(reason) * MINUTE));
  return taken.filter((one) => one.kind === 'out' && one.at >= at - window);
};

type Sums = Pick<Episode, 'moved' | 'disputed' | 'paid' | 'receivers'>;

const EMPTY: Sums & Pick<Episode, 'evidence'> = { moved: '0', paid: [], receivers: 0, evidence: [] };

const plus = (sum: string, raw: string): string => String(BigInt(sum) + BigInt(raw));

const withPaid = (sums: Sums, { raw, to, disputed }: Pick<TakenFlow, 'raw' | 'to' | 'disputed'>): Sums => {
  const mark = to === null ? null : markOf(to);
  const fresh = mark !== null && !sums.paid.includes(mark) && sums.paid.length < RECEIVERS_TOLD_APART;
  return {
    ...sums,
    moved: plus(sums.moved, raw),
    ...(disputed && { disputed: plus(sums.disputed ?? '0', raw) }),
    paid: fresh ? [...sums.paid, mark] : sums.paid,
    receivers: sums.receivers + Number(fresh),
  };
};

/**
 * Takes one payment in, as the detector has assessed it. `before` are the transfers remembered until then. An alarm
 * begins with the first unusual payment, reaches back to what led up to it, and ends after hours without another.
 */
export const advanceEpisode = (
  episode: Episode | null,
  event: WalletEvent,
  assessment: Assessment,
  flow: Pick<WalletFlow, 'decimals'> & { before: readonly TakenFlow[] },
): Episode | null => {
  const going = episode !== null && event.at - episode.at <= EPISODE_QUIET_MS ? episode : null;
  if (event.kind !== 'out' || (going === null && assessment.level === null)) return going;
  const led = going === null ? leadUp(flow.before, assessment, event.at) : [];
  const sums = led.reduce(withPaid, going ?? EMPTY);
  const { txid, index, to, height } = event.transfer;
  const amount = formatUnits(event.raw, flow.decimals);
  const evidence: OutflowEvidence = { txid, index, to, amount, at: event.at, height, tier: 'seen' };
  return {
    ...withPaid(sums, { raw: String(event.raw), to, ...(event.disputed && { disputed: event.disputed }) }),
    since: going?.since ?? Math.min(event.at, ...led.map(({ at }) => at)),
    at: event.at,
    evidence: largest([...(going?.evidence ?? []), evidence]),
    peak: going === null ? assessment : graver(assessment, going.peak),
  };
};

/** Takes a payment back that never was; an alarm of which nothing is left is none. */
export const retractFromEpisode = (episode: Episode | null, gone: TakenFlow, wallet: string): Episode | null => {
  if (episode === null || gone.kind !== 'out' || gone.at < episode.since) return episode;
  const before = BigInt(episode.moved);
  const moved = before - BigInt(gone.raw);
  if (moved <= 0n) return null;
  const left = Number((moved * 10_000n) / before) / 10_000;
  return {
    ...episode,
    moved: String(moved),
    ...(gone.disputed && { disputed: String(BigInt(episode.disputed ?? '0') - BigInt(gone.raw)) }),
    evidence: episode.evidence.filter((one) => takenId(one, wallet) !== gone.id),
    peak: { ...episode.peak, share: episode.peak.share * left },
  };
};

/** Half of what left, or more, may have stayed with the exchange. */
const mayBeOwn = ({ moved, disputed = '0' }: Episode): boolean => BigInt(disputed) * 2n >= BigInt(moved);

/** What is to be told of a wallet; undefined where nothing is unusual. */
export const findingOf = (flow: WalletFlow, wallet: Wallet, at: TierAt): OutflowFinding | undefined => {
  const { episode, chain, contract, asset, decimals } = flow;
  if (episode === null || episode.peak.level === null) return undefined;
  const { level, score, share, reasons } = episode.peak;
  return {
    chain,
    wallet: flow.wallet,
    contract,
    asset,
    level,
    score,
    share,
    reasons,
    moved: formatUnits(BigInt(episode.moved), decimals),
    since: episode.since,
    at: episode.at,
    receivers: episode.receivers,
    evidence: episode.evidence.map((one) => ({ ...one, tier: tierOf(one.height, at) })),
    disputed: isContested(wallet) || mayBeOwn(episode),
  };
};
